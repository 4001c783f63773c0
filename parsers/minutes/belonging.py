"""Which passage is whose. A child's section decides first, then the names in the words; a doubt is said, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from parsers.document import Segment, SegmentKind
from parsers.minutes.child_headings import heading_child, weak_heading
from parsers.minutes.child_rows import NAME_WORDS, opening_name
from parsers.minutes.children import Child, is_same
from parsers.minutes.dates import DATE
from parsers.minutes.introductions import siblings_in
from parsers.minutes.lines import Line
from parsers.minutes.minors import is_another_born
from parsers.minutes.naming import Hits, Register
from parsers.minutes.placed import Placed
from parsers.minutes.pronouns import goes_on, pronouns_of, speaks_of_others
from parsers.minutes.sections import opens_case
from parsers.minutes.words import Zone

_TELLING = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS, Zone.CHILD})
_SILENT = frozenset({Zone.PRESENT, Zone.APOLOGIES, Zone.DISTRIBUTION, Zone.CONFIDENTIAL})
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z]|[\"'“‘(])")
_LEAST_WORDS = 4
_OF_CHILDREN = re.compile(r"\b(?:child|young person|yp|pupil|subject|nominal|student)\b", re.IGNORECASE)
_VICTIM = re.compile(r"(?:alleged )?victim\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:names? of (?:the )?)?(?:subject )?(?:children|young people|pupils)(?: discussed| considered| concerned)?", re.IGNORECASE
)
_OF_SEVERAL = re.compile(
    r"\b(?:both|neither|each) (?:of the )?(?:child(?:ren)?|siblings?|boys?|girls?|brothers?|sisters?)\b|\bthe twins\b", re.IGNORECASE
)
_OF_ALL = re.compile(
    r"\b(?:both|neither) (?:of (?:the|them)\b|the\b|child\w*|siblings?|boys?|girls?|brothers?|sisters?|parents?|are\b|were\b|have\b|has\b)|\b(?:the (?:whole )?(?:family|children|siblings|twins|brothers|sisters|boys|girls|household))\b",
    re.IGNORECASE,
)
_PARENT_FIRST = re.compile(
    r"\W*(?:the |both |their )?(?:mothers?|mum|mam|fathers?|dad|step-?(?:mother|father|mum|dad)|parents|carers?|household|home)\b",
    re.IGNORECASE,
)
"""A sentence about a parent is of all the children of one family, whomever the sentence before named."""
_WORD = re.compile(r"[^\W\d_]+")
_HOME = re.compile(r"\b\d{1,4}[A-Za-z]?\s+[A-Z][a-z]")  # the beginning of an address: brothers and sisters of two homes share nothing
_FAMILY = re.compile(
    r"\b(?!(?:Both|The|All|These|Those|Our|Whole|Each|Other|Neither|Two|Three|Four|Her|His|Their|Wider|Extended|Subject)\b)"
    r"([A-Z][\w’'-]+) (?:family|household|children|kids|parents|siblings)\b"
)
_OF_OTHERS = re.compile(r"who|owner|lead|responsib|action|task|what|agency|role", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one segment: children it belongs to alone or shares; `doubt` "yes" where it tells of some child, nobody knows which."""

    own: int | None = None
    shared: frozenset[int] = frozenset()
    doubt: str = "no"


_NOBODY = Verdict()


@dataclass(slots=True)
class _Judge:
    register: Register
    default: int | None
    last: Verdict = _NOBODY
    above: Line | None = None
    named_default: str = "no"
    siblings: frozenset[str] = frozenset()  # forenames of brothers and sisters who are no subjects
    pronouns: Mapping[int, str] = field(default_factory=dict)
    went_on: str = "no"  # "yes" where the line above was given by its pronoun
    headed: frozenset[int] = frozenset()  # whom the heading of the present case names
    merged_from: str = ""  # the column that is merged over the rows being read

    def of(self, placed: Placed) -> Verdict:
        """Whose the line is; the verdict and the line are remembered for the next one."""
        verdict = self._of(placed)
        self.last, self.above = verdict, placed.line
        return verdict

    def _of(self, placed: Placed) -> Verdict:
        if placed.zone in _SILENT:
            return _NOBODY
        if self.last != _NOBODY and self._goes_on_above(placed.line):
            return self.last
        scope = self._index(placed.scope)
        introduced = frozenset(n for c in placed.introduces if (n := self._index(c)) is not None)
        if opens_case(placed.line, placed.introduces):
            self.headed = introduced if len(_HOME.findall(re.sub(DATE, " ", placed.line.heading))) <= 1 else frozenset()
        hits = self.register.hits(placed.line.segment.text)
        sure = hits.sure | introduced | self._settled(hits, scope, placed.case)
        scope = scope if scope is not None else self._row_owner(placed.line)
        if scope is not None:
            return self._under(scope, sure, placed)
        return self._free(sure, hits, placed)

    def _goes_on_above(self, line: Line) -> bool:
        """Whether a line is the rest of the one above: one that names another child is not, whatever the page's layout says."""
        named = self.register.hits(line.segment.text).sure if line.continues == "yes" else frozenset()
        theirs = {self.last.own} | self.last.shared
        return (line.continues == "yes" and named <= theirs) or self._below_merged_cell(line)

    def _below_merged_cell(self, line: Line) -> bool:
        """Whether a row lacks the first cell that the row above has: a name merged over several rows holds for all of them."""
        above = self.above
        if above is None or not line.columns or not above.columns or line.table != above.table:
            return False
        first = above.columns[0] if self.merged_from == "" else self.merged_from
        missing = first not in line.columns and not self.register.hits(line.segment.text).sure
        self.merged_from = first if missing else ""
        return missing and any(header for header, _ in line.cells)

    def _row_owner(self, line: Line) -> int | None:
        """The child whose name alone fills the column of children, or the first cell of a row that tells of that child."""
        if len(line.cells) == 1:  # a cell cut from a column headed by a child
            headed = self.register.hits(line.cells[0][0]).sure
            return next(iter(headed)) if len(headed) == 1 else None
        for place, (header, value) in enumerate(line.cells):
            if not _OF_CHILDREN.search(header) and (place or _OF_OTHERS.search(header)):
                continue
            named = self.register.hits(opening_name(value, header)).sure
            if len(named) == 1:
                return next(iter(named))
        return None

    def _under(self, scope: int, sure: frozenset[int], placed: Placed) -> Verdict:
        """In a child's section: theirs, shared where another is named; in actions and decisions the names decide."""
        if sure and scope not in sure and placed.zone in {Zone.ACTIONS, Zone.DECISIONS}:
            return _one_or_shared(sure)
        if sure and scope not in sure and placed.aside == "yes":
            return Verdict(doubt="yes")  # of the family raised in passing, or of the meeting's own child: the words do not tell
        if sure <= {scope}:
            return Verdict(own=scope)
        return Verdict(shared=frozenset({scope}))

    def _free(self, sure: frozenset[int], hits: Hits, placed: Placed) -> Verdict:
        strange = placed.stranger == "yes" and _tells(placed.line)
        if strange or (not sure and self.siblings & set(_WORD.findall(placed.line.text))):
            return Verdict(doubt="yes")  # of somebody whom we took for no child of the meeting
        gone_on = self._gone_on(placed.line) if not sure and not hits.unclear and self.default is None else None
        self.went_on = "yes" if gone_on is not None else "no"
        if gone_on is not None:
            return gone_on
        family = self._family_of(placed)
        if family and ((not sure and _tells(placed.line)) or (sure <= family and _OF_ALL.search(placed.line.text))):
            return Verdict(shared=family)
        return self._named(sure, placed) if sure else self._unnamed(hits, placed)

    def _named(self, sure: frozenset[int], placed: Placed) -> Verdict:
        self.named_default = self.named_default if placed.introduces else "yes"
        return _one_or_shared(sure)

    def _unnamed(self, hits: Hits, placed: Placed) -> Verdict:
        doubtful = hits.unclear or (placed.zone in _TELLING and _tells(placed.line))
        if self.default is not None and placed.zone in {Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS}:
            return Verdict(own=self.default)
        if self.default is not None and placed.zone is Zone.HEAD and self.named_default == "yes" and _tells(placed.line):
            return Verdict(own=self.default)
        return Verdict(doubt="yes") if doubtful and self.register.children and self.default is None else _NOBODY

    def _family_of(self, placed: Placed) -> frozenset[int]:
        """The brothers and sisters whom the heading of the line's case names: what names none of them is of them all."""
        families = {child.family for child in placed.case}
        told = placed.zone in _TELLING and len(families) == 1 and () not in families
        others = {m[1].casefold() for m in _FAMILY.finditer(placed.line.text)} - {w.casefold() for words in families for w in words}
        return self.headed if told and len(self.headed) > 1 and not others else frozenset()

    def _gone_on(self, line: Line) -> Verdict | None:
        """The child of the line above, where this one goes on with "He" or "She"; None where that cannot be said."""
        kind, child = goes_on(line, self.above), self.last.own
        if not kind or child is None or self.above is None or speaks_of_others(self.above, self.register, child):
            return None
        named = self.register.hits(self.above.text).sure == {child}
        return self.last if (named or self.went_on == "yes") and self.pronouns.get(child, kind) == kind else None

    def _settled(self, hits: Hits, scope: int | None, case: Sequence[Child]) -> frozenset[int]:
        """A forename that two bear is the section's child, or the one so called of this case; else nobody's for certain."""
        here = frozenset(n for child in case if (n := self._index(child)) is not None)
        fitting = ({scope} if scope is not None and scope in unclear else unclear & here for unclear in hits.unclear)
        return frozenset(next(iter(one)) for one in fitting if len(one) == 1)

    def _index(self, child: Child | None) -> int | None:
        if child is None:
            return None
        exact = next((n for n, known in enumerate(self.register.children) if known == child), None)
        return exact if exact is not None else next((n for n, known in enumerate(self.register.children) if is_same(known, child)), None)


def _one_or_shared(children: frozenset[int]) -> Verdict:
    return Verdict(own=next(iter(children))) if len(children) == 1 else Verdict(shared=children)


def _tells(line: Line) -> bool:
    """Whether a line tells something, rather than naming a part or the columns of a table."""
    if line.heading or line.segment.kind is SegmentKind.HEADING:
        return False
    if line.cells:
        return any(header for header, _ in line.cells) or any(len(value.split()) > _LEAST_WORDS for _, value in line.cells)
    return len(line.text.split()) >= _LEAST_WORDS


def judged(placed: Sequence[Placed], register: Register) -> tuple[Verdict, ...]:
    """A verdict for each line, in order."""
    main = [n for n, child in enumerate(register.children) if n not in asides(placed, register)]
    alone = len(main) == 1 and not _names_a_stranger(placed, register) and not _means_several(placed)
    alone = alone and not is_another_born([p.line.text for p in placed if p.zone not in _SILENT], register.children, register.others)
    others = siblings_in([p.line for p in placed], "")
    strange = frozenset(c.given for c in others if not any(is_same(c, known) for known in register.children))
    judge = _Judge(register, main[0] if alone else None, siblings=strange, pronouns=pronouns_of((p.line for p in placed), register))
    return tuple(judge.of(p) for p in placed)


def _means_several(placed: Sequence[Placed]) -> bool:
    """Whether the record speaks of more children or cases than the one that was found: then nothing is that child's by default."""
    cases = sum(1 for p in placed if opens_case(p.line, p.introduces) or _VICTIM.match(p.line.label))
    listed = any(_PLURAL.fullmatch(p.line.label.strip(" :")) for p in placed if p.line.value)
    told = any(_OF_SEVERAL.search(p.line.text) for p in placed if p.zone in _TELLING and not p.line.heading)
    return cases > 1 or listed or told


def _names_a_stranger(placed: Sequence[Placed], register: Register) -> bool:
    """Whether a heading names somebody with a birth date whom we took for no child of the meeting: then nothing is any child's by default."""
    families = {word.casefold() for child in register.children for word in child.family}
    strangers = (
        child
        for p in placed
        if p.line.heading
        for child in (heading_child(p.line, register.children), weak_heading(p.line))
        if child is not None and not any(is_same(child, known) for known in register.children)
    )
    return any(child.date_of_birth or families & {word.casefold() for word in child.family} for child in strangers)


def asides(placed: Sequence[Placed], register: Register) -> frozenset[int]:
    """Children that were only raised beside the meeting's own business."""
    where: dict[int, set[str]] = {}
    for p in placed:
        for child in p.introduces:
            for n, known in enumerate(register.children):
                if is_same(known, child):
                    where.setdefault(n, set()).add(p.aside)
    return frozenset(n for n, seen in where.items() if seen == {"yes"})


def torn(placed: Sequence[Placed], register: Register) -> dict[str, tuple[Segment, ...]]:
    """Segments to cut further: paragraphs whose sentences speak of different children, rows with a column for each child."""
    if len(register.children) < 2:  # noqa: PLR2004 - one child needs no cut
        return {}
    cut: dict[str, tuple[Segment, ...]] = {}
    headed: dict[tuple[str, int | None], dict[str, str]] = {}
    for p in placed:
        if p.zone in _SILENT or p.line.heading:
            continue
        if (titles := _titles(p.line, register)) and p.line.table not in headed:
            headed[p.line.table] = titles
            continue
        across = bool(p.line.cells) and len(p.introduces) <= 1  # a row of birth dates introduces and stays whole
        pieces = (_columns(p.line, register, headed.get(p.line.table, {})) if across else []) or _sentences(p, register)
        if len(pieces) > 1:
            cut[p.line.id] = tuple(pieces)
    return cut


def _sentences(placed: Placed, register: Register) -> list[Segment]:
    segment = placed.line.segment
    if segment.kind is SegmentKind.HEADING or placed.scope is not None or placed.introduces:
        return []
    texts = _SENTENCE.split(segment.text)
    named = [register.hits(text).sure for text in texts]
    if len({who for who in named if who}) < 2:  # noqa: PLR2004 - sentences about two children
        return []
    families = {child.family for child in placed.case}
    of_one = len(families) == 1 and () not in families and len(placed.case) > 1
    runs: list[tuple[frozenset[int], list[str]]] = []
    for text, who in zip(texts, named, strict=True):
        of_all = _OF_ALL.search(text) or (of_one and _PARENT_FIRST.match(text))
        if runs and (who == runs[-1][0] or not (who or of_all)):
            runs[-1][1].append(text)
        else:
            runs.append((who, [text]))
    return [replace(segment, id=f"{segment.id}.{n}", text=" ".join(run)) for n, (_, run) in enumerate(runs)]


def _titles(line: Line, register: Register) -> dict[str, str]:
    """Column -> the child's name, in a row that heads columns with the names of several children."""
    named = {place: value for place, (_, value) in zip(line.columns, line.cells, strict=True) if len(value.split()) <= NAME_WORDS}
    owners = {place: register.hits(value).sure for place, value in named.items()}
    alone = {place: named[place] for place, who in owners.items() if len(who) == 1}
    return alone if len({next(iter(owners[place])) for place in alone}) > 1 else {}


def _columns(line: Line, register: Register, titles: dict[str, str]) -> list[Segment]:
    """A row of a table whose columns are children is cut at its cells."""
    headers = [titles.get(place, header) for place, (header, _) in zip(line.columns, line.cells, strict=True)]
    owners = [register.hits(header).sure for header in headers]
    if len({next(iter(o)) for o in owners if len(o) == 1}) < 2:  # noqa: PLR2004 - columns of two children
        return []
    segment, out, start = line.segment, [], 0
    for n, (cell, header) in enumerate(zip(segment.locator.cells, headers, strict=True)):
        text = segment.text[start : cell.end].lstrip(" |")
        shift = cell.end - len(text)
        own = replace(cell, header=header, start=max(cell.start - shift, 0), end=len(text))
        shown = text if not header or header in text else f"{header}: {text}"
        own = replace(own, start=len(shown) - (own.end - own.start), end=len(shown))
        out.append(replace(segment, id=f"{segment.id}.{n}", text=shown, locator=replace(segment.locator, cells=(own,))))
        start = cell.end
    return out
