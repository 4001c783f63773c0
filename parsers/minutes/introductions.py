"""How minutes bring a child in: under a label, in a table, in a list, by forename and surname apart, or raised in passing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from parsers.minutes.case_paragraphs import opening_child
from parsers.minutes.child_headings import heading_child
from parsers.minutes.child_rows import Heads, born_row_child, column_children, heads_of, row_child
from parsers.minutes.children import Child, born_in, born_to_family, children_in, is_adult, is_same, small_names_raised
from parsers.minutes.dates import DATE, first_date
from parsers.minutes.lines import Line
from parsers.minutes.particulars import BIRTH, FAMILY, GIVEN, pairs_of, says_child
from parsers.minutes.raised_children import raised_in
from parsers.minutes.sections import is_numbered
from parsers.minutes.words import Zone, meeting_type, zone_of

_SILENT = frozenset({Zone.PRESENT, Zone.APOLOGIES, Zone.CONFIDENTIAL, Zone.DISTRIBUTION})
_OPENING = frozenset({Zone.HEAD, Zone.CHILD})
_OF_ADULTS = re.compile(
    r"\b(?:mother|father|mum|dad|parents?|carers?|guardians?|adults?|professionals?|referrer|perpetrator|victim|alleged|suspect|contacts?|partner|grand\w+)\b",
    re.IGNORECASE,
)
_SIBLINGS = re.compile(r"(?:(?:half|step|full|older|younger|other)[ -]?)*(?:siblings?|brothers?|sisters?|twin|children)\b", re.IGNORECASE)
_BORN_BELOW = re.compile(
    rf"(?P<label>d\.?\s?o\.?\s?b\.?|date of birth|born|edd)\W{{0,3}}(?P<day>{DATE})", re.IGNORECASE
)  # "DOB 9/3/2011 | Section 20"
_CHILD_SAID = re.compile(
    r"\b(?:[Cc]hild(?:ren)?|[Ss]ons?|[Dd]aughters?|[Bb]oys?|[Gg]irls?|[Bb]aby|[Pp]upils?|[Ss]ubjects?):? (?P<told>[A-Z](?:[^.;]|\.(?=\S)){3,200})"
)  # up to the end of the sentence
_OF_A_FAMILY = re.compile(r"(?:the )?(?:famil(?:y|ies)|case)(?: names?)?$", re.IGNORECASE)
_FAMILY_BY_NUMBER = re.compile(r"(?:family|household) (?:no\.? ?)?\d{1,2}$", re.IGNORECASE)  # one word behind it is a place or a surname


def siblings_in(lines: Iterable[Line], meeting: str) -> tuple[Child, ...]:
    """Children named as brothers, sisters or others of the household: subjects only where a section of their own follows."""
    labelled = (value for line in lines for value in _values_of_siblings(line))
    rows = (" ".join(v for h, v in line.cells if not re.search("relation", h, re.IGNORECASE)) for line in lines if _tells_of_sibling(line))
    return tuple(c for value in (*labelled, *rows) for c in children_in(value) if c.family and not is_adult(c, meeting))


def _values_of_siblings(line: Line) -> Iterator[str]:
    """What stands under labels of siblings, with a birth date that stands under its own label beside it."""
    pairs = list(pairs_of(line))
    for n, (label, value) in enumerate(pairs):
        if _SIBLINGS.match(label):
            beside = pairs[n + 1][1] if n + 1 < len(pairs) and BIRTH.fullmatch(pairs[n + 1][0]) else ""
            yield f"{value} ({beside})" if beside and not first_date(value) else value


def _tells_of_sibling(line: Line) -> bool:
    return any(_SIBLINGS.match(value.strip()) for header, value in line.cells if re.search("relation", header, re.IGNORECASE))


@dataclass(slots=True)
class Introductions:
    """What earlier lines said of the child being introduced. `meeting` is the day (ISO), `known` children found before."""

    meeting: str
    known: tuple[Child, ...]
    latest: Child | None = None
    label: str = ""  # the line above, where it is a label that a page's layout set apart from its value
    heading: str = ""
    below: str = "no"  # "yes" at the first line below a heading
    given: str = ""
    family: str = ""
    household: str = ""  # the surname that stands under "Family name" before its children
    heads: Heads = field(default_factory=dict)
    titled: tuple[Child, ...] = ()  # whom the title names

    def of(self, line: Line, zone: Zone) -> tuple[Child, ...]:
        """The children that this line brings in or tells the birth date of."""
        if line.heading:
            self.heading, self.given, self.family, self.household = line.heading, "", "", ""
        found = () if zone in _SILENT else self._of(line, zone)
        self.below = "yes" if line.heading else "no"
        found += tuple(c for c in self._of_title(line) if not any(is_same(c, f) for f in found))
        self.latest = found[-1] if found else self.latest
        self.label = line.text if zone_of(line.text) is Zone.CHILD and not line.value else ""
        return found

    def _of_title(self, line: Line) -> tuple[Child, ...]:
        """Those whom the title names, at the first line that names them all; they are the meeting's own."""
        here = self.titled and all(child.given in line.text and child.family[-1] in line.text for child in self.titled)
        found, self.titled = (self.titled, ()) if here else ((), self.titled)
        return found

    def _of(self, line: Line, zone: Zone) -> tuple[Child, ...]:
        self.heads |= heads_of(line) if line.cells else {}
        if columns := column_children(line, self.heads):
            return columns
        pairs = any(pairs_of(line))
        if (row := row_child(line, zone) if len(line.cells) > 1 and not pairs else None) is not None:
            return (row,)
        if (row := born_row_child(line, self.meeting) if len(line.cells) > 2 and not pairs else None) is not None:  # noqa: PLR2004 - a name and what is told of it
            return (row,)
        if told := self._by_label(line, zone):
            return told
        if listed := self._listed_or_headed(line, zone) or self._told_in_case(line):
            return listed
        freely = "yes" if zone is Zone.BUSINESS else "no"
        raised = tuple(c for _, c in raised_in(line.text, self.meeting, aside="yes" if zone in _OPENING else freely))
        return tuple(c for c in raised if c.date_of_birth or c.expected or freely == "yes" or zone is not Zone.HEAD)

    def _by_label(self, line: Line, zone: Zone) -> tuple[Child, ...]:
        if line.heading or (_OF_ADULTS.search(self.heading) and not meeting_type(self.heading)):
            return ()
        if (born := _BORN_BELOW.match(line.text)) and self.latest is not None and not line.label:
            return tuple(self._born([], born["label"], born["day"]))
        found: list[Child] = []
        for label, value in pairs_of(line):
            if BIRTH.fullmatch(label):
                found = self._born(found, label, value)
            elif zone_of(label) is Zone.CHILD or says_child(label):
                found += self._called(line, zone, label, value)
            elif zone in _OPENING or line.cells:
                found += self._in_parts(label, value)
        return tuple(found)

    def _called(self, line: Line, zone: Zone, label: str, value: str) -> list[Child]:
        """Children behind a label that says child; beyond the head of the minutes only with particulars, or in a table."""
        children = tuple(c if c.family else replace(c, name=f"{c.name} {self.household}".strip()) for c in children_in(value))
        if _OF_A_FAMILY.match(label.strip()) and re.fullmatch(r"[^\W\d_]+(?:['’ -][^\W\d_]+)?(?: family)?", value.strip()):
            self.household = value.strip().removesuffix(" family")
        if _OF_A_FAMILY.match(label.strip()) or _FAMILY_BY_NUMBER.match(label.strip()):
            children = tuple(c for c in children if c.family)
        if zone in _OPENING:
            return list(children)
        return [c for c in children if c.date_of_birth or c.expected or (line.cells and c.family)]

    def _in_parts(self, label: str, value: str) -> list[Child]:
        """The child whose forename and surname stand under labels of their own."""
        self.given = value if GIVEN.fullmatch(label) else self.given
        self.family = value if FAMILY.fullmatch(label) else self.family
        if not (self.given and self.family):
            return []
        whole = children_in(f"{self.given} {self.family}")
        self.given = self.family = ""
        return list(whole[:1])

    def _born(self, found: list[Child], label: str, value: str) -> list[Child]:
        """The child introduced last, with the birth date that a particular of its own gives; a grown-up is no child."""
        latest, day = (found[-1] if found else self.latest), first_date(value)
        if latest is None or latest.date_of_birth or latest.expected or not day:
            return found
        unborn = bool(re.match(r"e|due", label, re.IGNORECASE)) or bool(self.meeting and day > self.meeting)
        born = replace(latest, expected=day) if unborn else replace(latest, date_of_birth=day)
        return found if is_adult(born, self.meeting) else [*found[:-1], born]

    def _listed_or_headed(self, line: Line, zone: Zone) -> tuple[Child, ...]:
        if line.heading:
            several = self._several_born(line.text)
            return several if len(several) > 1 else ()
        return self._listed(line, zone) if zone in _OPENING else ()

    def _told_in_case(self, line: Line) -> tuple[Child, ...]:
        """Children whom a sentence below the number of a case names with their birth dates: "Victim Ann Oko. Child Ben Oko 3/4/2017".

        Or the one child with whom its first line opens, whatever that line goes on to tell.
        """
        if line.heading or line.cells or not is_numbered(self.heading):
            return ()
        told = tuple(c for m in _CHILD_SAID.finditer(line.text) for c in self._several_born(m["told"]))
        opening = opening_child(line.text, self.meeting) if self.below == "yes" and not told else None
        return told if opening is None else (opening,)

    def _several_born(self, text: str) -> tuple[Child, ...]:
        """Children named in full with their birth dates: "A: Ada Oko (1/2/15) and Ben Oko (3/4/17)" heads a part about both."""
        return tuple(c for c in (born_to_family(text) or born_in(text)) if c.family and not is_adult(c, self.meeting))

    def _listed(self, line: Line, zone: Zone) -> tuple[Child, ...]:
        """A line of a list of children, or one that is a name with particulars."""
        small = small_names_raised(line.text)
        several = self._several_born(small)
        if (zone is Zone.CHILD or self.label) and not line.cells:
            listed = tuple(c for c in children_in(line.text) if c.family or c.date_of_birth)
            if listed:
                return listed
        alone = heading_child(line, self.known)
        return several if len(several) > 1 or small != line.text else (alone,) if alone is not None else ()
