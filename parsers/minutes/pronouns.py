"""Lines that go on with "He" or "She": of the child of the line above, where that line speaks of nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from parsers.minutes.lines import Line
from parsers.minutes.names import names_in
from parsers.minutes.naming import Register

_OPENS = re.compile(r"(?P<he>He|His)\b|(?P<she>She|Her)\b")
_SAID = re.compile(r"\b(?:(?P<he>he|his|him)|(?P<she>she|her|hers))\b", re.IGNORECASE)
_GROWN_UP = re.compile(
    r"\b(?:mother|father|mum|mam|dad|parents?|step\w*|partner|boyfriend|girlfriend|uncle|aunt\w*|nan\w*|gran\w*|carers?|brothers?|sisters?|siblings?|cousins?|friends?|peers?|neighbours?|man|woman|adults?|teacher|worker|officer|nurse)\b",
    re.IGNORECASE,
)


def goes_on(line: Line, above: Line | None) -> str:
    """Which of "he" and "she" the line opens with, straight below running words of the same section and the same speaker; else "" for neither."""
    told = _OPENS.match(line.value if line.label else line.text)
    if told is None or above is None or line.cells or above.cells or above.heading or line.heading:
        return ""
    alike = above.segment.section == line.segment.section and line.label in {"", above.label}
    return _kind(told) if alike and not _GROWN_UP.search(above.text) else ""


def _kind(found: re.Match[str]) -> str:
    return "he" if found["he"] else "she"


def speaks_of_others(line: Line, register: Register, child: int) -> bool:
    """Whether a line names anybody beside the child: then the next line's "he" may be that person."""
    own = {word.casefold() for word in register.children[child].name.split()} | {a.casefold() for a in register.children[child].aliases}
    told = line.value if line.label else line.text
    return any(not {word.casefold() for word in named.plain.split()} <= own for named in names_in(told))


def pronouns_of(lines: Iterable[Line], register: Register) -> Mapping[int, str]:
    """Child -> "he" or "she", as the lines that name but that child and no grown-up say; none where they disagree."""
    said: dict[int, set[str]] = {}
    for line in lines:
        who = register.hits(line.text)
        if len(who.sure) == 1 and not who.unclear and not _GROWN_UP.search(line.text):
            child = next(iter(who.sure))
            said.setdefault(child, set()).update(_kind(m) for m in _SAID.finditer(line.text))
    return {child: next(iter(kinds)) for child, kinds in said.items() if len(kinds) == 1}
