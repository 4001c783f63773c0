"""Placed entries -> one `Submission`: answers in order, leaves that name their answers, nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from parsers.document import Answer, Finding, Leaf, Submission
from parsers.forms import values
from parsers.forms.concerns import boxes, narratives
from parsers.forms.entries import Entry, Mark
from parsers.forms.fields import ALLOWED
from parsers.forms.labels import normal
from parsers.forms.people import Person, Value, adults_of, children_of
from parsers.forms.placing import Placed, Placer, asking_title
from parsers.forms.subjects import section_group
from parsers.forms.ticks import left_standing, was_struck, without_struck

_HEAD = 5
_SAID = re.compile(
    r"\b(?:(?:case|referral|submission|form|contact) (?:id|no\.?|number|ref\w*\.?)|reference|ref|sheet no\.?)[: ]+"
    r"((?=[\w/-]*\d)(?=[\w/-]*[A-Z])[A-Z0-9]+(?:[/_-][A-Z0-9]+)+)",
    re.IGNORECASE,
)
_LEAST_DIGITS = 5  # an extension
_SENT = re.compile(r"(?<=\d)\s+(?:\(?(?:sent|submitted|received|created|dated|printed)\b|on \d).*$", re.IGNORECASE)
_YES_NO_FIELDS = frozenset({"parents_informed", "consent_given", "anonymous"})
_WORDED = frozenset({"name", "role", "agency", "address", "reason_not"})
_BARE = frozenset({"yes", "no", "y", "n", "none"})
_MARKS = {Mark.TICKED: "ticked", Mark.UNTICKED: "not ticked", Mark.UNSURE: "not known"}


@dataclass(frozen=True, slots=True)
class Words:
    """Exact wordings of a profile: normal label or field name -> field; normal heading -> a heading of plain meaning."""

    fields: Mapping[str, str]
    titles: Mapping[str, str]


def submission_of(entries: Sequence[Entry], words: Words, head: Submission) -> Submission:
    """`head` with the answers and leaves of the entries."""
    read = _choices_joined([entry if (left := _standing(entry.value)) == entry.value else replace(entry, value=left) for entry in entries])
    placed = list(enumerate(Placer(read, words.fields).place()))
    leaves = list(_leaves(placed))
    if not any(leaf.path == "reference" for leaf in leaves):
        leaves = [*_said_reference(read), *leaves]
    reference = head.reference or next((leaf.value for leaf in leaves if leaf.path == "reference"), "")
    submitted = head.submitted_at or next((leaf.value for leaf in leaves if leaf.path == "submitted_at"), "")
    answers = tuple(_answer(number, entry) for number, entry in enumerate(read))
    findings = (*head.findings, *_unreadable_dates(placed), *_unsure_boxes(placed))
    return replace(head, reference=reference, submitted_at=submitted, answers=answers, leaves=tuple(leaves), findings=findings)


def _said_reference(read: Sequence[Entry]) -> Iterator[Leaf]:
    """The number that a sentence or a title at the head of the form gives: "Case ID TV-2026-5501 was received"."""
    for number, entry in enumerate(read[:_HEAD]):
        found = _SAID.search(entry.value) if entry.mark is Mark.TEXT else None
        if found:
            yield Leaf("reference", found[1], (f"a{number}",))
            return


def _standing(value: str) -> str:
    """The alternative left standing where others are struck out; an untouched pair of alternatives answers nothing."""
    left = left_standing(value)
    if left:
        return left
    if normal(value) in {"yes no", "yes no not known", "yes no unknown", "yes no n a", "y n", "yes no don't know", "male female", "m f"}:
        return ""
    return without_struck(value) if was_struck(value) else value


def _choices_joined(entries: list[Entry]) -> list[Entry]:
    """Boxes that answer yes or no become the answer of their question: "Informed? ☒ Yes ☐ No" is "Yes"."""
    return [_as_answer(entry) for entry in entries]


def _as_answer(entry: Entry) -> Entry:
    asked = entry.question or asking_title(entry)
    said = {normal(part) for part in values.in_languages(entry.label)}
    if entry.mark is Mark.TICKED and said & {"yes", "no", "y", "n"} and asked:
        return replace(entry, label=asked, value=entry.label, mark=Mark.TEXT)
    return entry


def _answer(number: int, entry: Entry) -> Answer:
    value = entry.value if entry.mark is Mark.TEXT else _MARKS[entry.mark]
    label = entry.label or entry.name
    if entry.question and entry.mark is not Mark.TEXT:
        label = f"{entry.question} {label}"
    return Answer(f"a{number}", label, value, " / ".join(entry.printed or entry.sections), None, entry.segment)


def _leaves(placed: Sequence[tuple[int, Placed]]) -> Iterator[Leaf]:
    texts = [(number, _ticked_value(item)) for number, item in placed if item.entry.mark in {Mark.TEXT, Mark.TICKED}]
    yield from _singles(texts, "form")
    yield from _people("children", children_of(texts))
    yield from _people("household", adults_of(texts, "household"))
    yield from _people("professionals", adults_of(texts, "professionals"))
    yield from _singles(texts, "referrer")
    yield from _singles(texts, "consent")
    counts = {"concerns": 0, "unchecked": 0, "narrative": 0, "confidential": 0}
    for number, label, mark in _once(boxes(placed)):
        path = "concerns" if mark is Mark.TICKED else "unchecked"
        yield Leaf(f"{path}.{counts[path]}", label, (f"a{number}",))
        counts[path] += 1
    for number, topic, text in narratives(placed):
        yield Leaf(f"{topic}.{counts[topic]}", text, (f"a{number}",))
        counts[topic] += 1


def _once(found: Iterator[tuple[int, str, Mark]]) -> list[tuple[int, str, Mark]]:
    """Each category whose mark is known, once; a category ticked in one place and printed again elsewhere is ticked."""
    best: dict[str, tuple[int, str, Mark]] = {}
    for number, label, mark in found:
        key = normal(label)
        if mark is Mark.UNSURE:
            continue
        if key not in best or (mark is Mark.TICKED and best[key][2] is Mark.UNTICKED):
            best[key] = (number, label, mark)
    return list(best.values())


def _ticked_value(item: Placed) -> Placed:
    """A ticked option is the value of the field that its question names."""
    if item.entry.mark is Mark.TICKED:
        return replace(item, entry=replace(item.entry, value=item.entry.label))
    return item


def _singles(placed: Sequence[tuple[int, Placed]], group: str) -> Iterator[Leaf]:
    found = Person()
    for number, item in sorted(placed, key=lambda pair: not _is_titled(pair[1], group)) if group == "referrer" else placed:
        if item.group == group and item.field in ALLOWED[group]:
            for name, text in _read(item, group):
                found.put(name, text, number, extend=item.entry.continues)
    if group == "referrer":
        _join(found)
    prefix = "" if group == "form" else f"{group}."
    yield from (_leaf(f"{prefix}{name}", value) for name, value in found.values.items())


def _is_titled(item: Placed, group: str) -> bool:
    """Whether the answer stands under a title of its group: it comes before one that the head of the form seems to give."""
    return any(section_group(title) == group for title in item.entry.sections)


def _read(item: Placed, group: str) -> Iterator[tuple[str, str]]:
    text = values.written(item.entry.value)
    if not text or (item.field in _WORDED and normal(text) in _BARE):
        return
    if item.field in _YES_NO_FIELDS:
        yield from _yes_no(item.field, text, group)
    elif item.field in {"phone", "email"}:
        yield "email", values.email(text)
        yield "phone", values.phone(text) or (values.one_line(text) if item.field == "phone" and _is_number(text) else "")
    elif item.field == "reference":
        line = _SENT.sub("", values.one_line(text))
        yield item.field, line if any(c.isdigit() for c in line) else ""
    elif item.field == "submitted_at":
        yield item.field, values.iso_date(text) or values.iso_date(values.date_in(text))
    elif item.field == "name" and group == "referrer":
        yield from _name_and_role(item, text)
    else:
        yield item.field, values.one_line(text)


def _yes_no(name: str, text: str, group: str) -> Iterator[tuple[str, str]]:
    yield name, values.yes_no(text)
    if group == "consent" and (why := values.after_yes_no(text)) and values.yes_no(text) == "No":
        yield "reason_not", why


def _is_number(text: str) -> bool:
    return not values.email(text) and sum(c.isdigit() for c in text) >= _LEAST_DIGITS


def _name_and_role(item: Placed, text: str) -> Iterator[tuple[str, str]]:
    """A name, and the role where one answer holds both: "Name and job title: Jane Doe, Midwife"."""
    asked = normal(item.entry.label)
    name, mark, role = text.partition(",") if "," in text else text.partition(" - ")
    if mark and any(word in asked for word in ("role", "title", "position", "designation", "post")):
        yield "name", values.one_line(name)
        yield "role", values.one_line(role)
    else:
        yield "name", values.one_line(text)


def _join(person: Person) -> None:
    """Forename and surname of the referrer as one name."""
    given, family = person.values.pop("given_name", None), person.values.pop("family_name", None)
    parts = [part for part in (given, family) if part is not None]
    if parts and "name" not in person.values:
        person.values["name"] = Value(" ".join(part.text for part in parts), tuple(s for part in parts for s in part.sources))


def _people(group: str, people: Sequence[Person]) -> Iterator[Leaf]:
    for number, person in enumerate(people):
        yield from (_leaf(f"{group}.{number}.{name}", value) for name, value in person.values.items() if value.text)


def _leaf(path: str, value: Value) -> Leaf:
    return Leaf(path, value.text, tuple(f"a{source}" for source in value.sources))


def _unsure_boxes(placed: Sequence[tuple[int, Placed]]) -> Iterator[Finding]:
    """Boxes whose state or whose words cannot be told, counted: a person looks at them."""
    if found := sum(item.entry.mark is Mark.UNSURE for _, item in placed):
        yield Finding("box_unsure", str(found), "hold")


def _unreadable_dates(placed: Sequence[tuple[int, Placed]]) -> Iterator[Finding]:
    """A date of birth that is written but is no date: a person must ask."""
    for number, item in placed:
        text = values.written(item.entry.value)
        if item.field in {"date_of_birth", "edd"} and text and not values.iso_date(text) and not values.iso_date(values.date_in(text)):
            yield Finding("date_unreadable", f"a{number}")
