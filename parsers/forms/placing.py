"""Entry -> what it is in the canonical form: a field of a child, an adult, the referrer, the consent; a tick; a narrative."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from parsers.forms.asked import Asked
from parsers.forms.captions import is_other_label
from parsers.forms.consent_words import asked_of_family
from parsers.forms.entries import Entry, Mark
from parsers.forms.fields import ALLOWED, AS_REFERRER, SUBJECTS, reconciled
from parsers.forms.homes import OF_FAMILY, OF_HOME, is_family_home, is_further_line
from parsers.forms.joined_titles import other_half, repeated_title
from parsers.forms.labels import field_of, normal, with_profile
from parsers.forms.parties import Told, parties
from parsers.forms.referred import referred_records
from parsers.forms.subjects import concerns_everyone, explicit_group, person_number, relation_in, section_group, words_of_name
from parsers.forms.values import one_line, only_yes_or_no

ALL = "*"
TOPICS = frozenset({"narrative", "strengths", "confidential"})
_NAMED_ONLY = {"referrer": "name", "household": "name", "child": "name", "professionals": "name"}
_ABOUT_PARENTS = re.compile(r"\b(?:told|informed|aware|unaware|consent\w*|agree\w*|permission|discuss\w*|know|not|no)\b")
_OPENS_AGREEMENT = re.compile(r"(?:(?:family|parents?|carers?|they|mother|father) )?(?:aware|told|informed|agree[sd]?|consent(?:ed|s)?)\b")
_FOLLOW_UP = ("if yes", "if so", "details", "please give", "please specify", "please state", "please explain", "if applicable")
_CODE = re.compile(r"(?=.*[A-Z])(?=.*\d)[A-Z0-9][A-Z0-9/_.-]{4,}")
_REACHES = frozenset({"phone", "email"})
_NAME_WORDS = 5
_PAIR = 2
_OF_FAMILY = frozenset({"ethnicity", "religion", "first_language", "gp", "immigration_status"})  # may be asked once for all children
_BARE = frozenset({"yes", "no", "y", "n", "n a", "not known", "unknown", "unsure"})


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its group and field; `person` tells persons of one group apart, "*" means every child."""

    entry: Entry
    group: str = ""
    field: str = ""
    person: str = ""
    relation: str = ""


@dataclass(slots=True)
class _Context:
    """What the reading of a form remembers from one answer to the next."""

    place: str = ""
    group: str = ""
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)
    last: Placed | None = None


def asking_title(entry: Entry) -> str:
    """The heading that a box without a question answers: a bare yes or no answers only a heading that asks."""
    title = entry.sections[-1] if entry.sections else ""
    return title if title.endswith("?") or normal(entry.label) not in _BARE else ""


class Placer:
    """Places the entries of one form, in order. `exact` maps normal labels and field names to fields or paths (a profile)."""

    def __init__(self, entries: Sequence[Entry], exact: Mapping[str, str]) -> None:
        self._entries = entries
        self._exact = exact
        self._asked = Asked(entries)
        self._kin = {e.place for e in entries if e.sections and field_of(e.label) == "relationship" and person_number(e.sections[-1])}
        self._adults = {e.record for e in entries if e.record and field_of(e.label) == "relationship"}
        self._referred = referred_records(entries)
        self._names_referrer = any(section_group(title) == "referrer" for e in entries if e.value for title in e.sections)
        self._context = _Context()
        self._current = Told()
        self._told = parties(entries, self._field)

    def place(self) -> list[Placed]:
        """One `Placed` for each entry, in order."""
        return [self._one(number, entry) for number, entry in enumerate(self._entries)]

    def _one(self, number: int, entry: Entry) -> Placed:
        self._current = self._told.get(number, Told())
        if entry.place != self._context.place:
            self._context.place, self._context.group = entry.place, ""
        if entry.continues and self._context.last is not None:
            return self._keep(replace(self._context.last, entry=entry))
        if entry.mark is not Mark.TEXT:
            return self._keep(self._tick(entry))
        unanswered = is_other_label(entry.label, entry.value)
        return self._keep(Placed(entry, self._group(entry), "") if unanswered else self._text(entry))

    def _keep(self, placed: Placed) -> Placed:
        self._context.last = placed
        return placed

    def _tick(self, entry: Entry) -> Placed:
        """A box answers its question where that names a field; else its section says whether it is a concern."""
        asked = entry.question or asking_title(entry)
        group, known = self._group(replace(entry, label=asked)), self._field(replace(entry, label=asked, name=""))
        if known in {"concerns", "narrative", "strengths", "confidential"} or not known:
            return Placed(entry, group, "")
        named, _, path = known.rpartition(".")
        return self._settled(entry, named or group, path, asked)

    def _text(self, entry: Entry) -> Placed:
        known = self._field(entry)
        if "." in known:
            group, _, name = known.partition(".")
            return self._settled(entry, group, name, entry.label)
        if is_further_line(entry.label) and (home := self._further_line(entry)) is not None:
            return home
        group = repeated_title(entry) or self._group(entry)
        if not known and not group and _OPENS_AGREEMENT.match(normal(entry.label)):
            group = "consent"
        follow = self._follow_up(entry)
        if follow:
            return Placed(entry, follow.group, follow.field, follow.person)
        if known in TOPICS or known == "concerns":
            return Placed(entry, group, known)
        if known == "role" and "name" in normal(entry.label).split():
            known = "name"
        if group == "consent" and known in {"", "narrative", "name"} | TOPICS:
            return Placed(entry, "consent", asked_of_family(entry.label, entry.value))
        return self._settled(entry, group, known or self._bare_name(entry, group), entry.label)

    def _beside(self, entry: Entry) -> str:
        """The group of the answer before this one, where both stand in one place."""
        last = self._context.last
        return last.group if last is not None and last.entry.place == entry.place else ""

    def _further_line(self, entry: Entry) -> Placed | None:
        """A line that goes on with the address before it, or the first one under a heading that says address."""
        last = self._context.last
        if entry.record:
            return None
        if last is not None and last.field == "address" and self._beside(entry) and normal(last.entry.label) != normal(entry.label):
            return replace(last, entry=replace(entry, continues=True))
        above = entry.sections[-1] if entry.sections else ""
        return self._text(replace(entry, label=above)) if field_of(above) == "address" and field_of(entry.label) != "address" else None

    def _follow_up(self, entry: Entry) -> Placed | None:
        """A follow-up ("If yes, give details") belongs to the question before it where that is about confidence."""
        last = self._context.last
        if last is None or last.field != "confidential" or last.entry.place != entry.place or last.entry.label == entry.label:
            return None
        return last if normal(entry.label).startswith(_FOLLOW_UP) else None

    def _field(self, entry: Entry) -> str:
        exact = self._exact.get(normal(entry.name)) if entry.name else None
        by_label = with_profile(self._exact, entry.label)
        by_name = field_of(words_of_name(entry.name)) if entry.name else ""
        return exact or by_label or by_name or self._current.field

    def _bare_name(self, entry: Entry, group: str) -> str:
        """A label that only says who, with a name as its answer: "Mother: Jane Doe"."""
        words = one_line(entry.value).split()
        bare = group in {self._own_group(entry), repeated_title(entry)} and group in _NAMED_ONLY and len(normal(entry.label).split()) <= 3  # noqa: PLR2004 - a role, no question
        named = words and len(words) <= _NAME_WORDS and all(word[0].isupper() or not word[0].isalpha() for word in words)
        return (
            "name"
            if bare
            and named
            and not explicit_group(" ".join(words[1:] if len(words) > _PAIR else words))
            and not any(c.isdigit() for c in entry.value)
            and not only_yes_or_no(entry.value)
            else ""
        )

    def _group(self, entry: Entry) -> str:
        own = self._own_group(entry)
        if own:
            if self._field(entry) not in ALLOWED["consent"] | TOPICS:
                self._context.group = own
            return own
        if self._current.group:
            return self._current.group
        for title in reversed(entry.sections):
            found = section_group(title)
            if found:
                return self._context.group if self._context.group and found not in SUBJECTS else found
        return self._context.group

    @staticmethod
    def _own_group(entry: Entry) -> str:
        """Whom the answer's own words name; a practitioner asked for under the referrer's heading is the referrer."""
        own = explicit_group(entry.person) or explicit_group(entry.label) or explicit_group(words_of_name(entry.name))
        titled = next((found for title in reversed(entry.sections) if (found := section_group(title))), "")
        if not own and normal(entry.label).startswith("who "):
            own = section_group(entry.label) if section_group(entry.label) in SUBJECTS else ""
        return titled if own == "professionals" and titled == "referrer" else own

    def _settled(self, entry: Entry, group: str, known: str, label: str) -> Placed:
        """The group must have the field; else the field's own home takes it."""
        if known == "reason_not" and group not in {"office", "professionals"}:
            group = "consent" if self._beside(entry) == "consent" or _ABOUT_PARENTS.search(normal(label)) else group
        if (home := self._at_home(entry, group, known, label)) is not None:
            return home
        group = self._of_kin(entry, group, known)
        if known == "phone" and not group and _CODE.fullmatch(entry.value.strip()):
            return Placed(entry, "form", "reference")  # "Contact no.": the contact's, not a telephone's
        if not group and known in _REACHES and self._names_referrer:
            return Placed(entry, "", "")  # the hub's own telephone and mailbox stand above the form
        group, known = reconciled(group, known)
        if not group or not known:
            return Placed(entry, group, "")
        person = self._person(entry, group, known, label) if group in {"child", "household", "professionals"} else ""
        relation = (relation_in(entry.person) or relation_in(label) or _section_relation(entry)) if group == "household" else ""
        return Placed(entry, group, known, person, relation)

    def _at_home(self, entry: Entry, group: str, known: str, label: str) -> Placed | None:
        """An address or a fact of the family that is every child's, with the postcode below it."""
        last = self._context.last
        if known in OF_HOME and group == "household" and concerns_everyone(label):
            return Placed(entry, "child", known, ALL)
        below = known == "postcode" and last is not None and last.field == "address" and last.person == ALL
        if below and last is not None and self._beside(entry) == "child" and not entry.record and not explicit_group(entry.label):
            return replace(last, entry=entry, field=known)
        asked = known in OF_HOME or (known in OF_FAMILY and group == "household")
        theirs = asked and is_family_home(entry, group, self._beside(entry), self._entries)
        return Placed(entry, "child", known, ALL) if theirs else None

    def _of_kin(self, entry: Entry, group: str, known: str) -> str:
        """The group by what else the row or the part of the form says: who is related to the child is not the child."""
        if entry.record in self._referred and group in {"", "child", "household"}:
            return self._referred[entry.record]
        if entry.record in self._adults and group in {"", "child"} and not explicit_group(entry.person):
            return "household"
        if not group and entry.place in self._kin and known in ALLOWED["household"]:
            return "household"  # "Contact 2", with a relationship among the answers
        return group if known in ALLOWED.get(group, {known}) else other_half(entry, group, ALLOWED, AS_REFERRER.get(known, known))

    def _person(self, entry: Entry, group: str, known: str, label: str) -> str:
        last = self._context.last
        everyone = concerns_everyone(label) and not entry.record and not self._asked.of_each_child(entry)
        if group == "child" and (everyone or (known in _OF_FAMILY and self._asked_once(entry, last))):
            return ALL
        if (
            known == "postcode"
            and last is not None
            and last.field == "address"
            and last.group == group
            and entry.person in {"", last.entry.person}
        ):
            return last.person
        number = self._number(entry, "" if known == "relationship" else label)
        if number is not None:
            self._context.numbers[entry.place, group] = self._context.latest[group] = number
            return f"#{number}"
        if entry.record:
            return entry.record
        relation = relation_in(label) if group == "household" else ""
        if relation:
            return f"{entry.place}{relation}"
        return self._unnumbered(entry, group)

    def _asked_once(self, entry: Entry, last: Placed | None) -> bool:
        """Below an answer for all children of a place, a question asked once there is for all of them too."""
        if last is None or entry.record or last.person != ALL or last.group != "child" or last.entry.place != entry.place:
            return False
        return self._asked.times_beside(entry) == 1 and not self._asked.of_each_child(entry)

    def _number(self, entry: Entry, label: str) -> int | None:
        sources = (entry.person, label, words_of_name(entry.name), *reversed(entry.sections))
        return next((number for text in sources if text and (number := person_number(text)) is not None), None)

    def _unnumbered(self, entry: Entry, group: str) -> str:
        """After "Child 2: name" an answer without number is that child's where the label comes again for each child."""
        number = self._context.numbers.get((entry.place, group))
        again = self._asked.times(entry.label) > 1 or field_of(entry.label) == "relationship"
        if number is None and again and entry.label in entry.sections[-1:]:
            number = self._context.latest.get(group)  # a question that is put again for each person, under a title of its own
        if number is None:
            return entry.place or "."
        if group == "child" and number > 1 and self._asked.times_beside(entry) == 1:
            return ALL
        return f"#{number}"


def _section_relation(entry: Entry) -> str:
    return relation_in(entry.sections[-1]) if entry.sections else ""
