"""Running text of a form -> entries: "Label: value" on a line, several on one line, or a label with its value below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.forms.labels import field_of, is_label
from parsers.forms.person_lines import tells_of_person
from parsers.forms.several_pairs import several_pairs
from parsers.forms.subjects import explicit_group, person_number
from parsers.forms.typed_values import is_typed, reaches_or_relates

_LABEL_LENGTH = 90
_LABEL_WORDS = 14
_SHORT_LABEL = 5
_GAP = re.compile(r"[ ]{3,}|\t+|\s\|\s|[ ]*(?:\.{4,}|_{4,}|…{2,})[ ]*|[ ]\.{2,3}[ ]|(?<=\?)[ ]\.[ ]")
_GAP_SIGNS = ("   ", "\t", "|", "…", "..", "____", "? .")  # every gap has one of these
_LED = re.compile(r"\w ?[.…_]{5,} ?\w")
_STATED = re.compile(
    r"(?:your|the|our) (?:\w+ )?reference(?: number| no\.?)? (?:is|was)[: ]+([A-Z0-9](?=[A-Z0-9/_-]*\d)[A-Z0-9/_-]+)\.?", re.IGNORECASE
)
_HEADED = re.compile(
    r"(?:(?:our|your|case|form|referral|submission|contact) )?ref(?:erence)?(?: (?:no|number|id))?\.?[: ]+"
    r"([A-Z0-9](?=[A-Z0-9/_-]*\d)[A-Z0-9/_-]+)",
    re.IGNORECASE,
)
_SHEET = re.compile(r"[A-Z][A-Za-z' ]{3,60}\b(?:No|no|Ref|ref|ID)\.?:? ([A-Z]{2,}[A-Z0-9]*[/-][A-Z0-9/-]*\d[A-Z0-9/-]*)")
_REACHED = re.compile(r"(tel(?:ephone)?|phone|mob(?:ile)?|e-?mail|mail)\b\.?\s+(\+?[\d ()]{9,20}|[^\s@]+@[^\s@]+)", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}")
_ADVICE = re.compile(
    r"(?:please )?(?:give|state|include|list|provide|tick|select|choose|put|mark|complete|write|enter|specify)\b[^.\n]{3,120}\.?",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"(?:please )?(?:describe|tell us|explain|give (?:us )?(?:details|examples)|provide details)\b[^.:?\n]{3,90}", re.IGNORECASE
)
_QUESTION = re.compile(
    r"(?:what|which|who|where|when|how|why|is|are|has|have|do|does|did|can|could|will|would|if)\b[^.?!:;\n]{3,160}\?", re.IGNORECASE
)
_SENTENCES = re.compile(r"[a-z]{3}\. [A-Z]")  # advice with a telephone number at its end
_CLOCK = re.compile(r"\d:\d")
_SHORTEST = 2
_LONG_VALUE = 12
_FULL_LINE = 55  # characters from which a line of plain text may have been broken for its length
_SEVERAL_LINES = frozenset({"narrative", "strengths", "confidential", "reason_not", "address"})
_YES_NO = frozenset({"parents_informed", "consent_given", "parental_responsibility", "anonymous"})
_PROSE_TOPICS = frozenset({"narrative", "strengths", "confidential"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what is written for it; `label` is "" for text that has none of its own."""

    label: str
    value: str


def pairs_in(text: str, topic: str) -> Iterator[Pair]:
    """Pairs of a passage, line by line. `topic` is what its section is about: prose is cut only at sure labels.

    A label whose answer is not in the passage comes with an empty value. A line without a label of its own goes on with the
    value above it where that is an account or an address, or where the line above it was broken for its length.
    """
    held: Pair | None = None
    above = ""
    for line in (stripped for raw in text.split("\n") if (stripped := raw.strip(" \t•·*-–") or _dash(raw))):
        found = list(_of_line(line, topic))
        lone = found[0] if len(found) == 1 else None
        if held is not None and lone is not None and not lone.label and _goes_on(held, above):
            held = Pair(held.label, f"{held.value}\n{lone.value}" if held.value else lone.value)
        else:
            if held is not None:
                yield held
            yield from found[:-1]
            held = found[-1] if found else None
        above = line
    if held is not None:
        yield held


def is_answered(line: str) -> bool:
    """Whether dots, tabs or room set an answer off from a label on the line; a number alone is no label."""
    pieces = _pieces(line.strip())
    return len(pieces) > 1 and sum(c.isalpha() for c in pieces[0]) > _SHORTEST and any(c.isalnum() for c in pieces[1])


def _pieces(line: str) -> list[str]:
    """What stands between the gaps of a line, without blank pieces."""
    found = _GAP.split(line) if any(sign in line for sign in _GAP_SIGNS) else [line]
    return [stripped for piece in found if (stripped := piece.strip())]


def _dash(line: str) -> str:
    """The dash that prints set for no answer; other signs without words are decoration."""
    return line.strip() if line.strip() in {"-", "–", "—"} else ""


def _goes_on(held: Pair, above: str) -> bool:
    """Whether a bare line continues the pair before it: its label still waits, asks for several lines, or the line was full."""
    if not held.label:
        return False
    broken = len(above) >= _FULL_LINE and not above.endswith((".", "!", "?"))
    return not held.value or field_of(held.label) in _SEVERAL_LINES or broken


def _of_line(line: str, topic: str) -> Iterator[Pair]:
    several = several_pairs(line)
    if several and (topic not in _PROSE_TOPICS or person_number(several[0][0]) is not None):
        yield from (Pair(label, value) for label, value in several)
        return
    pieces = _joined(_pieces(line))
    if not pieces:
        return
    split = [labelled(piece, topic) for piece in pieces]
    if len(pieces) > 1 and sum(1 for pair in split if pair.label) * 2 > len(pieces):
        yield from split
    elif len(pieces) == 2 and (is_label(pieces[0]) or _answered(*pieces) or _LED.search(line)) and topic not in _PROSE_TOPICS:  # noqa: PLR2004 - label and value
        yield Pair(pieces[0], pieces[1])
    else:
        yield labelled(pieces[0] if len(pieces) == 1 else line, topic)


def _answered(asked: str, answer: str) -> bool:
    """A question on parents or consent, and nothing but yes or no set off from it."""
    return field_of(asked) in _YES_NO and answer.strip(" .").casefold() in {"yes", "no"}


def _joined(pieces: list[str]) -> list[str]:
    """Pieces of a line, a label that ends with a colon together with the value that leaders or tabs set off from it."""
    found: list[str] = []
    for piece in pieces:
        if found and found[-1].endswith(":") and not piece.endswith(":"):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def labelled(text: str, topic: str) -> Pair:
    """A line cut at its colon or question mark, or the whole text with no label."""
    if tells_of_person(text):
        return Pair("", text)
    if cut := _cut(text, topic):
        return cut
    if reached := _REACHED.fullmatch(text.strip()):
        return Pair("Email" if "@" in reached[2] else "Telephone", reached[2])
    stated = _STATED.fullmatch(text.strip()) or _HEADED.fullmatch(text.strip()) or _SHEET.fullmatch(text.strip())
    if stated:
        return Pair("Reference", stated[1])
    return Pair(text.strip(), "") if topic not in _PROSE_TOPICS and _asks(text) else Pair("", text)


def _cut(text: str, topic: str) -> Pair | None:
    for at in sorted(place for mark in ":?" if (place := text.find(mark)) >= 0):
        if _CLOCK.match(text[max(at - 1, 0) : at + 2]):
            continue
        head, mark, rest = text[:at], text[at], text[at + 1 :]
        if mark == "?" and _ADVICE.fullmatch(rest.strip()) and topic not in _PROSE_TOPICS and len(head) <= _LABEL_LENGTH:
            return Pair(f"{head.strip()}?", "")
        advice = rest.strip().startswith("(") and rest.strip().endswith(")")
        if "[" not in head and not advice and _may_be_label(head + mark, rest, topic):
            return Pair(head.strip() + ("?" if mark == "?" else ""), rest.lstrip(" :").strip(" \t-–"))
    return None


def _asks(text: str) -> bool:
    """A line that asks and does not answer: a question, an order to tell something, a label."""
    line = text.strip()
    if _QUESTION.fullmatch(line) or (_ORDERS.fullmatch(line) and field_of(line) in _PROSE_TOPICS):
        return True
    return is_label(text) and (bool(field_of(text)) or line.endswith((":", "?")))


def _may_be_label(head: str, rest: str, topic: str) -> bool:
    label = head.rstrip(":").strip()
    if not label or rest[:2] == "//" or _SENTENCES.search(label):
        return False
    if (len(label) > _LABEL_LENGTH or len(label.split()) > _LABEL_WORDS) and not (label.endswith("?") and is_label(label)):
        return False
    if topic in _PROSE_TOPICS and len(rest.split()) > _LONG_VALUE:
        return is_label(head) and field_of(label) in {"confidential", "strengths", "narrative"}
    if is_label(head):
        return topic not in _PROSE_TOPICS or field_of(label) not in {"name", "role", "address"}
    if explicit_group(label) in {"child", "household", "referrer"} and _NAME.fullmatch(rest.strip()) is not None:
        return True
    return head.endswith(":") and topic not in _PROSE_TOPICS and _tells_itself(label, rest)


def _tells_itself(label: str, rest: str) -> bool:
    """An answer that is one whatever asks for it; the fewer its forms, the longer its label may be."""
    return (_is_short(label) and is_typed(rest)) or (len(label.split()) <= _LONG_VALUE and reaches_or_relates(rest))


def _is_short(label: str) -> bool:
    """Words that may ask for the answer behind their colon, though nobody knows them."""
    return label[:1].isupper() and len(label.split()) <= _SHORT_LABEL and not any(c in ".,;!?" for c in label)
