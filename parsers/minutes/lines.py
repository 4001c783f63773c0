"""Segments of minutes cut to lines: minutes say one thing a line, whatever the file's paragraphs are.

Only running text is cut, at its line ends; wrapped lines are joined again, so that no sentence is torn. Rows keep their
cells. Nothing is dropped: the lines of a segment, joined, are its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.document import Segment, SegmentKind
from parsers.minutes.names import name_at
from parsers.minutes.typed_tables import is_typed_row, typed_rows
from parsers.minutes.words import Zone, numbering_of, without_numbering, zone_of

READ = frozenset(
    {SegmentKind.HEADING, SegmentKind.BODY, SegmentKind.TABLE_ROW, SegmentKind.FIELD, SegmentKind.FORWARDED, SegmentKind.TEXT_BOX}
)
_CUT = frozenset({SegmentKind.BODY, SegmentKind.FORWARDED, SegmentKind.TEXT_BOX})
ARROW = r"(?:[-=–—]{1,2}>|>{2,3}|[→⇒➔➜➡➤►▶↳»])"  # before what somebody is to do
_BULLET = re.compile(r"^\s*(?:[•▪●◦‣·*o–—-]|[☐☒☑✓✔✗]|\[[ xX]?\]|[-*]\s*\[[ xX]?\])\s+")
_MARKED = re.compile(rf"^\s*(?:{ARROW}|[•▪●◦‣·*–—-]\s|[☐☒☑✓✔✗]|\[[ xX]?\]|\(?\d{{1,2}}(?:\.\d{{1,2}})*[.):]\s|\(?[a-z][.)]\s)")
_LONE_MARK = re.compile(r"[•▪●◦‣·*–—-]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.):]|\d{1,2}")
_LABEL = re.compile(r"^(?P<label>[^\s:][^:\n|]{0,70}?)\s*(?::|\s[–—-]\s|–|—)\s*(?P<value>.*)$", re.DOTALL)
_COLON = re.compile(r"^(?P<label>[^\s:][^:\n|]{0,70}?)\s*:(?!\d)\s*(?P<value>.*)$", re.DOTALL)
_DOTTED = re.compile(r"^(?P<label>[^\s.:][^.:\n|]{0,40}?)\s*(?:\.\s?){3,}\s*(?P<value>[^\s.].*)$", re.DOTALL)  # "Date ..... 3 May"
_SPACED = re.compile(r"(?:[A-Z] ){2,}[A-Z](?: {2,}(?:[A-Z] )+[A-Z])*")  # "R U B Y"
_TASK = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3} (?:to|will|shall) [a-z]")
_ENDED = (".", "!", "?", ":", ";", ")", "|")
_WRAPPED_AT = 56  # characters: a line shorter than this was ended on purpose
_RAGGED = 14  # how far a wrapped line may fall short of the widest
_WIDEST = 130  # no text is wrapped by hand at more
_ROW_AND_COLUMN = re.compile(r"R\d+C\d+")
# A page's layout may run two lines together: a new speaker or a decision begins a line of its own.
_SPOKEN = re.compile(
    r"(?<=[.!?])\s+(?=(?:police|school(?: nurse)?|nursery|college|gp|health(?: visitor)?|midwife|hospital|camhs|social (?:care|worker)|housing|probation|youth \w+|"
    r"(?:class )?teacher|education|dentist|decision|outcome|agreed|action(?: ?\d+)?)(?: (?:letter|report))?:\s)"
    r"|(?<=[.!?])\s+(?=[^\W\d_][\w'’-]{1,20}(?: [^\W\d_][\w'’-]+){0,2}:\s*$)",
    re.IGNORECASE,
)
_INNER_LABEL = re.compile(r"(?<=\S)\s+((?:[A-Z][a-z]+|[A-Z]{3,})(?: [a-z]+){0,3}):\s")
_PEOPLE_PARTS = frozenset({Zone.PRESENT, Zone.APOLOGIES})
_PARTS = frozenset({Zone.APOLOGIES, Zone.DISTRIBUTION, Zone.CONFIDENTIAL})
_RULE = re.compile(r"^\s*[-=_*~#]{3,}\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One segment as the reader of minutes sees it.

    `text` is without bullet and number; `number` is the number as written. `label` and `value` are of a run-in label, or of a
    row with a label column. `continues` says "yes" where the line is the rest of the one before. `heading` is its words where
    the line announces what follows, else "".
    """

    segment: Segment
    text: str
    number: str = ""
    label: str = ""
    value: str = ""
    heading: str = ""
    continues: str = "no"

    @property
    def id(self) -> str:
        """The segment's id."""
        return self.segment.id

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """(header, value) of each cell of a row."""
        return tuple((c.header, self.segment.text[c.start : c.end]) for c in self.segment.locator.cells)

    @property
    def table(self) -> tuple[str, int | None]:
        """What tells the row's table from others."""
        return self.segment.locator.sheet, self.segment.locator.table

    @property
    def columns(self) -> tuple[str, ...]:
        """The column of each cell, from its reference ("B7", "R7C2")."""
        refs = (cell.ref for cell in self.segment.locator.cells)
        return tuple(ref[ref.rindex("C") :] if _ROW_AND_COLUMN.fullmatch(ref) else ref.rstrip("0123456789") for ref in refs)


def refined(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The same text, one line a segment; ids of pieces are the segment's own with ".0", ".1" behind."""
    return tuple(piece for segment in segments for piece in _pieces(segment))


def _pieces(segment: Segment) -> Iterator[Segment]:
    if segment.kind is SegmentKind.TABLE_ROW:
        yield from _row_pieces(segment)
        return
    lines = [part for line in joined_lines(segment.text) for part in _run_apart(line)] if segment.kind in _CUT else [segment.text]
    if len(lines) < 2:  # noqa: PLR2004 - one line is the segment itself
        yield segment
        return
    yield from typed_rows([replace(segment, id=f"{segment.id}.{n}", text=line) for n, line in enumerate(lines)])


def _run_apart(line: str) -> Iterator[str]:
    """A line that a page's layout ran together, cut before a new speaker and before the label of a part of minutes."""
    for part in _SPOKEN.split(line):
        start = 0
        for label in _INNER_LABEL.finditer(part):
            if zone_of(label[1]) in _PARTS:
                yield part[start : label.start()]
                start = label.start(1)
        yield part[start:]


def _row_pieces(segment: Segment) -> Iterator[Segment]:
    """A layout table's row "Information shared | many lines" is cut like text; other rows stay whole."""
    cells = segment.locator.cells
    values = [segment.text[c.start : c.end] for c in cells]
    if len(values) == 2 and _LONE_MARK.fullmatch(values[0].strip()) and not re.search(r"[^\W\d_]{2}", cells[1].header):  # noqa: PLR2004 - a bullet and its text
        mark = values[0].strip()
        text = f"{mark}{'.' if mark.isdigit() else ''} {' '.join(values[1].split())}"
        yield replace(segment, text=text, kind=SegmentKind.BODY, locator=replace(segment.locator, cells=()))
        return
    if {zone_of(c.header) for c in cells} >= _PEOPLE_PARTS:
        yield from _side_by_side(segment)
        return
    layout = len(values) == 1 or (len(values) == 2 and zone_of(values[0]) is not None and len(values[0]) < _WRAPPED_AT)  # noqa: PLR2004 - label and value
    lines = [line for line in values[-1].split("\n") if line.strip()] if layout else []
    if len(lines) < 2:  # noqa: PLR2004 - one line is the row itself
        yield segment
        return
    locator = replace(segment.locator, cells=())
    titles = [segment.text[: cells[-1].start].rstrip(" |")] if len(values) > 1 else []
    for n, text in enumerate([*titles, *lines]):
        kind = SegmentKind.HEADING if n < len(titles) else SegmentKind.BODY
        yield replace(segment, id=f"{segment.id}.{n}", text=text, kind=kind, locator=locator)


def _side_by_side(segment: Segment) -> Iterator[Segment]:
    """A row with those present in one cell and the apologies in another: each cell's lines one below the other, under its label."""
    start, pieces = 0, []
    for cell in segment.locator.cells:
        text = segment.text[start : cell.end].lstrip(" |")
        pieces += (text if cell.header in text else f"{cell.header}: {text}").split("\n")
        start = cell.end
    locator = replace(segment.locator, cells=())
    for n, text in enumerate(piece for piece in pieces if piece.strip()):
        yield replace(segment, id=f"{segment.id}.{n}", text=text, kind=SegmentKind.BODY, locator=locator)


def joined_lines(text: str) -> list[str]:
    """Lines of a text with wrapped ones joined, and underlines put to the line they underline."""
    found: list[str] = []
    raw_lines = [raw for raw in text.split("\n") if raw.strip()]
    width = max((len(raw.rstrip()) for raw in raw_lines), default=0)
    for raw in raw_lines:
        if found and (_RULE.match(raw) or _goes_on(found[-1], raw, width)):
            found[-1] = f"{found[-1]}\n{raw}"
        else:
            found.append(raw)
    return found


def _is_list(lines: Sequence[str]) -> bool:
    """Whether lines open alike, with a person and a comma, a dash or a bracket, or with who is to do something: none is wrapped."""
    return all(_is_task(line) for line in lines) or all(_is_entry(line) for line in lines)


def _is_task(line: str) -> bool:
    return _TASK.match(_BULLET.sub("", line).strip()) is not None


def _is_entry(line: str) -> bool:
    named = name_at(line)
    return (
        named is not None
        and " " in named.name
        and line[named.end :].lstrip()[:1] in {",", "(", "-", "–", "—"}
        and not line.rstrip().endswith(".")
    )


def _goes_on(above: str, line: str, width: int) -> bool:
    """Whether a line is the rest of the one above: it starts small, or the one above is as wide as the text and ends open."""
    if _is_list([above.rsplit("\n", 1)[-1], line]):
        return False
    if is_typed_row(line) or is_typed_row(above) or _MARKED.match(line) or _RULE.match(above.rsplit("\n", 1)[-1]):
        return False
    last = above.rsplit("\n", 1)[-1].rstrip()
    if (above.count("(") > above.count(")") and line.count("(") < line.count(")")) or (
        line.startswith("(") and not last.endswith(_ENDED[:-2])
    ):
        return True  # a bracket that the line above has opened, or that tells of its last word
    if line.lstrip()[:1].islower():
        return not last.endswith((".", "!", "?", ":"))
    if _MARKED.match(above) and not line.startswith((" ", "\t")):
        return False
    full = len(last) >= _WRAPPED_AT and len(last) >= width - _RAGGED and width <= _WIDEST
    return full and not last.endswith(_ENDED) and not _COLON.match(line)


def lines_of(segments: Iterable[Segment]) -> tuple[Line, ...]:
    """The lines of a document's refined segments, in order; kinds that are not the meeting's own words are left out."""
    found: list[Line] = []
    for segment in segments:
        if segment.kind in READ:
            found.append(_line(segment, found[-1] if found else None))
    return tuple(found)


def _line(segment: Segment, above: Line | None) -> Line:
    if segment.kind is SegmentKind.TABLE_ROW and segment.locator.cells:
        return _row_line(segment)
    bare = _closed_up(" ".join(w for w in segment.text.split() if not _RULE.match(w)), segment.text)
    starred = _STARRED.match(bare)
    text = without_numbering(_BULLET.sub("", starred[2] if starred else bare))
    number = numbering_of(_BULLET.sub("", bare))
    label, value = label_and_value(text)
    heading = (
        text
        if (segment.kind is SegmentKind.HEADING and not _is_run_in(label, value))
        or _stands_alone(text, segment)
        or (
            bool(number)
            and text.isupper()
            and _LEAST_SHOUTED <= len(text.split()) <= _MOST_SHOUTED
            and not text.endswith((".", ";", ","))
            and not value
        )
        or (_SPACED.match(segment.text.strip()) is not None and " " not in bare)
        or (starred and bare.endswith(starred[1]))
        else ""
    )
    continues = "yes" if above is not None and not heading and _is_rest(above, segment) else "no"
    return Line(segment, text, number, label, value, heading.rstrip(": "), continues)


def _closed_up(bare: str, written: str) -> str:
    """A heading in spaced capitals as a word: "R U B Y" as "RUBY"."""
    spaced = _SPACED.fullmatch(written.split("\n", 1)[0].strip()) if len(bare) <= _LONGEST_SPACED else None
    return " ".join(part.replace(" ", "") for part in re.split(r" {2,}", spaced[0])) if spaced else bare


def _row_line(segment: Segment) -> Line:
    values = [segment.text[c.start : c.end].strip() for c in segment.locator.cells]
    if len(values) == 1:
        text = without_numbering(values[0])
        header = segment.locator.cells[0].header
        alone = text if not header and (zone_of(text) is not None or len(text.split()) <= _FEW) and not text.endswith(".") else ""
        label, value = label_and_value(text)
        return Line(segment, text, numbering_of(values[0]), label, value, alone.rstrip(": "))
    label, value = (values[0], values[1]) if len(values) == 2 else ("", "")  # noqa: PLR2004 - label and value
    return Line(segment, segment.text, label=label.rstrip(": "), value=value)


_FEW = 12
_PAGE = re.compile(r"\bpage \d", re.IGNORECASE)
_LONGEST_SPACED = 80
_LEAST_SHOUTED, _MOST_SHOUTED = 2, 9  # words of a numbered line in capitals
_APOLOGISED = re.compile(
    r"^(?i:(?:formal )?apologies (?:for absence )?(?:(?:were|was|have been|had been) )?(?:received|given|sent|noted|tendered|from)(?: (?:from|by))?):? (?P<who>[A-Z].+)$",
    re.DOTALL,
)
_STARRED = re.compile(r"^([*_#=~]{1,3})\s*(\S.*?)\s*\1?$")
_HEAD_LABEL = re.compile(
    r"(?:(?:meeting|review|conference|panel) )?date(?: (?:and time|of (?:the )?(?:meeting|conference|review|panel|discussion|birth)))?|d\.?o\.?b\.?|edd|born|chair\w*|venue|time",
    re.IGNORECASE,
)


def label_and_value(text: str) -> tuple[str, str]:
    """A run-in label and what follows it; ("", "") where the line has none. A dash counts only behind a word we know."""
    sentence = _APOLOGISED.match(text)
    if sentence:
        return "Apologies", sentence["who"]
    dotted = _DOTTED.match(text)
    if dotted:
        return dotted["label"].strip("*_ "), dotted["value"].strip()
    colon = _COLON.match(text)
    if colon:
        return colon["label"].strip("*_ "), colon["value"].strip()
    dash = _LABEL.match(text)
    if dash and (zone_of(dash["label"]) is not None or _HEAD_LABEL.fullmatch(dash["label"])):
        return dash["label"].strip("*_ "), dash["value"].strip()
    return "", ""


def _is_run_in(label: str, value: str) -> bool:
    """Whether a line that is set as a heading is a label with its value: "Apologies: Ann Lee"."""
    return bool(value) and zone_of(label) in {Zone.PRESENT, Zone.APOLOGIES} and bool(re.search(r"[A-Z]", value))


def _stands_alone(text: str, segment: Segment) -> bool:
    """Whether a line of running text is a heading by its words: a part of minutes and nothing behind it."""
    if segment.kind is SegmentKind.FIELD or (text.endswith((".", ";", ",")) and zone_of(text) is not Zone.BUSINESS):
        return False
    zone = zone_of(text.rstrip(": "))
    if zone is not Zone.CHILD:
        return zone is not None
    return text.endswith(":") or len(text.split()) > 1 or text.isupper() or text.casefold() in {"children", "subjects", "pupils"}


def _is_rest(above: Line, segment: Segment) -> bool:
    """Whether a paragraph that a page's layout tore off is the rest of the one above."""
    if above.heading or segment.kind is SegmentKind.TABLE_ROW or above.segment.kind is SegmentKind.TABLE_ROW:
        return False
    return segment.text[:1].islower() and not above.segment.text.rstrip().endswith((".", "!", "?", ":"))


def heads_page(lines: Sequence[Line], number: int, within: int) -> bool:
    """Whether a line repeats a marking of the file's first `within` lines at the head or foot of a later page."""
    line = lines[number]
    if not any(line.text.casefold() == first.text.casefold() for first in lines[: min(within, number)]):
        return False
    beside = [*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2]]
    turned = any(other.segment.locator.page != line.segment.locator.page for other in beside)
    return turned or any(_PAGE.search(other.segment.text) for other in beside)
