"""Printed alternatives of which the writer set one apart: **Yes** / No. The copy must show it, so it goes into the text."""

from __future__ import annotations

import re

SET_APART, END = "\x02", "\x03"
_WORDS = r"yes|no|y|n|male|female|m|f|verbal|written|not known|unknown|n/a|not applicable|don't know|not yet|unsure"
_BETWEEN = r"(?:\s*+(?:[/|,]|\bor\b)\s*+|\s{2,}+|\t)"
_ALTERNATIVES = re.compile(rf"(?<!\w)(?:{_WORDS})(?!\w)(?:{_BETWEEN}(?:{_WORDS})(?!\w))+\W*$", re.IGNORECASE)
_MARKED = re.compile(rf"{SET_APART}(\s*)({_WORDS})(\s*){END}", re.IGNORECASE)
_ONE = re.compile(rf"(?<!\w)(?:{_WORDS})(?!\w)", re.IGNORECASE)


def with_choice(text: str) -> str:
    """`text` without marks; where one of several printed alternatives is set apart, it stands as "[chosen: Yes]"."""
    joined = text.replace(END + SET_APART, "")
    plain = joined.replace(SET_APART, "").replace(END, "")
    if SET_APART not in joined:
        return plain
    printed = _ALTERNATIVES.search(plain) if len(_MARKED.findall(joined)) == 1 else None
    if printed is None or len(_ONE.findall(printed[0])) < 2:  # noqa: PLR2004 - one word is no choice
        return plain
    shown = _MARKED.sub(lambda found: f"{found[1]}[chosen: {found[2]}]{found[3]}", joined)
    return shown.replace(SET_APART, "").replace(END, "")
