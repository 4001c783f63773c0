"""The outline of minutes: which part each line stands in, and under which child's heading.

A child's section ends at the next child, or at a heading of the same rank. Files that lost the ranks of their headings are
read by repetition: "Actions" under every child is the child's, one "Actions" at the end is the meeting's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.document import SegmentKind
from parsers.minutes.case_paragraphs import case_child, is_case_paragraph, is_told_case
from parsers.minutes.child_headings import heading_child, weak_heading
from parsers.minutes.children import Child, born_in, is_adult, is_same
from parsers.minutes.dates import first_date
from parsers.minutes.introductions import Introductions
from parsers.minutes.line_kinds import SENTENCE_WORDS, case_of, is_told, says_sealed
from parsers.minutes.lines import Line, heads_page
from parsers.minutes.naming import Register
from parsers.minutes.particulars import pairs_of
from parsers.minutes.persons import listed_people
from parsers.minutes.placed import Placed
from parsers.minutes.raised_children import says_aside
from parsers.minutes.ranks import closes_seal, rank_below
from parsers.minutes.registers import goes_on_with_people, heads_register, is_person_row, lists_people, tells_status
from parsers.minutes.sections import case_number, is_numbered, is_of_families, means_all, topic_of
from parsers.minutes.strangers import is_strangers
from parsers.minutes.titles import titled_children
from parsers.minutes.words import Zone, normal, titles_record, zone_of

_TOPICS = frozenset({Zone.INFORMATION, Zone.DECISIONS, Zone.ACTIONS})
_TITLE_WORDS = 7
_MARKING_WITHIN = 4
_SEALED = re.compile(
    r"\b(?:must|should|is|are|may|can) ?not (?:to )?be (?:shared|disclosed|minuted|repeated|passed on|circulated)\b|\bnot (?:to be shared|for (?:sharing|disclosure|circulation)|(?:for|to go (?:on|in|into)) (?:the |any )?(?:child(?:ren)?['’]?s?|famil(?:y|ies)['’]?s?|case) (?:files?|records?|papers))\b",
    re.IGNORECASE,
)
_LISTING = frozenset({Zone.HEAD, Zone.PRESENT, Zone.APOLOGIES, Zone.CHILD})
_SILENT = frozenset({Zone.CONFIDENTIAL, Zone.DISTRIBUTION, Zone.CLOSING})
_LINE_ONLY = frozenset({Zone.ACTIONS, Zone.DECISIONS, Zone.DISTRIBUTION, Zone.CLOSING})


@dataclass(slots=True)
class _State:
    zone: Zone = Zone.HEAD
    scope: Child | None = None
    opened: Line | None = None  # the child's heading
    sealed: Line | None = None  # the heading of the confidential part
    aside: str = "no"
    seen_people: str = "no"
    away: str = "no"  # "yes" below a heading of those who were not there
    stranger: str = "no"
    listed: list[str] = field(default_factory=list)  # lines of the register
    item: str = ""  # the number of the last numbered heading
    waiting: Line | None = None  # a numbered heading whose child the particulars below it name


@dataclass(slots=True)
class _Outliner:
    lines: Sequence[Line]
    meeting: str
    known: list[Child]
    state: _State
    repeats: Counter[str]
    last_child: int
    register: Register
    introductions: Introductions
    of_cases: str = "no"  # "yes" where headings number cases or families

    def place(self, number: int) -> Placed:
        """The line with its part; lines are placed in order."""
        placed = self._placed(self.lines[number], number)
        return replace(placed, opens=self._opens(placed.line))

    def _opens(self, line: Line) -> str:
        """The number of the case that a paragraph opens; a child below the headings of cases opens none, nor the number of the heading again."""
        number = case_number(line.text) if is_case_paragraph(line) else ""
        again = number == case_number(self.introductions.heading)
        return "" if again or (self.of_cases == "yes" and not is_of_families(number)) else number

    def _placed(self, line: Line, number: int) -> Placed:
        state = self.state
        line = replace(line, heading=line.text) if not line.heading and (self._is_next_item(line) or means_all(line)) else case_of(line)
        child = None if self._is_title(line) else (self._child_of(line, number) or case_child(line, self.meeting))
        if child is not None and not self._is_listed(line, number):
            return self._open_child(line, child)
        if child is None and self._is_strangers(line, number):
            state.scope, state.opened, state.zone, state.stranger = None, None, Zone.INFORMATION, "yes"
            return Placed(line, state.zone, stranger="yes")
        if self._opens(line):
            self._leave_case(line)
        unnamed = state.seen_people == "no" and heads_register(self.lines, number)
        if line.heading or unnamed:
            self.state.item = line.number or self.state.item
            self._open(line, number)
            if unnamed:
                state.zone, state.seen_people = Zone.PRESENT, "yes"
            return Placed(line, state.zone, state.scope, self.introductions.of(line, state.zone), state.aside)
        zone = self._zone_of_line(line)
        introduced = self.introductions.of(line, zone)
        state.listed += [line.text] if zone in {Zone.PRESENT, Zone.APOLOGIES} else []
        self._await(line, introduced)
        if introduced and (zone is Zone.BUSINESS or says_aside(line.text)):
            state.scope, state.opened, state.aside = introduced[-1], line, "yes"
            return Placed(line, zone, introduced[-1] if len(introduced) == 1 else None, introduced, "yes")
        return Placed(line, zone, state.scope, introduced, state.aside, state.stranger)

    def _leave_case(self, line: Line) -> None:
        """Close the case before: the next one begins with words that name no child for certain, and is nobody's until a heading or a child."""
        state = self.state
        if state.zone in _SILENT or (state.zone in _LISTING and not is_told_case(line)):
            return
        state.scope, state.opened, state.waiting = None, None, None
        if state.zone not in _TOPICS - {Zone.INFORMATION}:  # tasks and decisions: the names decide
            state.stranger = "yes"
        if state.zone in _LISTING:
            state.zone = Zone.INFORMATION

    def _is_title(self, line: Line) -> bool:
        """Whether a heading above the list of persons is the record's own title: it may name the child, and opens no section."""
        return self.state.seen_people == "no" and bool(line.heading) and titles_record(line.heading)

    def _is_strangers(self, line: Line, number: int) -> bool:
        """Whether a section under the name of no child of ours begins, where children are known and the business has begun."""
        state = self.state
        if not self.known or state.seen_people == "no" or state.zone is Zone.CONFIDENTIAL:
            return False
        return rank_below(line, state.opened, self.lines) != "yes" and is_strangers(self.lines, number, state.listed)

    def _child_of(self, line: Line, number: int) -> Child | None:
        """The child whose section this line opens."""
        topic = topic_of(line, self.register)
        exact = heading_child(line, self.known)
        introduced = exact is not None and bool(exact.family and exact.date_of_birth) and topic.named < 2  # noqa: PLR2004 - of one child
        if (topic.several == "yes" and not introduced) or len(born_in(line.text)) > 1:
            return None
        listing = self.state.zone in {Zone.PRESENT, Zone.APOLOGIES, Zone.DISTRIBUTION}
        if listing and not line.heading and not first_date(line.text) and not self._is_known(exact):
            return topic.child if topic.child is not None and line.text.endswith(":") else self._bare(line, number)
        if self.state.seen_people == "no" and self.state.zone is Zone.HEAD and line.segment.kind is not SegmentKind.HEADING:
            return None
        if line.label and zone_of(line.label) is Zone.CHILD and self.state.seen_people == "no":
            return None
        child = exact or topic.child or self._borne_out(line, number)
        if child is None or not self.meeting or not child.date_of_birth or child.date_of_birth < self.meeting:
            return None if child is not None and is_adult(child, self.meeting) else child
        return replace(child, date_of_birth="")  # the day of a visit, no birthday

    def _bare(self, line: Line, number: int) -> Child | None:
        """The known child whose forename alone stands on a line between the list of persons and a sentence."""
        below = self.lines[number + 1 : number + 2]
        child = heading_child(line, self.known) if len(line.text.split()) == 1 else None
        return child if child is not None and below and len(below[0].text.split()) >= SENTENCE_WORDS else None

    def _is_known(self, child: Child | None) -> bool:
        """Whether the full name is that of a child we know of."""
        return child is not None and bool(child.family) and any(k.name.casefold() == child.name.casefold() for k in self.known)

    def _is_listed(self, line: Line, number: int) -> bool:
        """Whether a child's line stands in a list of the children discussed: nothing is told before the next child or heading."""
        if self.state.zone not in {Zone.CHILD, Zone.HEAD, Zone.PRESENT, Zone.APOLOGIES} or bool(line.heading):
            return False
        above = self.lines[number - 1] if number else None
        below = self.lines[number + 1] if number + 1 < len(self.lines) else None
        if below is None or below.heading or heading_child(below, self.known) is not None:
            return True
        return above is not None and heading_child(above, self.known) is not None

    def _is_next_item(self, line: Line) -> bool:
        """Whether a short numbered line goes on with the numbers of the agenda: "3. Agency information" after "2. Apologies"."""
        item, number = self.state.item, line.number
        if not item.isdigit() or not number.isdigit() or line.cells or int(number) != int(item) + 1:
            return False
        return len(line.text.split()) <= _TITLE_WORDS and not line.text.endswith((".", ";", ",")) and not line.value

    def _borne_out(self, line: Line, number: int) -> Child | None:
        """A heading that is only a name: a child's where the lines below it call somebody by that forename alone."""
        child = weak_heading(line) if self.state.seen_people == "yes" else None
        if child is None:
            return None
        for below in self.lines[number + 1 : number + 13]:
            if below.heading and below.segment.kind is SegmentKind.HEADING and weak_heading(below) is not None:
                return None
            words = below.text.replace("’", "'").replace("'s", "").split()
            if any(w.strip(".,;:()") == child.given and n + 1 < len(words) and words[n + 1][:1].islower() for n, w in enumerate(words)):
                return child
        return None

    def _open_child(self, line: Line, child: Child) -> Placed:
        state = self.state
        aside = (
            "yes"
            if (state.zone is Zone.BUSINESS and rank_below(line, state.opened, self.lines) != "no")
            or says_aside(line.segment.text)
            or zone_of(line.label) is Zone.BUSINESS
            else "no"
        )
        if state.zone is Zone.BUSINESS and not line.number:
            aside = "yes"
        state.zone = Zone.BUSINESS if aside == "yes" else Zone.INFORMATION
        state.scope, state.opened, state.aside, state.sealed, state.stranger = child, line, aside, None, "no"
        state.item, state.waiting = line.number or state.item, None
        self.introductions.of(line, Zone.DISTRIBUTION)
        self.introductions.latest = child
        return Placed(line, state.zone, child, (child,), aside)

    def _open(self, line: Line, number: int) -> None:
        """Move to the part that a heading announces."""
        state, zone = self.state, zone_of(line.heading)
        if zone is Zone.CONFIDENTIAL and (
            (state.seen_people == "no" and number < _MARKING_WITHIN) or heads_page(self.lines, number, _MARKING_WITHIN)
        ):
            return  # a marking at the head of the file, or of each of its pages
        if state.zone is Zone.CONFIDENTIAL and zone is None and not closes_seal(line, state.sealed):
            return
        if zone is None and state.zone is Zone.HEAD and state.seen_people == "no":
            return
        state.stranger, state.away = "no", "yes" if zone is Zone.APOLOGIES else "no"
        numbered = is_numbered(line.heading)
        state.waiting = line if numbered else None
        if zone is None or zone in _TOPICS:
            several = topic_of(line, self.register).several == "yes"
            if state.scope is not None and (numbered or several or not self._is_below_child(line, number)):
                state.scope, state.opened, state.aside = None, None, "no"
            state.zone = Zone.BUSINESS if state.aside == "yes" else (zone or Zone.INFORMATION)
        else:
            state.zone, state.scope, state.aside = zone, None, "no"
            state.opened = line if zone is Zone.BUSINESS else None
        state.sealed = line if zone is Zone.CONFIDENTIAL else None
        if zone in {Zone.PRESENT, Zone.APOLOGIES}:
            state.seen_people = "yes"

    def _is_below_child(self, line: Line, number: int) -> bool:
        opened = self.state.opened
        if opened is None:
            return False
        verdict = rank_below(line, opened, self.lines)
        repeated = self.repeats[normal(line.heading)] > 1 and is_numbered(
            opened.heading
        )  # in each case: a page shows the ranks too much alike
        if verdict and not (verdict == "no" and repeated):
            return verdict == "yes"
        return number < self.last_child or self.repeats[normal(line.heading)] > 1

    def _zone_of_line(self, line: Line) -> Zone:
        """The part of a line that is no heading; run-in labels count for their own line."""
        state = self.state
        zone = zone_of(line.label) if line.label else None
        if zone is Zone.APOLOGIES and line.value and state.zone is Zone.CONFIDENTIAL and not line.cells and listed_people(line.value):
            return zone  # told at the foot of the record
        if Zone.CONFIDENTIAL in {zone, state.zone} or self._asks_for_silence(line) or says_sealed(line):
            return Zone.CONFIDENTIAL
        rows = state.zone in {Zone.HEAD, Zone.PRESENT} and is_person_row(line)
        early = state.seen_people == "no" and zone is Zone.PRESENT
        if early or (state.scope is None and (rows or lists_people(line) or zone in {Zone.PRESENT, Zone.APOLOGIES})):
            state.scope, state.opened = (None, None) if early else (state.scope, state.opened)
            return self._of_register(line, zone)
        if zone is Zone.BUSINESS:
            state.zone, state.scope, state.opened, state.aside = zone, None, None, "no"
        beside = state.zone is Zone.APOLOGIES and state.away == "no" and len(line.cells) > 1 and not rows and zone is None
        beside = beside and not any(zone_of(header) is Zone.APOLOGIES for header, _ in line.cells)
        if state.zone in {Zone.PRESENT, Zone.APOLOGIES} and (beside or not goes_on_with_people(line)):
            state.zone = Zone.HEAD  # a table behind a line of apologies is another matter
        if state.zone is Zone.HEAD and state.seen_people == "yes" and is_told(line):
            state.zone = Zone.INFORMATION
        return zone if zone is not None and zone in _LINE_ONLY else state.zone

    def _asks_for_silence(self, line: Line) -> bool:
        """Whether a passage that is no one child's says of itself that it must not be shared."""
        several = len(self.register.children) > 1 and self.state.scope is None
        return several and bool(_SEALED.search(line.text)) and not self.register.hits(line.text).sure

    def _of_register(self, line: Line, zone: Zone | None) -> Zone:
        """A row or label of the list of persons: it opens that part where the meeting's business has not begun."""
        state = self.state
        state.seen_people = "yes"
        if zone not in {Zone.PRESENT, Zone.APOLOGIES}:
            state.zone = Zone.APOLOGIES if state.away == "yes" and not tells_status(line) else Zone.PRESENT
            return state.zone
        if state.zone in {Zone.HEAD, Zone.PRESENT, Zone.APOLOGIES}:
            state.zone = zone
        return zone

    def _await(self, line: Line, introduced: tuple[Child, ...]) -> None:
        """Give a numbered heading's section to the one child whose particulars open it; two children there are nobody's section."""
        state = self.state
        if state.waiting is None:
            return
        others = [c for c in introduced if state.scope is None or not is_same(c, state.scope)]
        if len(others) > 1 or (others and state.scope is not None):
            state.waiting = state.scope = state.opened = None
        elif others:
            state.scope, state.opened, state.zone = others[0], state.waiting, Zone.INFORMATION
        elif not introduced and not any(pairs_of(line)) and len((line.value or line.text).split()) >= SENTENCE_WORDS:
            state.waiting = None


def outline(lines: Sequence[Line], meeting: str, known: Sequence[Child]) -> tuple[Placed, ...]:
    """Each line with its part. `meeting` is the day (ISO), `known` children that an earlier look has found."""
    repeats = Counter(normal(line.heading) for line in lines if line.heading)
    register = Register.of(known, ())
    last = max((n for n, line in enumerate(lines) if _opens_child(line, known, register)), default=-1)
    introductions = Introductions(meeting, tuple(known), titled=titled_children(lines))
    of_cases = "yes" if any(is_of_families(case_number(line.heading)) for line in lines if line.heading) else "no"
    outliner = _Outliner(lines, meeting, list(known), _State(), repeats, last, register, introductions, of_cases)
    return tuple(outliner.place(number) for number in range(len(lines)))


def _opens_child(line: Line, known: Sequence[Child], register: Register) -> bool:
    numbered = bool(line.heading) and is_numbered(line.heading)
    return numbered or heading_child(line, known) is not None or topic_of(line, register).child is not None
