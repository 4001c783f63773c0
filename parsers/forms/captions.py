"""Lines that open a part of a form where the file marks no heading: "5. WHAT ARE YOU WORRIED ABOUT?", "Child 2", "Your details"."""

from __future__ import annotations

import re

from parsers.forms.labels import field_of, is_label, normal
from parsers.forms.part_titles import is_title_below
from parsers.forms.subjects import person_number, section_group

_LENGTH = 90
_WORDS = 11
_TITLE_WORDS = 10
_BARE_WORDS = 3
_BARE_FIELDS = frozenset({"", "name", "consent_given", "agency", "concerns"})
_NUMBERED = re.compile(r"^(?:(?:section|part)\s+)?(?:\d{1,2}|[A-Z])(?:[.)]|\s*[-–:])\s+\S", re.IGNORECASE)
_TOPICS = frozenset({"narrative", "strengths", "confidential", "concerns"})
_ALSO_VALUES = frozenset({"school", "gp", "agency", "concerns", "narrative", "strengths", "confidential", "disability", "reason_not"})
_CLOSED = frozenset({"upn", "nhs_number", "first_language", "sex", "ethnicity", "date_of_birth", "edd", "postcode", "phone", "email"})
_NEVER_VALUES = frozenset(
    {"position", "designation", "telephone", "email", "e mail", "postcode", "surname", "forename", "address", "dob", "d o b", "contact tel"}
)
_LENGTH_OF_LABEL = 60
_BANNER = re.compile(r"[-=*_~#–—]{2,}\s*\w[^\n]{0,80}?\s*[-=*_~#–—]{2,}")
_NUMBER = re.compile(r"(?:section|part|question|q)?\s*(\d{1,2})\s*[.):–-]\s*(?=[^\W\d])", re.IGNORECASE)
_ORDERED = re.compile(r"(?:please )?(?:describe|tell|explain|give|list|provide|say|outline|state|add|set out|summarise)\b")
_TOLD = re.compile(
    r"\b(?:he|she|they|we|i|mum|dad|mother|father) (?:said|says|asked|asks|told|does|do|did|has|have|is|are|was|were|would|will)\b",
    re.IGNORECASE,
)
_MARKED_APART = re.compile(
    r"(?:(?:strictly|highly) )?(?:confidential|restricted|private|sensitive)\s*[:–—-]\s*(?:please )?(?:do not|don't|not to be|not for|"
    r"never|must not)\b[^.:;\n]{3,60}\b(?:family|parents?|carers?|relatives|household)",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"(?:I|We|My|Our|He|She|Please)\b")
_NAMES_STRENGTHS = re.compile(
    r"(?:(?:family|child's|their|the|any|key) )*(?:positives?|strengths?|protective factors?|safety factors?|resilience)"
    r"(?: (?:and|of|in|for|the|this|family|child|positives?|strengths?|protective|safety|factors?|resilience))*$"
)
_LONGEST_TITLE = 180
_LONG_TITLE_WORDS = 16
_FIGURE = re.compile(r"\d")
_SHAPES = {
    **dict.fromkeys(("date_of_birth", "edd", "nhs_number", "upn", "phone", "postcode", "reference", "submitted_at"), _FIGURE),
    "email": re.compile("@"),
    "sex": re.compile(r"^(?!.*\d)\W*\w+(?:\W+\w+)?\W*$"),
    "parents_informed": re.compile(r"^\W*(?:yes|no|not|unknown|n/?a)\b", re.IGNORECASE),
    "consent_given": re.compile(r"^\W*(?:yes|no|not|unknown|n/?a|verbal|written)\b", re.IGNORECASE),
}
_PROSE = frozenset({"narrative", "strengths", "confidential"})


def opens_part(line: str, topic: str) -> bool:
    """Whether a line is a caption. `topic` is what the section so far is about: inside prose only a marked line is one."""
    text = line.strip()
    if _BANNER.fullmatch(text) or keeps_apart(text):
        return True
    if not text or len(text) > _LENGTH or len(text.split()) > _WORDS or text.endswith((".", "!", ";", ",")) or ":" in text[:-1]:
        return False
    marked = is_marked(text)
    if topic in _PROSE and not marked and not _ends_prose(text):
        return False
    if marked:
        numbered = person_number(text) is not None and not field_of(text)
        one = field_of(text) in _CLOSED and is_label(text)  # "DATE OF BIRTH" in small capitals over its boxes is a label
        return numbered or (not one and bool(section_group(text) or field_of(text)) and not text[-1].isdigit())
    if person_number(text) is not None and not field_of(text):
        return True
    return _names_part(text)


def keeps_apart(line: str) -> bool:
    """A line that asks for what the family must not learn, whatever its length: no sentence, and no label with its answer behind."""
    text = line.strip()
    if _MARKED_APART.fullmatch(text):
        return True
    titled = text[:1].isupper() or text[:1].isdigit()
    if (
        not titled
        or _SPEAKS.match(text)
        or len(text) > _LONGEST_TITLE
        or text.endswith((".", "!", ";", ","))
        or ":" in text[:-1]
        or _TOLD.search(text)
    ):
        return False
    return field_of(text) == "confidential" and (text.endswith("?") or len(text.split()) <= _LONG_TITLE_WORDS)


def continues_numbering(line: str, above: str) -> bool:
    """Whether a line carries the number that follows the number of the title above it: "4. What would you like help with?"."""
    own, before = _NUMBER.match(line.strip()), _NUMBER.match(above.strip())
    if own is None or before is None or int(own[1]) != int(before[1]) + 1:
        return False
    ordered = _ORDERED.match(normal(line)) is not None and line.count(". ") <= 1
    return len(line) <= _LONGEST_TITLE and (ordered or not line.rstrip().endswith((".", ";", ",")))


def asks_for_value(line: str) -> bool:
    """Whether a line is the label of one value, so that the line below it is that value however it reads."""
    text = line.strip()
    known = field_of(text)
    return bool(known) and is_label(text) and known not in _TOPICS and not names_group(text)


def may_answer(label: str, line: str) -> bool:
    """Whether a line can be the value of a label at all: no date without a figure, no address of mail without its sign, no title."""
    if is_title_below(label.strip(), line.strip()):
        return False
    shape = _SHAPES.get(field_of(label.strip()))
    return shape is None or shape.search(line) is not None


def is_marked(text: str) -> bool:
    """Whether capitals or a number set the line apart."""
    return (text.isupper() and len(text) > 3) or _BANNER.fullmatch(text) is not None or _NUMBERED.match(text) is not None  # noqa: PLR2004 - an abbreviation is no caption


def _ends_prose(text: str) -> bool:
    """A line inside an account that opens another part: a heading by its wording, and no sentence."""
    if not text[0].isupper() or len(text.split()) > _TITLE_WORDS:
        return False
    if field_of(text) == "confidential" or names_group(text) or _NAMES_STRENGTHS.match(normal(text)):
        return True
    return is_label(text) and bool(section_group(text))


def names_group(text: str) -> bool:
    """Nothing but the name of a group: "Referrer", "Your details"."""
    if text.endswith("?") or {"name", "names"} & {*normal(text).split()}:
        return False
    return bool(section_group(text)) and len(normal(text).split()) <= _BARE_WORDS and field_of(text) in _BARE_FIELDS


def _names_part(text: str) -> bool:
    """An unmarked line that says nothing but what follows: a group of answers, or a topic for free text."""
    known = field_of(text)
    if names_group(text) and not text.endswith(":"):
        return True
    if known in _TOPICS and len(normal(text).split()) <= 8:  # noqa: PLR2004 - longer is a sentence
        return not text.endswith(":")
    return bool(section_group(text)) and not known and len(normal(text).split()) <= 5  # noqa: PLR2004 - a title


def is_other_label(label: str, written: str) -> bool:
    """A question left empty before another label: that label is no answer. One word may be a name (Faith) unless it cannot be."""
    value = written.strip()
    asked = field_of(value) if len(value) <= _LENGTH_OF_LABEL and "\n" not in value else ""
    own = field_of(label)
    if not asked or asked == own or (asked in _ALSO_VALUES and own not in _CLOSED) or not (is_label(value) or own in _CLOSED):
        return False
    several = value.endswith(":") or len(normal(value).split()) > 1 or normal(value) in _NEVER_VALUES
    return ((several or own == "sex") and is_label(value)) or not may_answer(label, value)
