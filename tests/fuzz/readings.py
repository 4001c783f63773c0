"""Readings that are no parser of the registry: what is made of a document's words, and that all of them are still there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from parsers import DEFAULT_LIMITS, Document, Segment
from parsers.charsets import decode
from parsers.forms.reader import read_forms
from parsers.lines import text_lines
from parsers.mime import pieces, read_entity
from parsers.minutes.reading import with_meeting
from parsers.plain import parse as read_plain
from parsers.quoting import Chain, mark_lines, passages_of
from parsers.tabular import parse as read_rows
from parsers.tabular import read_rows as rows_of
from tests.fuzz.positions import faults

_UNDERLINE = re.compile(r"[ \t]*[-=_*~]{3,}\s*")  # under a heading it is left out
_BLANK = re.compile(r"[\s\u200b]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reading is tried with, and what is wrong with what it makes of given bytes, as stable words."""

    seeds: tuple[bytes, ...]
    check: Callable[[bytes], tuple[str, ...]]


def _replies(data: bytes) -> tuple[str, ...]:
    """Each line is in one block, in order, and none of its words is lost on the way to passages."""
    wrong: list[str] = []
    lines = text_lines(decode(data))
    for chain in Chain:
        if [marked.line for marked in mark_lines(lines, chain)] != lines:
            wrong.append("lines lost or moved")
        if _bare(passage.text for passage in passages_of(lines, chain)) != _bare(line.text for line in lines):
            wrong.append("words lost on the way to passages")
    return tuple(wrong)


def _spans(data: bytes) -> tuple[str, ...]:
    """The pieces of a message's tree are the message."""
    found = b"".join(piece for _, piece in pieces(read_entity(data, DEFAULT_LIMITS)))
    return () if found == data else ("spans do not sum to the input",)


def _forms(data: bytes) -> tuple[str, ...]:
    document = read_plain(data, DEFAULT_LIMITS)
    return _same_words(document, read_forms(document, ""))


def _minutes(data: bytes) -> tuple[str, ...]:
    document = read_plain(data, DEFAULT_LIMITS)
    return _same_words(document, with_meeting(document))


def _rows(data: bytes) -> tuple[str, ...]:
    """No cell is left out, also where a row has more of them than the first."""
    document = read_rows(data, DEFAULT_LIMITS)
    told = _bare(_texts(document.segments))
    kept = all(_bare([cell]) in told for row in rows_of(data, DEFAULT_LIMITS) for cell in row)
    return (*_same_words(document, read_forms(document, "export.csv")), *(() if kept else ("a cell is left out",)))


def _same_words(before: Document, after: Document) -> tuple[str, ...]:
    lost = () if _bare(_texts(before.segments)) == _bare(_texts(after.segments)) else ("words lost by a reader",)
    return (*faults(after), *lost)


def _texts(segments: Iterable[Segment]) -> Iterable[str]:
    return (segment.text for segment in segments)


def _bare(texts: Iterable[str]) -> str:
    lines = "\n".join(texts).split("\n")
    return _BLANK.sub("", "".join(line for line in lines if not _UNDERLINE.fullmatch(line)))


_FORM = (
    "SAFEGUARDING REFERRAL\nReference: R-12\nChild's name: Ada Test\nDate of birth: 02/05/2015\nAddress: 1 Any Road,\n  Anytown\n"
    "\nCategory of concern\n[x] Neglect\n[ ] Physical\n\u2612 Emotional   \u2610 Sexual\nIs the parent aware? Yes / No\n\n"
    "Reason for referral:\nAda was late on Monday.\n\nHousehold\nName | Date of birth | Relationship\nBo Test | 1 May 1985 | Mother\n"
)
_RECORD = (
    "Minutes of the strategy meeting\nDate: 2 March 2026\nChair: Cy Lowe, Team Manager\n\nPresent:\nAna Lowe, Social Worker, Council\n"
    "Di Nurse, Health Visitor, NHS Trust\nApologies: PC Ed Law, Police\n\n1. Child: Ada Test (born 02/05/2015)\nShe was late.\n\n"
    "2. Child: Bo Test (born 01/05/2016)\nNo concern.\n\nConfidential part\nNot for parents.\n\nDecisions\n"
    "Section 47 enquiry agreed, because of harm.\n\nActions\n1. Di Nurse to ring by 3 May 2026\nAction | Owner | Due\n"
    "Call the GP | Di Nurse | 4 May 2026\n\nAOB\nNone\n\nDistribution: all present\n"
)
_THREAD = (
    "Thanks, seen.\n\nOn Mon, 2 Mar 2026 at 10:30, Bo Test <bo@school.example> wrote:\n> Seen?\n>> Before\nMy answer here.\n> More\n\n"
    "-- \nAda Test\nTeacher\n\nThis e-mail is confidential.\n\n-----Original Message-----\n"
    "From: Cy <cy@council.example>\nSent: 1 March 2026 09:00\nTo: Ada\nSubject: FW: visit\n\nRead.\n________________________________\n"
    "From: Di <di@health.example>\nDate: 1 March 2026\nTo: Cy\nSubject: visit\n\nSeen at home.\n\n---------- Forwarded message ---------\n"
)
_EXPORT = (
    "Reference,Submitted at,Your concern?,Parents consent?,Child's full name,Date of birth\r\nR1,2026-03-02T10:00:00Z,\"Late, and\n"
    'cold",Yes,Ada Test,02/05/2015\r\nR2,2026-03-03T10:00:00Z,Bruise,No,Bo Test,1 May 2016,extra\r\n'
)
_LETTER = (
    b"From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\nmargin\r\n--x\r\n"
    b"Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\n\r\nwords\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>x\r\n--y--\r\n"
    b"--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: s\r\n fold\r\n\r\ninner\r\n--x--\r\nafter\r\n"
)

READINGS = {
    "forms": Reading((_FORM.encode(),), _forms),
    "minutes": Reading((_RECORD.encode(),), _minutes),
    "replies": Reading((_THREAD.encode(),), _replies),
    "rows": Reading((_EXPORT.encode(),), _rows),
    "spans": Reading((_LETTER,), _spans),
}
