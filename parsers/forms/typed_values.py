"""What an answer is by its own form, whatever its label says: a name, a relation to the child, an address of mail, a number to ring."""

from __future__ import annotations

import re

from parsers.forms import values
from parsers.forms.entries import Entry
from parsers.forms.labels import normal
from parsers.forms.vocabulary import is_question

_LABEL_WORDS = 7
_BARE_WORDS = 2  # "Who" over a column of names asks nothing but a name
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z0-9][A-Z0-9/_.-]{3,24}")
_NUMBER_LABEL = re.compile(
    r"^(?!.*\b(?:nhs|upn|police|crime|court|phone|tel|telephone|mobile|school|child|pupil)\b).*\b(?:number|no|ref|reference|id)$"
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Sister|Rev|PC|DC|DS|PS|Sgt|Insp)\.? )?[^\W\d_][\w'’-]*(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’-]*){1,3}"
)
_KIN = (
    r"mother|mum|mam|mummy|father|dad|daddy|parent|carer|guardian|brother|sister|sibling|aunt|auntie|uncle|cousin|nan|nana|gran|grandma|"
    r"granny|grandad|grandpa|grand ?mother|grand ?father|grand ?parent|partner|husband|wife|boyfriend|girlfriend|lodger"
)
_RELATION = re.compile(
    rf"(?:(?:birth|biological|step|half|foster|great|god|adoptive|maternal|paternal|older|younger|kinship|ex|her|his|their|the)[ -]?)*"
    rf"(?:{_KIN})(?:(?:'s|’s) (?:ex[ -]?)?(?:{_KIN}))?(?: (?:of|to) .{{1,40}})?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:school|academy|college|nursery|surgery|hospital|infirmary|clinic|trust|service|services|team|unit|police|constabulary|council|"
    r"centre|project|club|church|mosque|association|housing|charity|partnership|maternity|nhs|practice|station)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:[\w'’/&(-]+ ){0,5}(?:worker|officer|manager|teacher|headteacher|nurse|midwife|visitor|practitioner|co-?ordinator|"
    r"assistant|mentor|consultant|adviser|advisor|counsellor|constable|sergeant|therapist|dentist|paramedic|advocate|warden|leader|lead)\)?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+44|0)[\d\s()-]{8,14}\d")


def is_relation(text: str) -> bool:
    """Whether an answer is nothing but who somebody is to the child: "Step-dad", "Mother's partner"."""
    return _RELATION.fullmatch(values.one_line(text).strip(" .")) is not None


def is_person_name(text: str) -> bool:
    """Whether an answer is nothing but the name of a person, of two words or more."""
    line = values.one_line(text)
    return _NAME.fullmatch(line) is not None and _BODY.search(line) is None and not is_relation(line) and not values.date_in(line)


def typed_field(entry: Entry) -> str:
    """The field that the answer to an unknown label must be, "" where its form tells nothing."""
    text = entry.value.strip()
    if _EMAIL.fullmatch(text):
        return "email"
    if _PHONE.fullmatch(text):
        return "phone"
    if is_relation(text):
        return "relationship"
    if len(normal(entry.label).split()) > _LABEL_WORDS or _asks(entry.label):
        return ""
    return _worded(entry.label, text)


def _worded(label: str, text: str) -> str:
    """What words are: a post, a name, a body, an address."""
    if is_address(text):
        return "address"
    if _POST.fullmatch(text) or (normal(label) == "title" and len(text.split()) > 1):
        return "role"
    if is_person_name(text):
        return "name"
    return "agency" if _is_body(text) else ""


def is_address(text: str) -> bool:
    """Words with a figure before them and a postcode behind."""
    line = values.one_line(text)
    return values.postcode(line) != "" and len(line.split()) > 3 and line.rstrip(".").upper().endswith(values.postcode(line)[-3:])  # noqa: PLR2004 - a street and a postcode


def is_code(text: str) -> bool:
    """Whether an answer is nothing but the number of a case: capitals and figures, perhaps parted by strokes."""
    return _CODE.fullmatch(text.strip()) is not None


def is_reference(entry: Entry) -> bool:
    """Whether a label that names a number in any words is answered with a code: "Alert number: KW/311"."""
    return _NUMBER_LABEL.search(normal(entry.label)) is not None and is_code(entry.value)


def is_typed(text: str) -> bool:
    """Whether a text by itself is the answer to something: a person, a relation, where to reach somebody, a code."""
    found = text.strip()
    return reaches_or_relates(text) or any((is_address(found), is_person_name(found), is_code(found)))


def reaches_or_relates(text: str) -> bool:
    """An answer that is unlike any other, so that its label may be of many words: how to reach somebody, who that is to the child."""
    found = text.strip()
    return any((_EMAIL.fullmatch(found), _PHONE.fullmatch(found), is_relation(found)))


def _asks(label: str) -> bool:
    return is_question(label) and (label.strip().endswith("?") or len(normal(label).split()) > _BARE_WORDS)


def _is_body(text: str) -> bool:
    return _BODY.search(text) is not None and text[:1].isupper() and not text.endswith(".") and len(text.split()) <= _LABEL_WORDS
