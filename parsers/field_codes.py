"""Instructions of Word's fields (ISO/IEC 29500-1 17.16.5): what they put on the page without a result, where they lead."""

from __future__ import annotations

import re

_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)", re.IGNORECASE | re.DOTALL)
_EQUATION = re.compile(r"\s*EQ\s+(.*)", re.IGNORECASE | re.DOTALL)
_SWITCH = re.compile(r"\\\*?\s*[A-Za-z]{1,4}\d*(?:\s*\d+)?|[(){}]")
_FONT = re.compile(r"\\\*\s*(?:jc\d*|hps\d*)|\\\*\s*\"[^\"]*\"", re.IGNORECASE)
_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\[lmnt]\s+)*"?([^"\s]+)"?', re.IGNORECASE)
_LOCAL = re.compile(r"\s*HYPERLINK\s+\\l", re.IGNORECASE)
_FETCHING = re.compile(r"(?:^|\s)(INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE)\s+\S", re.IGNORECASE)


def shown_by_code(code: str) -> str:
    """The words of a button, or of an equation field, which Word also uses to set characters above others (ruby)."""
    button, equation = _BUTTON.match(code), _EQUATION.match(code)
    if button is not None:
        return button[1].strip()
    if equation is None:
        return ""
    return " ".join(_SWITCH.sub(" ", _FONT.sub(" ", equation[1])).replace(",", " ").replace(";", " ").split())


def link_target(code: str) -> str:
    """Where a HYPERLINK field leads, "" for places in the same file and for other fields."""
    found = None if _LOCAL.match(code) else _LINK.match(code)
    return "" if found is None else found[1]


def fetched_by(code: str) -> str:
    """The word of the first field that would take something from elsewhere, lower case; "" where none does."""
    found = _FETCHING.search(code)
    return "" if found is None else found[1].lower()
