"""A table row as one person: the column headings say what each cell is, so no recogniser has to guess."""

from __future__ import annotations

import re
from collections.abc import Callable

from gateway.matching import dates, identifiers
from gateway.matching.evidence import Evidence, EvidenceKind
from gateway.matching.normalise import name_tokens
from gateway.matching.occurrence import Occurrence
from gateway.matching.set_apart import ELSEWHERE, cell_sets_apart
from parsers.document import Cell, Segment

_EXTRACTOR = "row@1"
_PAIR = 2  # cells of a label with its answer
_NAME_ENDS = re.compile(
    r"(?<!\s)\s*+[,;(|/–-]?\s*+(?=\d)"
    r"|(?<!\s)\s*+[,;(|]?\s*+\b(?=(?:d\.?\s?o\.?\s?b\b|date\s+of\s+birth|born|nhs|aged?|upn)\b)",
    re.IGNORECASE,
)
_BORN_BEHIND = re.compile(
    r"[\s,;(|/–-]*(?:(?:d\.?\s?o\.?\s?b\.?|date\s+of\s+birth|born)[\s:]*)?(?P<date>\d[\d./-]{5,9}|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?\s+\d{4})",
    re.IGNORECASE,
)
_TEN_FIGURES = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
_GIVEN = re.compile(
    r"^(?:(?:legal|preferred|child'?s?|pupil'?s?|student'?s?)\s+)?(?:fore ?name|first\s*name|given\s*name)s?$", re.IGNORECASE
)
_FAMILY = re.compile(r"^(?:(?:legal|preferred|child'?s?|pupil'?s?|student'?s?)\s+)?(?:sur ?name|last\s*name|family\s*name)$", re.IGNORECASE)
_WHOLE = re.compile(
    r"^(?:name|full\s*name|(?:child|pupil|student|patient|young\s+person|client|subject)(?:'?s)?(?:\s+(?:full\s+)?name)?)$", re.IGNORECASE
)
_FACTS: tuple[tuple[re.Pattern[str], EvidenceKind, Callable[[str], str]], ...] = (
    (re.compile(r"^(?:d\.?o\.?b\.?|date\s+of\s+birth|birth\s*date|born)$", re.IGNORECASE), EvidenceKind.DATE_OF_BIRTH, dates.iso_date),
    (re.compile(r"^nhs(?:\s+(?:no\.?|number))?$", re.IGNORECASE), EvidenceKind.NHS_NUMBER, identifiers.nhs_number),
    (re.compile(r"^upn$", re.IGNORECASE), EvidenceKind.UPN, identifiers.upn),
    (re.compile(r"^(?:home\s+)?address$", re.IGNORECASE), EvidenceKind.ADDRESS, str.strip),
    (re.compile(r"^post\s*code$", re.IGNORECASE), EvidenceKind.POSTCODE, str.strip),
    (re.compile(r"^school$", re.IGNORECASE), EvidenceKind.SCHOOL, str.strip),
    (re.compile(r"^(?:gp|gp\s+(?:practice|surgery))$", re.IGNORECASE), EvidenceKind.GP_PRACTICE, str.strip),
)


def row_occurrence(passage: str, segment: Segment) -> Occurrence | None:
    """The person of a row; None where no heading announces a name, and where the row is a label with its answer."""
    cells = segment.locator.cells
    if _is_labelled_line(segment):
        return None
    given, family = _first(cells, _GIVEN), _first(cells, _FAMILY)
    whole = _first(cells, _WHOLE)
    name = _name(passage, segment, [c for c in (family, given) if c is not None] or [c for c in (whole,) if c is not None])
    if name is None:
        return None
    facts = [fact for cell in cells for fact in _facts(passage, segment, cell)]
    if whole is not None:
        facts += _beside_the_name(passage, segment, whole)
    apart = any(cell_sets_apart(segment.text[cell.start : cell.end]) for cell in cells)
    return Occurrence(name, frozenset({"table_row", ELSEWHERE} if apart else {"table_row"}), tuple(facts), section=segment.section)


def _first(cells: tuple[Cell, ...], heading: re.Pattern[str]) -> Cell | None:
    return next((c for c in cells if heading.match(c.header.strip())), None)


def _name(passage: str, segment: Segment, cells: list[Cell]) -> Evidence | None:
    texts = [t for c in cells if name_tokens(t := _NAME_ENDS.split(segment.text[c.start : c.end].strip(), maxsplit=1)[0])]
    if not texts:
        return None
    value = ", ".join(texts)
    kind = EvidenceKind.NAME if len(name_tokens(value)) > 1 else EvidenceKind.GIVEN_NAME
    return Evidence(kind, value, passage, min(c.start for c in cells), max(c.end for c in cells), _EXTRACTOR)


def _is_labelled_line(segment: Segment) -> bool:
    """Whether the row is a label and what it says, which may be several persons: "Children | Amy Fox, 1.2.2015, and the baby Lou"."""
    cells = segment.locator.cells
    return len(cells) == _PAIR and not cells[0].header and segment.text[cells[0].start : cells[0].end].strip() == cells[1].header.strip()


def _beside_the_name(passage: str, segment: Segment, cell: Cell) -> list[Evidence]:
    """What a cell for the name holds behind it: the date right behind it, and numbers whose check digits agree."""
    text = segment.text[cell.start : cell.end]
    end = found.start() if (found := _NAME_ENDS.search(text)) else len(text)
    facts: list[tuple[EvidenceKind, str, tuple[int, int]]] = []
    if (born := _BORN_BEHIND.match(text, end)) and dates.is_full(value := dates.iso_date(born["date"])):
        facts.append((EvidenceKind.DATE_OF_BIRTH, value, born.span("date")))
    facts += [(EvidenceKind.NHS_NUMBER, v, m.span()) for m in _TEN_FIGURES.finditer(text, end) if (v := identifiers.nhs_number(m[0]))]
    return [Evidence(kind, value, passage, cell.start + low, cell.start + high, _EXTRACTOR) for kind, value, (low, high) in facts]


def _facts(passage: str, segment: Segment, cell: Cell) -> list[Evidence]:
    text = segment.text[cell.start : cell.end]
    found = ((kind, read(text)) for heading, kind, read in _FACTS if heading.match(cell.header.strip()))
    return [Evidence(kind, value, passage, cell.start, cell.end, _EXTRACTOR) for kind, value in found if value]
