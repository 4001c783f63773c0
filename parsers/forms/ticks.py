"""Tick boxes as forms draw or type them: ☒ Neglect, [x] Neglect, Neglect ✓, Yes / [struck out: No].

Rule: an empty box is never read as ticked; a mark that cannot be understood counts as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.forms.entries import Mark

# Private-use code points are Wingdings glyphs that a PDF carries without a Unicode map.
_FULL = "☒☑✓✔✅🗹🗷⊠⮽◉⦿\uf0fe\uf0fd\uf0fc\uf0fb\uf078\uf052\uf053\uf054"
_EMPTY = "☐□▢❏❑❒⬜◻○◯\uf06f\uf071\uf072\uf0a8\uf0a3"
_UNSURE = "⍰"  # what a parser writes for a box whose state it cannot tell
_CROSSES = "✗✘❌"
_TYPED_FULL = r"\[\s*[xX✓✔√]\s*\]|\(\s*[xX✓✔√]\s*\)|\{\s*[xX]\s*\}"
_TYPED_EMPTY = r"\[[\s_]{0,4}\]|\((?:\s|_){1,4}\)|\{\s{1,3}\}"
_MARK = re.compile(rf"(?P<full>[{_FULL}]|{_TYPED_FULL})|(?P<empty>[{_EMPTY}]|{_TYPED_EMPTY})|(?P<cross>[{_CROSSES}])|(?P<unsure>{_UNSURE})")
_MAY_MARK = re.compile(rf"[{_FULL}{_EMPTY}{_CROSSES}{_UNSURE}√\[({{]")  # what every mark begins with, and every sign spoken of
_SAID = r"ticked|checked|selected|chosen|marked"
_ALONE_FULL = re.compile(rf"(?:[{_FULL}]\s*(?:{_SAID})|[{_FULL}]|{_TYPED_FULL}|[xX√/*●]|y|yes|true|applies|{_SAID})", re.IGNORECASE)
_SAID_NOT = rf"un(?:{_SAID})|(?:not|never) (?:{_SAID}|applicable)|does(?: not|n't) apply|de-?selected"
_ALONE_EMPTY = re.compile(rf"(?:[{_EMPTY}]\s*(?:{_SAID_NOT})|[{_EMPTY}]|{_TYPED_EMPTY}|n|no|false|[-–—_]+|{_SAID_NOT})", re.IGNORECASE)
_SIGN = rf"(?:[{_FULL}{_CROSSES}√]|\((?:[{_FULL}{_CROSSES}]|[xX√])\)|\[[xX]\])"
_WHERE = "after|in|next|beside|against|by|to|if|for|on|where|which|all|each|every|any|those|the|as|one|appropriate|relevant"
_BOXES = "box(?:es)?|each|every|all|any|appl(?:y|ies|icable)|relevant|appropriate|those|column|which|necessary"
_ADVISED = rf"(?=[\"'”’]?\s*(?:{_WHERE})\b(?:[^{_FULL}{_EMPTY}\n]{{0,60}}\b(?:{_BOXES})\b))"
_ORDER = r"\b(?:tick|cross|mark|place|put|type|insert|enter|write|please|use|using|with|an?)\b"
_LAST_WORD = r"(?:(?:^|[(–-])\s*please\s+|\b(?:tick|place|put|type|insert|enter|with|(?:with|put|place|type|insert|enter) an?)\b)"
# "Put a tick (✓) after each that applies", "✓ all that apply": a sign that is spoken of is no box.
_SPOKEN_OF = re.compile(
    rf"(?P<order>{_ORDER}[\s\"'“‘]*){_SIGN}{_ADVISED}"
    rf"|(?P<end>{_LAST_WORD}[\s\"'“‘]*){_SIGN}(?=[\s.:)]*$)"
    rf"|[{_FULL}{_EMPTY}{_CROSSES}√](?=\s*(?:=|means\b|indicates\b|shows\b))"
    rf"|^\s*[✓✔√](?=\s*(?:all|any|those|each|one|as|where|if)\b[^{_FULL}{_EMPTY}\n]{{0,60}}\b(?:appl(?:y|ies|icable)|appropriate|relevant)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM_GAP = re.compile(r"\t+|[•·▪‣◦]|[ ]{4,}")
_STRUCK = re.compile(r"\[struck out: ([^\]]*)\]")
_CHOSEN = re.compile(r"\[chosen: ([^\]]*)\]")
_BETWEEN = re.compile(r"\s*(?:/|\||\bor\b|,|;|\n|\s{2,})\s*")
_EDGE = " \t\n\r:;,.|/-–•·"
_QUESTION_END = re.compile(r"^(?P<question>.*[?:])\s*(?P<option>[^?:]*)$", re.DOTALL)
_ADVICE = re.compile(
    r"\((?:please )?(?:delete|circle|tick|strike|cross|select|underline)\b[^)]{0,60}\)"
    r"|\*?\b(?:please )?delete as (?:applicable|appropriate|necessary)\b",
    re.IGNORECASE,
)
_LONGEST_ALTERNATIVE = 30


@dataclass(frozen=True, slots=True)
class Option:
    """One printed option and whether its box is ticked."""

    label: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Ticks:
    """The boxes of one passage and the words before the first of them."""

    question: str
    options: tuple[Option, ...]


def has_boxes(text: str) -> bool:
    """Whether the text holds a drawn or bracketed box."""
    return _MAY_MARK.search(text) is not None and _MARK.search(text) is not None


def without_spoken_signs(text: str) -> str:
    """The text without the signs that its advice speaks of ("put a ✓ in each box"), which are no boxes."""
    if _MAY_MARK.search(text) is None:
        return text
    return _SPOKEN_OF.sub(lambda match: match["order"] or match["end"] or "", text)


def listed_behind(text: str) -> Ticks | None:
    """A line of bulleted or tabbed items with their marks behind the words ("• Neglect ✓ • Bullying"); None for any other line."""
    items = [item.strip() for item in _ITEM_GAP.split(text) if item.strip()]
    marks = [list(_MARK.finditer(item)) for item in items]
    if not any(marks) or any(len(found) > 1 for found in marks):
        return None
    if not all(
        item[found[0].end() :].strip(_EDGE) == "" and item[: found[0].start()].strip(_EDGE)
        for item, found in zip(items, marks, strict=True)
        if found
    ):
        return None
    options = [
        Option(item[: found[0].start() if found else None].strip(_EDGE), Mark.TICKED if found and not found[0]["empty"] else Mark.UNTICKED)
        for item, found in zip(items, marks, strict=True)
    ]
    return Ticks("", tuple(options))


def read_ticks(text: str) -> Ticks:
    """The options of a line or cell. A text that ends with a box has its boxes behind the words, else before them."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return Ticks(text.strip(), ())
    if len(_ITEM_GAP.split(text.strip(" •·▪‣◦"))) > 1 and not _QUESTION_END.match(text[: marks[0].start()].strip()):
        listed = listed_behind(text)
        if listed is not None:
            return listed
    behind = not text[marks[-1].end() :].strip(_EDGE) and bool(text[: marks[0].start()].strip(_EDGE))
    states = [_state(mark) for mark in marks]
    return _behind(text, marks, states) if behind else _before(text, marks, states)


def asks_with_boxes(text: str) -> bool:
    """Whether a line opens with a question that the boxes behind it answer: "Do they know? ☒ Yes ☐ No"."""
    found = read_ticks(text)
    return bool(found.options) and found.question.endswith(("?", ":"))


def _state(mark: re.Match[str]) -> Mark:
    if mark["unsure"]:
        return Mark.UNSURE
    return Mark.UNTICKED if mark["empty"] else Mark.TICKED


def _before(text: str, marks: list[re.Match[str]], states: list[Mark]) -> Ticks:
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    options = [Option(text[mark.end() : end].strip(_EDGE), state) for mark, end, state in zip(marks, ends, states, strict=True)]
    return Ticks(text[: marks[0].start()].strip(" \t\n|-•"), tuple(filter(_says_something, options)))


def _says_something(option: Option) -> bool:
    return any(c.isalnum() for c in option.label)


def _behind(text: str, marks: list[re.Match[str]], states: list[Mark]) -> Ticks:
    starts = [0, *(mark.end() for mark in marks[:-1])]
    labels = [text[start : mark.start()].strip(" \t\n|/-•,;") for start, mark in zip(starts, marks, strict=True)]
    question = ""
    split = _QUESTION_END.match(labels[0])
    if split and split["option"].strip():
        question, labels[0] = split["question"].strip(), split["option"].strip()
    options = [Option(label.strip(_EDGE), state) for label, state in zip(labels, states, strict=True)]
    return Ticks(question, tuple(filter(_says_something, options)))


def lone_mark(text: str) -> Mark | None:
    """The state of a cell that holds nothing but a mark, typed or drawn; None for any other text."""
    stripped = text.strip()
    if _ALONE_FULL.fullmatch(stripped) or (stripped and stripped in _CROSSES):
        return Mark.TICKED
    if stripped == _UNSURE:
        return Mark.UNSURE
    return Mark.UNTICKED if _ALONE_EMPTY.fullmatch(stripped) else None


def is_drawn_mark(text: str) -> bool:
    """Whether the text is one drawn or bracketed box and nothing else."""
    stripped = text.strip()
    return _MARK.fullmatch(stripped) is not None or (has_boxes(stripped) and lone_mark(stripped) is not None)


def left_standing(text: str) -> str:
    """What remains of "Yes / [struck out: No]" or "[chosen: Yes] / No"; "" where nothing is marked, or everything."""
    if "[" not in text:
        return ""
    text = _ADVICE.sub("", text)
    picked = _CHOSEN.findall(text)
    if len(picked) == 1:
        return str(picked[0]).strip()
    if not _STRUCK.search(text):
        return ""
    rest = [part.strip(_EDGE + "*()") for part in _BETWEEN.split(_STRUCK.sub("/", text))]
    left = [part for part in rest if part]
    return left[0] if len(left) == 1 and len(left[0]) <= _LONGEST_ALTERNATIVE else ""


def without_struck(text: str) -> str:
    """The text without what is struck out."""
    return _STRUCK.sub("", text).strip(_EDGE)


def was_struck(text: str) -> bool:
    """Whether something in the text is struck out."""
    return _STRUCK.search(text) is not None
