"""What the printed labels of referral forms mean: label -> field of the canonical form, by wording.

Data first: each field has patterns over a label in its normal form (lower case, no punctuation, no bracketed advice).
Councils word the same question in many ways, so patterns name the telling words and never whole templates. A profile of
`config/forms/` adds exact labels in front of these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from parsers.forms.group_rules import GROUP_RULES
from parsers.forms.label_rules import FIELD_RULES
from parsers.forms.withheld import asks_why_not, is_withheld

_BRACKETS = re.compile(r"\([^)]{0,200}\)|\[[^\]]{0,200}\]")
_NOT_WORD = re.compile(r"[^\w']+")
_NUMBERING = re.compile(
    r"^(?:(?:section|part|box|question|q)\s*(?:\d+[a-z]?|(?<=\s)[a-h])(?:\.\d+)*\s*[.):–—-]*\s+(?=\S)|\d+[a-z]?(?:\.\d+)*\s*[.):-]\s*|\d+(?:\.\d+)+\s+|[a-h][.)]\s+)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 5_000  # characters; more is a text, in which every pattern would be looked for
_LABEL_WORDS = 12
_ABBREVIATION_WORDS = 2
_COUNTS = 6
_LONG_QUESTION = re.compile(
    r"(?:what|which|who|where|when|how|why|is|are|has|have|do|does|did|will|would|can|please)\b[^.?!:;]{0,150}\?", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<!\bno)(?<!\bnos)(?<!\btel)(?<!\bref)(?<!\bext)(?<!\bresp)(?<!\borg)(?<!\b[a-z]\.[a-z])\.$", re.IGNORECASE)
_INITIALS = re.compile(r"(?<![\w.])(?:[a-z]\.[ ]?){1,3}[a-z]\b\.?", re.IGNORECASE)

_COMPILED = tuple((field, re.compile(rf"(?:^|\b)(?:{pattern})(?:\b|$)")) for field, pattern in FIELD_RULES)
_GROUPS_COMPILED = tuple((group, re.compile(rf"\b(?:{pattern})(?:\b|$)")) for group, pattern in GROUP_RULES)
_KEPT_APART = _COMPILED[0][1]
_INDEX = re.compile(
    r"\b(?:child(?:ren)?|young person|young carer|person|adult|sibling|parent|carer|member|professional|subject|agency|pupil|baby|contact|student|details)s?\s*(?:(?:no|number|details)\s*)?(\d{1,2})\b|^(\d{1,2})(?:st|nd|rd|th) (?:child|adult|person)|\((\d{1,2})\)"
)
_ONE = r"(?:child|young person|young carer|pupil|student|subject|sibling|baby|adult|parent|carer|contact|person|member)"
_ORDINALS = re.compile(rf"\b(first|second|third|fourth|fifth|sixth) (?:\w+ )?{_ONE}\b|\b{_ONE} (one|two|three|four|five|six)\b")
_COUNTED = ("first", "second", "third", "fourth", "fifth", "sixth", "one", "two", "three", "four", "five", "six")
_LETTERED = re.compile(rf"\b{_ONE} ([A-F])(?=$|\s*[:–—,(-])", re.IGNORECASE)


@lru_cache(maxsize=4096)
def normal(label: str) -> str:
    """A label as the patterns expect it: one line, lower case, straight quotes, no numbering, advice or punctuation."""
    text = unicodedata.normalize("NFKC", label).replace("’", "'").replace("‘", "'").strip()
    text = _INITIALS.sub(lambda match: match[0].replace(".", "").replace(" ", "") + " ", _NUMBERING.sub("", text))
    without = _BRACKETS.sub(" ", text)
    return " ".join(_NOT_WORD.sub(" ", (without if without.strip() else text).casefold()).split())


@lru_cache(maxsize=4096)
def field_of(label: str) -> str:
    """The canonical field that a label asks for, "" where the wording tells nothing. Advice in brackets may keep text apart."""
    if len(label) > _LONGEST_LABEL:
        return ""
    words = normal(label)
    first = label.strip().partition("\n")[0]
    if asks_why_not(words):
        return "reason_not"
    if _KEPT_APART.search(_flat(label)) or is_withheld(_flat(label)):
        return "confidential"
    if len(first) < len(label.strip()) and (known := _known(normal(first))):
        return known  # advice below the label
    return _known(words) or _known(_abbreviated(label))


def _known(words: str) -> str:
    return next((field for field, pattern in _COMPILED if pattern.search(words)), "")


def _abbreviated(label: str) -> str:
    """What stands in brackets where it is a word or two: "Registered with (GP)"."""
    found = _BRACKETS.search(label)
    words = normal(found[0].strip("()[]")) if found else ""
    return words if len(words.split()) <= _ABBREVIATION_WORDS else ""


def _flat(label: str) -> str:
    """The label with what stands in brackets, lower case, no punctuation."""
    return " ".join(_NOT_WORD.sub(" ", label.replace("’", "'").casefold()).split())


@lru_cache(maxsize=4096)
def group_of(title: str) -> str:
    """Whom or what a section title or label prefix is about: child, household, referrer, consent, concerns..., or ""."""
    words = normal(title)
    return next((group for group, pattern in _GROUPS_COMPILED if pattern.search(words)), "")


@lru_cache(maxsize=4096)
def index_of(title: str) -> int | None:
    """The number in "Child 2" or "Person (3)", from 1; None where there is none."""
    text = " ".join(_NUMBERING.sub("", title.casefold().strip()).replace("_", " ").split())
    match = _INDEX.search(text)
    if match:
        return int(next(group for group in match.groups() if group))
    counted = _ORDINALS.search(text)
    if counted:
        return _COUNTED.index(counted[1] or counted[2]) % _COUNTS + 1
    lettered = _LETTERED.search(title.strip())
    return ord(lettered[1].upper()) - ord("A") + 1 if lettered and lettered[1].isupper() else None


@lru_cache(maxsize=4096)
def is_label(text: str) -> bool:
    """Whether a short text reads as the label of a field rather than as an answer."""
    stripped = text.strip()
    if not stripped or (stripped.endswith(".") and _SENTENCE_END.search(stripped)):
        return False
    if (len(stripped) > _LONGEST_LABEL or len(stripped.split()) > _LABEL_WORDS) and not _LONG_QUESTION.fullmatch(stripped):
        return False
    words = normal(stripped)
    field = field_of(stripped)
    if _OTHER_LABELS.fullmatch(words):
        return True
    other, between, printed = stripped.rpartition(" / ")
    if between and not field_of(other) and " / " not in other and field_of(printed) and is_label(printed):
        return True  # printed in two languages: "Dyddiad geni / Date of birth"
    if not field:
        return False
    return _BRACKETS.sub("", stripped).rstrip().endswith((":", "?")) or _covers(words, field)


def _covers(words: str, field: str) -> bool:
    """Whether the telling words make up at least half of the text: "Kestrel School" is a value, "School name" a label."""
    matches = [match for name, pattern in _COMPILED if name == field for match in pattern.finditer(words)]
    known = _COMMON.union(*(match[0].split() for match in matches))
    rest = [word for word in words.split() if word not in known]
    return not rest


_OTHER_LABELS = re.compile(
    r"(?:meeting )?(?:date|time|venue|location|type|chair|chaired by|chairperson|minutes?|minuted by|minute taker|present|attendees|apologies|absent)"
    r"|(?:date|type|time|place) of (?:meeting|conference|discussion)|(?:child|young person|subject|baby)(?: discussed)?"
    r"|action|actions|owner|who|by when|due|deadline|lead|decision|decisions|outcome|no"
)
_COMMON = frozenset(
    "usually normally used your our my the a an of and or is are your child child's children's childs children young person person's parent parents parent's carer carers "
    "family name names number no if known home current adult adults adult's parental also to in for this what who date details address full legal contact "
    "practice nursery school secure work usual main other previous background at birth recorded code all any please state given "
    "telephone email phone status title job role relationship their they you mr mrs family's responsible registered attended attending "
    "1 2 3 4 5 6 y n pr member members referrer referrer's referring agency organisation held type needs send sen "
    "pupil pupils pupil's student student's subject subject's baby baby's unborn contact contact's person's holds has print employing adult adults' "
    "mother mother's father father's step stepmother's stepfather's grandmother's grandfather's guardian guardian's partner partner's "
    "mum's dad's sibling sibling's brother's sister's does do they have "
    "team agreed obtained informed told aware consent made sharing share information referral concerns".split()
)


def with_profile(profile: Mapping[str, str], label: str) -> str:
    """`field_of`, after the exact labels of a form profile (normal label -> field)."""
    return profile.get(normal(label)) or field_of(label)
