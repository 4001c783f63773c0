"""Which passage is whose. A child's section decides first, then the names in the words; a doubt is said, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from parsers.document import Segment, SegmentKind
from parsers.minutes.cases import opens_case, paragraph_cases
from parsers.minutes.child_headings import heading_child, weak_heading
from parsers.minutes.child_rows import NAME_WORDS, opening_name
from parsers.minutes.children import Child, is_same
from parsers.minutes.dates import DATE
from parsers.minutes.home import OF_ALL, is_intimate, is_intimate_of_one, opens_of_all, tells_of_home
from parsers.minutes.introductions import siblings_in
from parsers.minutes.lines import Line
from parsers.minutes.minors import is_another_born
from parsers.minutes.naming import Hits, Register
from parsers.minutes.placed import Placed
from parsers.minutes.pronouns import goes_on, pronouns_of, speaks_of_others
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
_OPENS_OF_BOTH = re.compile(
    r"^\W*(?:[A-Z][\w ]{2,30}:\s*)?both (?:(?:of )?(?:the )?(?:child(?:ren)?|kids|siblings?|boys|girls|brothers|sisters|twins)\b|(?:are |is )?to be\b|(?:should|must|will|need)\b)",
    re.IGNORECASE,
)
"""A line that is of the children together though it stands at the end of one's section: "Plan: both to be seen alone"."""
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\b\d{1,4}[A-Za-z]?\s+[A-Z][a-z]")  # the beginning of one
_FAMILY = re.compile(
    r"\b(?!(?:Both|The|All|These|Those|Our|Whole|Each|Other|Neither|Two|Three|Four|Her|His|Their|Wider|Extended|Subject)\b)"
    r"([A-Z][\w’'-]+) (?:family|household|children|kids|parents|siblings)\b"
)
_INCIDENT = re.compile(
    r"(?:(?:the |index |latest |last |current |summary of (?:the )?)*incidents?(?: (?:details|summary))?|what happened|circumstances)",
    re.IGNORECASE,
)
"""The label of what brought a case to the meeting: the harm at home, whichever of its children came in its way."""
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
        if placed.zone in _SILENT or placed.childless == "yes":
            return _NOBODY
        if self.last != _NOBODY and self._goes_on_above(placed.line):
            return self.last
        scope = self._index(placed.scope)
        introduced = frozenset(n for c in placed.introduces if (n := self._index(c)) is not None)
        if opens_case(placed):
            self.headed = introduced if _is_one_home(placed.line.heading) else frozenset()
        elif not self.headed and placed.case and len(introduced) > 1 and _is_one_home(placed.line.text):
            self.headed = introduced  # named below the number of their case
        hits = self.register.hits(placed.line.segment.text)
        sure = hits.sure | introduced | self._settled(hits, scope, placed.case)
        if opens_case(placed) and not sure and placed.case:
            return _one_or_shared(frozenset(n for child in placed.case if (n := self._index(child)) is not None))
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
        if not sure and len(self.register.children) > 1 and _OPENS_OF_BOTH.match(placed.line.text):
            return Verdict(doubt="yes")  # children of one home share it; of several homes a person says whose it is
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
        if not sure and len(family) > 1 and is_intimate_of_one(placed.line.text):
            return Verdict(doubt="yes")  # "Mum took her for an abortion": one of them, and no name says which
        if family and ((not sure and _tells(placed.line)) or (sure <= family and self._is_of_home(placed.line))):
            return _one_or_shared(family)
        return self._named(sure, placed) if sure else self._unnamed(hits, placed)

    def _is_of_home(self, line: Line) -> bool:
        """Whether a line that names one of a family tells of all of them, or each of its sentences with a name also of their home."""
        named = [text for text in _SENTENCE.split(line.text) if self.register.hits(text).sure]
        if any(is_intimate(text) for text in named):
            return False  # "Tess told the family that she is pregnant"
        if _INCIDENT.fullmatch(line.label.strip(" :")):
            return True
        return OF_ALL.search(line.text) is not None or (bool(named) and all(tells_of_home(text) for text in named))

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
        here = frozenset(n for child in placed.case if (n := self._index(child)) is not None)
        mine = here if len(here) == 1 else self.headed if len(self.headed) > 1 else frozenset()
        return mine if told and not others else frozenset()

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
    return len(line.text.split()) >= _LEAST_WORDS or (line.text.endswith(".") and " " in line.text)


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
    cases = sum(1 for p in placed if opens_case(p) or _VICTIM.match(p.line.label)) + len(paragraph_cases(placed))
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
    families = {child.family for child in placed.case}
    of_one = len(families) == 1 and () not in families and len(placed.case) > 1
    found = [_told_of(text, register, of_one=of_one) for text in texts]
    if len({who for who, of_all in found if who or (of_one and of_all)}) < 2:  # noqa: PLR2004 - sentences about two children, or one and the home
        return []
    runs: list[tuple[frozenset[int], list[str]]] = []
    for text, (who, of_all) in zip(texts, found, strict=True):
        if runs and (who == runs[-1][0] or not (who or of_all)):
            runs[-1][1].append(text)
        else:
            runs.append((who, [text]))
    return [replace(segment, id=f"{segment.id}.{n}", text=" ".join(run)) for n, (_, run) in enumerate(runs)]


def _told_of(sentence: str, register: Register, *, of_one: bool) -> tuple[frozenset[int], bool]:
    """(children named, whether of all): of brothers and sisters a sentence that also speaks of the home is of none alone."""
    who = register.hits(sentence).sure
    if of_one and who and (len(who) > 1 or tells_of_home(sentence)):
        return frozenset(), True
    return who, OF_ALL.search(sentence) is not None or (of_one and opens_of_all(sentence))


def _is_one_home(text: str) -> bool:
    """Whether words that name several children give no second address: brothers and sisters of two homes share nothing."""
    return len(_ADDRESS.findall(re.sub(DATE, " ", text))) <= 1


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
