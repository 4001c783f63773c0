"""Renditions made in one confined child and verified in another: neither can reach anything, and neither trusts the other.

A rendition that fails a check, or whose maker or verifier dies or takes too long, does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Self

from gateway.errors import Rejected
from gateway.renditions.making.scans import PAGES, SCANS
from gateway.renditions.orders import BURNT, EXPECTATION, ORDER, Burnt, Expectation, Outcome, ReadWord, RenditionOrder
from gateway.renditions.planning import Plan
from gateway.renditions.verifying.checks import CODES
from gateway.renditions.verifying.readings import nothing_to_find, reads_nothing, shows_banner
from gateway.sandbox.pairs import PairServer, Question
from gateway.sandbox.pictures import PictureReader
from gateway.sandbox.reader import SandboxSettings
from parsers.ocr import word_box
from parsers.page_scan import Scan

_MAKER = "gateway.renditions.making.pages:make_rendition"
_SCANNER = "gateway.renditions.making.scans:scan_pages"
_VERIFIER = "gateway.renditions.verifying.checks:verify_rendition"
_SECONDS = 180  # of processor and clock for a long document's pages
UNREAD, UNVERIFIED = "rendition_reading", "rendition_verifier"
"""Codes beside those of `CHECKS`: the reader of pictures found something or is missing; the verifier ended without a verdict."""


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
            scans, seen = self._scans(content, untrusted_filename, planned.pictures)
            order = replace(planned.order, read=tuple(self._read(scans)))
            made, burnt = self.drawn(content, untrusted_filename, order)
        except Rejected as error:
            return Outcome(failed=(error.hint or error.code,))
        verified = self._verified(made, replace(planned.expected, burnt=burnt))
        if verified.failed:
            return replace(verified, seen=seen)
        return replace(verified, content=made, seen=seen)

    def ordered(self, content: bytes, untrusted_filename: str, planned: Plan) -> RenditionOrder:
        """The plan's order with the words of pictures. Raises `Rejected("rendition_not_made")`, with the reason as its hint."""
        return replace(planned.order, read=tuple(self._read(self._scans(content, untrusted_filename, planned.pictures)[0])))

    def drawn(self, content: bytes, untrusted_filename: str, order: RenditionOrder) -> tuple[bytes, tuple[Burnt, ...]]:
        """The pages, not yet verified, and what was burnt. Raises `Rejected("rendition_not_made")`, with the reason as its hint."""
        answer = self._answer(self._maker, content, untrusted_filename, ORDER.dump_json(order).decode())
        return answer["rendition"], BURNT.validate_json(answer["burnt"])

    def _scans(self, content: bytes, untrusted_filename: str, pages: tuple[int, ...]) -> tuple[tuple[Scan, ...], int]:
        """Pictures of the pages that are to be read, and how many pages are, or hold, pictures."""
        answer = self._answer(self._scanner, content, untrusted_filename, PAGES.dump_json(pages).decode())
        scans = SCANS.validate_json(answer["scans"])
        return tuple(replace(scan, content=answer[f"scan-{number}"]) for number, scan in enumerate(scans)), int(answer["seen"])

    def _read(self, scans: tuple[Scan, ...]) -> Iterator[ReadWord]:
        """Where their words stand; there is no rendition of a file that nobody could read."""
        for scan in scans:
            words = self._pictures.words(scan.content) if self._pictures else None
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
        return self._verified(made, wanted).failed

    def _verified(self, made: bytes, wanted: Expectation) -> Outcome:
        """The verdict, without the rendition: which checks it passed and failed, how many pages were looked at."""
        question = Question(made, "", "application/pdf", EXPECTATION.dump_json(wanted).decode())
        try:
            answer = self._verifier.ask(question, UNVERIFIED)
            passed, failed = (CODES.validate_json(answer[name]) for name in ("passed", "failed"))
        except (Rejected, KeyError, ValueError):
            return Outcome(failed=(UNVERIFIED,))
        pages = sum(name.startswith("page-") for name in answer)
        failed = failed or ((UNREAD,) if self._gives_away(answer, pages, wanted) else ())
        return Outcome(failed=failed, passed=() if failed else (*passed, UNREAD), pages=pages)

    def _gives_away(self, answer: dict[str, bytes], pages: int, wanted: Expectation) -> bool:
        """Whether any page, as read from its picture, tells something, lacks the banner that belongs above it, or could not be read."""
        for number in range(1, pages + 1):
            if self._pictures and nothing_to_find(number, wanted):
                continue
            picture = answer.get(f"page-{number}", b"")
            words = self._pictures.words(picture) if picture and self._pictures else None
            if words is None or not reads_nothing(words, number, wanted) or not shows_banner(words, number, wanted):
                return True
        return pages == 0
