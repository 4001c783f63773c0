"""Whose a run of answers is by its constellation of labels and values: no list of headings or of words for a person is ever complete.

A run is what stands together: one row of a table of persons, or answers below each other until a title, a box, an account or
the same question again. Every party is weighed for it; titles and labels that are known weigh most, the form's own title little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from parsers.forms import values
from parsers.forms.entries import Entry, Mark
from parsers.forms.fields import ALLOWED, SUBJECTS
from parsers.forms.labels import normal
from parsers.forms.subjects import concerns_everyone, explicit_group, section_group, words_of_name
from parsers.forms.typed_values import is_reference, typed_field

_SHARED = re.compile(r"\b(?:family|home|household|children)\b")
_PERSONAL = frozenset().union(*(ALLOWED[group] for group in SUBJECTS))
_NAMES = frozenset({"name", "given_name", "family_name"})
_WEIGHTS: Mapping[str, Mapping[str, int]] = {
    "relationship": {"household": 4},
    "parental_responsibility": {"household": 4},
    "edd": {"child": 4},
    "upn": {"child": 4},
    "nhs_number": {"child": 2},
    "sex": {"child": 2},
    "school": {"child": 2},
    "gp": {"child": 2},
    "disability": {"child": 2},
    "known_as": {"child": 1},
    "ethnicity": {"child": 1},
    "first_language": {"child": 1},
    "religion": {"child": 1},
    "immigration_status": {"child": 1},
    "role": {"referrer": 3, "professionals": 3},
    "agency": {"referrer": 3, "professionals": 3},
    "anonymous": {"referrer": 4},
    "email": {"referrer": 2, "professionals": 2},
    "phone": {"referrer": 1, "professionals": 1, "household": 1},
}
_UNLIKE = 3  # what an answer weighs against a party that has no such field
_OWN_WORDS = 5  # what a label or title that names the party weighs
_FORM_TITLE = 2
_ADULT = 3
_ADULT_YEARS = 19
_ENOUGH = 4
_AHEAD = 3  # of the party that the title names
_CLEAR = 2  # of any other
_WORKERS = frozenset({"referrer", "professionals"})
_OF_WORKERS = frozenset({"school", "relationship", "gp"})  # where a teacher or a doctor works, how a neighbour is related
_CLOSED = frozenset({"office", "consent", "confidential"})  # parts in which persons are named who are told of elsewhere


@dataclass(frozen=True, slots=True)
class Told:
    """What the constellation says of one entry: whose it is and what it is, "" where the entry's own words stand."""

    group: str = ""
    field: str = ""


@dataclass(slots=True)
class _Run:
    """Entries that stand together, by number, with the field of each; `guesses` are fields told by a value alone."""

    key: tuple[str, tuple[str, ...], str]
    fields: dict[int, str] = field(default_factory=dict)
    guesses: dict[int, str] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    own: str = ""

    def trailing(self) -> dict[int, str]:
        """A name told by its value alone at the end of the run, taken out of it: it opens the run of the next person."""
        last = max((*self.fields, *self.guesses), default=-1)
        again = (
            self.guesses.get(last) == "name"
            and len({"name", *_NAMES} & {*self.fields.values(), *[g for n, g in self.guesses.items() if n != last]}) > 0
        )
        return {last: self.guesses.pop(last)} if again else {}

    def settle(self) -> None:
        """A guess stands where no label of the run asks for the same, the first one of its kind."""
        taken = set(self.fields.values())
        for number, guessed in self.guesses.items():
            if guessed not in taken and not (guessed == "name" and taken & _NAMES):
                self.fields[number] = guessed
                taken.add(guessed)


def parties(entries: Sequence[Entry], known: Callable[[Entry], str]) -> dict[int, Told]:
    """Number of an entry -> whose it is and what, where its run tells more than its label. `known` is the field of a label."""
    runs = list(_runs(entries, known))
    weighing = _Weighing(entries, runs)
    found = _reference(entries, known)
    for run in runs:
        group = weighing.party(run)
        for number in run.fields:
            told = Told(group, run.fields[number] if number in run.guesses else "")
            if told != Told():
                found[number] = told
    return found


def _reference(entries: Sequence[Entry], known: Callable[[Entry], str]) -> dict[int, Told]:
    """The number of the form where no label is known to ask for it: a code above whatever is said of persons."""
    asked = [known(entry) if entry.mark is Mark.TEXT else "" for entry in entries]
    if "reference" in asked:
        return {}
    above = next((number for number, field in enumerate(asked) if field in _PERSONAL), 0)
    return next(({number: Told("form", "reference")} for number in range(above) if not asked[number] and is_reference(entries[number])), {})


def _runs(entries: Sequence[Entry], known: Callable[[Entry], str]) -> Iterator[_Run]:
    run: _Run | None = None
    for number, entry in enumerate(entries):
        if entry.continues or _of_all(entry, known):
            continue
        asked = known(entry) if entry.mark is Mark.TEXT and entry.label else ""
        guessed = typed_field(entry) if entry.mark is Mark.TEXT and entry.label and not asked else ""
        key = (entry.place, entry.sections, entry.record)
        ends = entry.mark is not Mark.TEXT or (asked not in _PERSONAL and not guessed and not entry.record)
        own = _own(entry, asked or guessed)
        if run is not None and (ends or key != run.key or _again(run, entry, asked) or _of_another(run, own, asked)):
            held = run.trailing() if not ends and key == run.key else {}
            run.settle()
            yield run
            run = _Run(key, guesses=held) if held else None
        if ends:
            continue
        run = run or _Run(key)
        run.own = run.own or own
        run.labels.add(normal(entry.label))
        if asked in _PERSONAL:
            run.fields[number] = asked
        elif guessed:
            run.guesses[number] = guessed
    if run is not None:
        run.settle()
        yield run


def _of_all(entry: Entry, known: Callable[[Entry], str]) -> bool:
    """An address that says whose it is in its own way: "Family address"."""
    words = f"{normal(entry.label)} {words_of_name(entry.name)}"
    return concerns_everyone(entry.label) or (_SHARED.search(words) is not None and known(entry) in {"address", "postcode"})


def _own(entry: Entry, asked: str) -> str:
    """The party that the entry's own words name, where that party has such a field: a relationship to a child is not the child's."""
    own = explicit_group(entry.person) or explicit_group(entry.label) or explicit_group(words_of_name(entry.name))
    return own if asked in ALLOWED.get(own, frozenset()) else ""


def _of_another(run: _Run, own: str, asked: str) -> bool:
    """Words that name another party end a run; a lone "Full name" may be the referrer's whose job is asked next."""
    if own in {"", run.own}:
        return False
    return bool(run.own) or len(run.fields) != 1 or asked in _NAMES or not set(run.fields.values()) <= ALLOWED[own] & _NAMES


def _again(run: _Run, entry: Entry, asked: str) -> bool:
    """The same question again asks about the next person."""
    return not entry.record and (normal(entry.label) in run.labels or (asked in {"name", "given_name"} and asked in run.fields.values()))


class _Weighing:
    """Weighs runs of one form against each other: the newest date tells who is grown up, one referrer is enough."""

    def __init__(self, entries: Sequence[Entry], runs: Sequence[_Run]) -> None:
        self._entries = entries
        self._opening = frozenset(next((e.sections for e in entries if e.label and e.value), ()))
        years = [int(day[:4]) for e in entries if (day := values.iso_date(e.value))]
        self._newest = max(years, default=0)
        self._referrer = next((run for run in runs if self._named(run) == "referrer"), None)

    def party(self, run: _Run) -> str:
        """The party whose the run is, "" where its titles and labels stand."""
        titled = self._titled(run)
        if titled in _CLOSED or not run.fields:
            return ""
        scores = self._scores(run)
        best = max(scores, key=lambda group: scores[group])
        now = titled if titled in SUBJECTS else ""
        rivals = [score for group, score in scores.items() if group != best and {group, best} != _WORKERS]
        if {best, now} == _WORKERS or scores[best] < _ENOUGH or scores[best] - max(rivals) < _CLEAR:
            return ""
        if best == now or (now and scores[best] - scores[now] < _AHEAD):
            return ""
        return self._one_referrer(run) if best in _WORKERS else best

    def _one_referrer(self, run: _Run) -> str:
        """Rows of a table, and whoever comes after the referrer is told, are professionals."""
        if self._referrer is not run and (run.key[2] or self._referrer is not None):
            return "professionals"
        self._referrer = run
        return "referrer"

    def _scores(self, run: _Run) -> dict[str, int]:
        scores = dict.fromkeys(("child", "household", "referrer", "professionals"), 0)
        for number, known in run.fields.items():
            for group in scores:
                weight = _WEIGHTS.get(known, {}).get(group, 0)
                unlike = known not in ALLOWED[group] and not (group == "referrer" and known in _OF_WORKERS)
                scores[group] += -_UNLIKE if unlike else weight
            if self._is_adult(number, known):
                scores["household"] += _ADULT
                scores["child"] -= _ADULT
        if run.own in scores:
            scores[run.own] += _OWN_WORDS
        if (titled := self._titled(run)) in scores:
            scores[titled] += _FORM_TITLE if self._is_form_title(run) else _OWN_WORDS
        return scores

    def _is_adult(self, number: int, known: str) -> bool:
        day = values.iso_date(self._entries[number].value) if known == "date_of_birth" else ""
        return bool(day) and self._newest - int(day[:4]) >= _ADULT_YEARS

    def _titled(self, run: _Run) -> str:
        """The group that the nearest title with a meaning names."""
        return next((found for title in reversed(run.key[1]) if (found := section_group(title))), "")

    def _is_form_title(self, run: _Run) -> bool:
        """Whether that title stands over the whole form."""
        return next((title in self._opening for title in reversed(run.key[1]) if section_group(title)), False)

    def _named(self, run: _Run) -> str:
        """The referrer where titles or labels of the run say so."""
        return "referrer" if "referrer" in {self._titled(run), run.own} else ""
