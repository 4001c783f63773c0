"""Renditions made in one confined child and verified in another: neither can reach anything, and neither trusts the other.

A rendition that fails a check, or whose maker or verifier dies or takes too long, does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from gateway.errors import Rejected
from gateway.renditions.making.scans import PAGES, SCANS
from gateway.renditions.orders import BURNT, EXPECTATION, ORDER, Burnt, Expectation, ReadWord, RenditionOrder
from gateway.renditions.planning import Plan
from gateway.renditions.verifying.checks import FAILED
from gateway.renditions.verifying.readings import reads_nothing
from gateway.sandbox.pairs import PairServer, Question
from gateway.sandbox.pictures import PictureReader
from gateway.sandbox.reader import SandboxSettings
from parsers.ocr import word_box

_MAKER = "gateway.renditions.making.pages:make_rendition"
_SCANNER = "gateway.renditions.making.scans:scan_pages"
_VERIFIER = "gateway.renditions.verifying.checks:verify_rendition"
_SECONDS = 180  # of processor and clock for a long document's pages
UNREAD, UNVERIFIED = "rendition_reading", "rendition_verifier"
"""Codes beside those of `CHECKS`: the reader of pictures found something or is missing; the verifier ended without a verdict."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verified rendition, or none and why: `failed` are codes of checks, or one word for why nothing was made."""

    content: bytes = b""
    failed: tuple[str, ...] = ()


class SandboxedRenditions:
    """Makes and verifies. Without a reader of pictures nothing passes: what cannot be looked at cannot leave."""

    def __init__(self, pictures: PictureReader | None, settings: SandboxSettings | None = None) -> None:
        limits = settings or SandboxSettings()
        limits = replace(limits, cpu_seconds=max(_SECONDS, limits.cpu_seconds), wall_seconds=max(float(_SECONDS), limits.wall_seconds))
        self._pictures = pictures
        self._maker = PairServer(_MAKER, limits, limits.answer_bytes)
        self._scanner = PairServer(_SCANNER, limits, limits.picture_bytes)
        self._verifier = PairServer(_VERIFIER, limits, limits.picture_bytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the servers."""
        for server in (self._maker, self._scanner, self._verifier):
            server.close()

    def rendition(self, content: bytes, untrusted_filename: str, planned: Plan) -> Outcome:
        """The file's pages by the plan, verified. Raises `Retryable("sandbox_unavailable")` only."""
        try:
            made, burnt = self.drawn(content, untrusted_filename, self.ordered(content, untrusted_filename, planned))
        except Rejected as error:
            return Outcome(failed=(error.hint or error.code,))
        failed = self.failed_checks(made, replace(planned.expected, burnt=burnt))
        return Outcome(failed=failed) if failed else Outcome(made)

    def ordered(self, content: bytes, untrusted_filename: str, planned: Plan) -> RenditionOrder:
        """The plan's order with the words of pictures. Raises `Rejected("rendition_not_made")`, with the reason as its hint."""
        return replace(planned.order, read=tuple(self._read(content, untrusted_filename, planned.pictures)))

    def drawn(self, content: bytes, untrusted_filename: str, order: RenditionOrder) -> tuple[bytes, tuple[Burnt, ...]]:
        """The pages, not yet verified, and what was burnt. Raises `Rejected("rendition_not_made")`, with the reason as its hint."""
        answer = self._answer(self._maker, content, untrusted_filename, ORDER.dump_json(order).decode())
        return answer["rendition"], BURNT.validate_json(answer["burnt"])

    def _read(self, content: bytes, untrusted_filename: str, pages: tuple[int, ...]) -> Iterator[ReadWord]:
        """Where the words of pages that are, or hold, pictures stand; there is no rendition of a file that nobody could read."""
        answer = self._answer(self._scanner, content, untrusted_filename, PAGES.dump_json(pages).decode())
        for number, scan in enumerate(SCANS.validate_json(answer["scans"])):
            words = self._pictures.words(answer[f"scan-{number}"]) if self._pictures else None
            if words is None:
                raise Rejected("rendition_not_made", "rendition_reading")
            for word in words:
                yield ReadWord(word.text, word.confidence, word_box(scan, word), f"{scan.page} {' '.join(word.line)}")

    def _answer(self, server: PairServer, content: bytes, untrusted_filename: str, word: str) -> dict[str, bytes]:
        answer = server.ask(Question(content, untrusted_filename, "", word), "rendition_not_made")
        if "refused" in answer:
            raise Rejected("rendition_not_made", answer["refused"].decode("ascii", "replace"))
        return answer

    def failed_checks(self, made: bytes, wanted: Expectation) -> tuple[str, ...]:
        """Codes of the checks that a rendition fails; a verifier that gives no answer is a failed check."""
        question = Question(made, "", "application/pdf", EXPECTATION.dump_json(wanted).decode())
        try:
            answer = self._verifier.ask(question, UNVERIFIED)
            failed = FAILED.validate_json(answer["failed"])
        except (Rejected, KeyError, ValueError):
            return (UNVERIFIED,)
        return failed or ((UNREAD,) if self._gives_away(answer, wanted) else ())

    def _gives_away(self, answer: dict[str, bytes], wanted: Expectation) -> bool:
        """Whether any page, as read from its picture, tells something, or could not be read."""
        pages = [name for name in answer if name.startswith("page-")]
        for number in range(1, len(pages) + 1):
            words = self._pictures.words(answer[f"page-{number}"]) if self._pictures else None
            if words is None or not reads_nothing(words, number, wanted):
                return True
        return not pages
