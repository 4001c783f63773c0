"""Which items hold several submissions that may each become an item of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gateway.items import RawItem, Sender, SenderStatus
from gateway.proposal import SplitRow
from parsers.document import BatchRow, Document, SegmentKind
from parsers.walk import walk_documents

REPEATED = "batch_reference_repeated"
_PROVED = frozenset({SenderStatus.VERIFIED, SenderStatus.STAFF})
_OF_OTHERS = frozenset({SegmentKind.QUOTE, SegmentKind.FORWARDED})


@dataclass(frozen=True, slots=True)
class Batches:
    """The site's rules. More than `most_rows` submissions stay one item.

    `senders` are addresses, in lower case, whose letters a form service writes: the only letters that are taken apart.
    """

    most_rows: int = 500
    senders: frozenset[str] = frozenset()

    def rows(self, raw: RawItem, document: Document, sender: Sender) -> tuple[SplitRow, ...]:
        """The submissions to make items of; empty where the item stays whole: one submission, too many, or nobody proved who sent it.

        Somebody's own words in a letter may be about any of its rows, so that only a service's letters are taken apart.
        """
        if sender.status not in _PROVED or raw.envelope.batch is not None:
            return ()
        if document.message is None:
            found = [(raw.envelope.untrusted_filename, row) for row in document.batch]
        else:
            found = list(_attached(document)) if self._is_from_a_service(document) else []
        return tuple(_numbered(found)) if len(found) <= self.most_rows else ()

    def reasons(self, raw: RawItem, document: Document) -> tuple[str, ...]:
        """Why an item waits that is one of several submissions, or that holds several and stays whole."""
        if raw.envelope.batch is not None:
            return raw.envelope.batch.doubts
        held = [inner for _, inner in walk_documents(document) if len(inner.batch) > 1]
        too_many = sum(len(inner.batch) for inner in held) > self.most_rows
        return () if not held else ("batch_too_large",) if too_many else ("batch_whole",)

    def _is_from_a_service(self, document: Document) -> bool:
        """A letter of one listed sender, with nothing attached but exports of several submissions, and no earlier letter in it."""
        message = document.message
        addresses = {address.lower() for _, address in message.sender} if message else set()
        listed = len(addresses) == 1 and addresses <= self.senders
        only_exports = all(part.document is not None and part.document.batch for part in document.parts)
        return listed and only_exports and not any(segment.kind in _OF_OTHERS for segment in document.segments)


USUAL = Batches()


def _attached(document: Document) -> Iterator[tuple[str, BatchRow]]:
    for part in document.parts:
        for row in part.document.batch if part.document else ():
            yield part.untrusted_filename, row


def _numbered(found: Iterable[tuple[str, BatchRow]]) -> Iterator[SplitRow]:
    """Numbered over the whole item; what only the whole file shows goes along as a doubt."""
    for number, (name, row) in enumerate(found, start=1):
        yield SplitRow(number, row.content, name, (REPEATED,) if row.repeated == "yes" else ())
