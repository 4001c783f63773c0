"""Which ticked and unticked boxes are categories of concern, and which texts are narrative or kept from the family."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from parsers.forms import values
from parsers.forms.entries import Mark
from parsers.forms.labels import field_of, normal
from parsers.forms.placing import Placed
from parsers.forms.subjects import section_group
from parsers.forms.ticks import has_boxes, lone_mark
from parsers.forms.untold import asked_for_silence
from parsers.forms.vocabulary import is_question, names_concern

_YES_NO = frozenset({"yes", "no"})
_NOT_CONCERNS = frozenset({"consent", "referrer", "professionals", "household", "office"})
_LIST = re.compile(r"\n|;|,\s+(?=[A-Z])")
_LONG_TEXT = 40
_FEWEST_ANSWERED = 3
_FEWEST_OWN = 4
_ACCOUNT_WORDS = 7
_CHOICE_WORDS = 7
_OF_LIST = re.compile(r"([^:–]{3,60}?)\s*(?::|\s[–-]\s)\s*(\S.*)")
_SWITCHES = {"1": Mark.TICKED, "on": Mark.TICKED, "0": Mark.UNTICKED, "off": Mark.UNTICKED, "Off": Mark.UNTICKED}
_LONGEST_CHOICE = 12
_LONGEST_ARRAY = 5_000
_ASKS_WORRY = re.compile(r"worr(?:y|ied|ies)|concern(?:s|ed)?|harm|abuse|risks?")
_SELECT = re.compile(
    r"\b(?:select|tick|choose|check|mark)\b.{0,20}\b(?:all|any|each|those|one|box(?:es)?|options?|which|relevant)\b|\(tick\)"
    r"|\b(?:selected|chosen|ticked) (?:options?|items?|boxes|answers?|only)\b"
    r"|\b(?:options?|items?|concerns?|categories|worries) (?:selected|chosen|ticked)\b",
    re.IGNORECASE,
)
_CHOSEN_ONLY = re.compile(
    r"\b(?:selected|chosen|ticked) (?:options?|items?|boxes|answers?|only)\b"
    r"|\b(?:options?|items?|concerns?|categories|worries) (?:selected|chosen|ticked)\b",
    re.IGNORECASE,
)
_ABOUT_FORM = re.compile(
    r"\b(?:this form|this referral form|please (?:complete|send|return|tick|use|type)|type in|do not change|secure e-?mail only)\b",
    re.IGNORECASE,
)


def boxes(placed: Sequence[tuple[int, Placed]]) -> Iterator[tuple[int, str, Mark]]:
    """(entry number, category, mark) of each category of concern on the form."""
    lists = _tick_lists(placed)
    answered = _answered_lists(placed)
    for number, item in placed:
        entry = item.entry
        if entry.mark is not Mark.TEXT:
            if not item.field and lists.get(_list_key(item)):
                yield number, entry.label, entry.mark
        elif _asks_category(item, answered):
            yield number, _category(entry.label), _answered(entry.value)
        elif _selects(item):
            yield from ((number, choice, Mark.TICKED) for choice in _choices(entry.value))


def _list_key(item: Placed) -> tuple[str, str]:
    return item.entry.place, normal(item.entry.question)


def _tick_lists(placed: Sequence[tuple[int, Placed]]) -> dict[tuple[str, str], bool]:
    """Tick lists by place and question: whether each is about concerns, by what asks it or by its options."""
    options: dict[tuple[str, str], list[Placed]] = {}
    for _, item in placed:
        if item.entry.mark is not Mark.TEXT and not item.field:
            options.setdefault(_list_key(item), []).append(item)
    found = {key: _about_concerns(items) for key, items in options.items()}
    own = [key for key, items in options.items() if _may_be_categories(items)]
    return found if any(found.values()) or len(own) != 1 else found | {own[0]: True}


def _may_be_categories(items: Sequence[Placed]) -> bool:
    """A list of several boxes that no known question, no yes or no and no part of the form about others claims."""
    titles = [items[0].entry.question, *reversed(items[0].entry.sections)]
    titled = next((group for title in titles if title and (group := _title_group(title))), items[0].group)
    bare = any(normal(item.entry.label) in _YES_NO for item in items)
    return len(items) >= _FEWEST_OWN and not bare and titled not in _NOT_CONCERNS


def _about_concerns(items: Sequence[Placed]) -> bool:
    labels = [item.entry.label for item in items]
    if {normal(label) for label in labels} & _YES_NO and not any(names_concern(label) for label in labels):
        return False
    known = sum(names_concern(label) for label in labels)
    asked = [items[0].entry.question, *reversed(items[0].entry.sections)]
    titled = next((group for title in asked if title and (group := _title_group(title))), "")
    if titled == "concerns" or (titled == "narrative" and any(map(asks_to_select, asked))):
        return True
    if titled in _NOT_CONCERNS or (not titled and items[0].group in _NOT_CONCERNS):
        return known == len(labels) > 2 and titled not in {"consent", "office"}  # noqa: PLR2004 - two options may be chance
    return known * 3 >= len(labels)


def _title_group(title: str) -> str:
    return "concerns" if field_of(title) == "concerns" else section_group(title)


def _answered_lists(placed: Sequence[tuple[int, Placed]]) -> frozenset[str]:
    """Places where a list of categories has yes or no beside each: three or more, below a title about worries or a third of them known."""
    labels: dict[str, list[str]] = {}
    for _, item in placed:
        if item.entry.mark is Mark.TEXT and _is_answered_option(item) and _own_title(item) not in _NOT_CONCERNS:
            labels.setdefault(item.entry.place, []).append(item.entry.label)
    asked = {item.entry.place for _, item in placed if item.entry.sections and asks_worry(item.entry.sections[-1])}
    return frozenset(
        place
        for place, found in labels.items()
        if len(found) >= _FEWEST_ANSWERED and (place in asked or sum(map(names_concern, found)) * 3 >= len(found))
    )


def _own_title(item: Placed) -> str:
    """What the innermost title is about; the title of the whole form names households and consent as well."""
    return next((_title_group(title) for title in item.entry.sections[-1:]), "")


def _titled(item: Placed) -> str:
    return next((group for title in reversed(item.entry.sections) if (group := _title_group(title))), "")


def _asks_category(item: Placed, answered: frozenset[str]) -> bool:
    """A category with yes or no beside it: "Neglect: No"."""
    if not _is_answered_option(item) or normal(item.entry.label) == normal(item.entry.sections[-1] if item.entry.sections else ""):
        return False
    listed = item.entry.place in answered or _titled(item) == "concerns"
    return names_concern(item.entry.label) or (listed and item.field in {"", "concerns"})


def _is_answered_option(item: Placed) -> bool:
    """No question, and nothing but yes, no or a mark for its answer."""
    entry = item.entry
    if item.field not in {"", "concerns", "narrative", "disability"} or (
        lone_mark(entry.value) is None and values.yes_no(entry.value) == "" and entry.value.strip() not in _SWITCHES
    ):
        return False
    several = len(entry.value.split()) > 1 and lone_mark(entry.value) is None
    return bool(entry.label) and not several and not is_question(entry.label)


def _category(label: str) -> str:
    """The category itself where the label names the list first: "Concern: Neglect"."""
    words = label.rstrip(":").strip()
    listed = _OF_LIST.fullmatch(words)
    return listed[2] if listed and field_of(listed[1]) == "concerns" and not names_concern(listed[1]) else words


def _answered(value: str) -> Mark:
    """The mark that an answer means; data of a fillable form says ticked and not by 1 and 0."""
    if value.strip() in _SWITCHES:
        return _SWITCHES[value.strip()]
    mark = lone_mark(value)
    return mark if mark is not None else (Mark.TICKED if values.yes_no(value) == "Yes" else Mark.UNTICKED)


def _selects(item: Placed) -> bool:
    """An answer that is a list of categories; under a question about worries it must be nothing else."""
    if item.entry.listed or has_boxes(item.entry.value):
        return False
    chosen = list(_choices(item.entry.value))
    if item.field == "concerns":
        return True
    asked = _ASKS_WORRY.search(normal(item.entry.label)) is not None and item.field in {"", "narrative"}
    if asked and asks_to_select(item.entry.label):
        return bool(chosen)
    return asked and bool(chosen) and all(names_concern(choice) and len(choice.split()) <= _CHOICE_WORDS for choice in chosen)


def asks_worry(label: str) -> bool:
    """Whether a question is about worries, however it wants them told."""
    return _ASKS_WORRY.search(normal(label)) is not None


def shows_chosen(label: str) -> bool:
    """Whether a heading says that what stands below it was chosen: "(ticked items only)"."""
    return _CHOSEN_ONLY.search(label) is not None


def are_selections(lines: Sequence[str]) -> bool:
    """Whether each line may be one option of a list: short, begun with a capital, no sentence and no question."""
    bare = [line.strip(" -•*") for line in lines]
    return all(
        line[:1].isupper() and len(line.split()) <= _CHOICE_WORDS and not line.endswith((".", ":", "?")) and not has_boxes(line)
        for line in bare
    )


def list_categories(lines: Sequence[str]) -> bool:
    """Whether short lines are selections of a printed list rather than notes: half of them or more are known categories."""
    short = all(line[:1].isupper() and len(line.split()) <= _CHOICE_WORDS for line in lines)
    return short and sum(map(names_concern, lines)) * 2 >= len(lines)


def asks_to_select(label: str) -> bool:
    """Whether a question says how to answer it: "(select all that apply)"."""
    return _SELECT.search(label) is not None


def _listed(text: str) -> list[str]:
    """The choices of an answer that a form service sends as a JSON array of words, [] where it is none."""
    if not (text.startswith("[") and text.endswith("]")) or len(text) > _LONGEST_ARRAY:
        return []
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return []
    listed = [choice.strip() for choice in found if isinstance(choice, str) and choice.strip()] if isinstance(found, list) else []
    return listed if isinstance(found, list) and len(listed) == len(found) else []


def _choices(value: str) -> Iterator[str]:
    """The selections of a list answer; a sentence is narrative and no choice."""
    text = values.written(value)
    if listed := _listed(text):
        yield from listed
        return
    if not text or text.endswith(".") or lone_mark(text) is not None:
        return
    found = [choice.strip(" •-*") for choice in _LIST.split(text) if choice.strip(" •-*")]
    if any(values.iso_date(choice) or not any(c.isalpha() for c in choice) for choice in found):
        return
    if all(len(choice.split()) <= _LONGEST_CHOICE and not is_question(choice) for choice in found):
        yield from found


def narratives(placed: Sequence[tuple[int, Placed]]) -> Iterator[tuple[int, str, str]]:
    """(entry number, "narrative" | "confidential", text) in reading order."""
    opening = placed[0][1].entry.place if placed else ""
    for number, item in placed:
        entry = item.entry
        if entry.mark is not Mark.TEXT or not values.written(entry.value) or lone_mark(entry.value) is not None:
            continue
        topic = _topic(item) or ("narrative" if entry.place != opening and _unclaimed(item) else "")
        if topic and normal(entry.value) not in _YES_NO | {"none", "nothing"}:
            yield number, topic, entry.value
            if topic == "narrative":
                yield from ((number, "confidential", said) for said in asked_for_silence(entry.value))


def _topic(item: Placed) -> str:
    if item.field == "confidential":
        return "confidential"
    if item.field in {"narrative", "strengths"}:
        if _selects(item):
            return ""
        return "confidential" if _kept_apart(item) else "narrative"
    if item.field == "concerns" and not any(_choices(item.entry.value)):
        return "narrative"
    return _by_section(item) if not item.field else ""


def _kept_apart(item: Placed) -> bool:
    """A free text under a heading that keeps it from the family."""
    return bool(item.entry.sections) and field_of(item.entry.sections[-1]) == "confidential"


def _by_section(item: Placed) -> str:
    entry = item.entry
    for title in reversed(entry.sections):
        known = field_of(title)
        if known in {"confidential", "narrative", "strengths"}:
            return "confidential" if known == "confidential" else "narrative"
        group = section_group(title)
        if group in {"narrative", "strengths"} or (group == "concerns" and len(entry.value) >= _LONG_TEXT):
            return "narrative"
        if group:
            return ""
    return ""


def _unclaimed(item: Placed) -> bool:
    """An account under a heading whose wording says nothing."""
    entry = item.entry
    return (
        not item.field
        and not item.group
        and not any(section_group(title) for title in entry.sections[-1:])
        and _reads_as_account(entry.value)
    )


def _reads_as_account(text: str) -> bool:
    """Sentences that tell something, under a heading whose wording says nothing: better shown as narrative than lost."""
    return len(text.split()) >= _ACCOUNT_WORDS and text.rstrip().endswith((".", "!", "?")) and not _ABOUT_FORM.search(text)
