"""Formulas that start a program or send what is in other cells away, wherever a table holds them.

DDE is "program|topic!item" in Excel ([MS-XLS] 2.5.198.79) and a function in OpenDocument (ODF 1.3 part 4, 6.14.3).
"""

from __future__ import annotations

import re

_STARTS = re.compile(
    r"[\w.\\:%-]{1,200}'?\s{0,3}\|\s{0,3}(?:'(?:[^']|''){0,1000}'|[^\s|'!]{1,200})\s{0,3}!|\bDDE(?:AUTO)?\s{0,3}\(", re.IGNORECASE
)
_FETCHES = re.compile(
    r"\b(?:WEBSERVICE|IMPORT(?:XML|HTML|DATA|FEED|RANGE)|RTD|CALL|REGISTER(?:\.ID)?|EXEC|FOPEN)\s{0,3}\("
    r'|\b(?:HYPERLINK|IMAGE)\s{0,3}\((?!\s{0,9}"[^"]{0,3000}"\s{0,9}[,;)])',
    re.IGNORECASE,
)
_LINKS = re.compile(r"\b(?:HYPERLINK|IMAGE)\s{0,3}\(", re.IGNORECASE)
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_BEGINS = ("=", "+", "-", "@")
_LONGEST = 10_000  # characters: Excel takes 8,192


def formula_danger(formula: str) -> str:
    """The code "dde_field" or "formula_fetches", or "": HYPERLINK and IMAGE only with an address put together from other cells."""
    if _STARTS.search(_TEXT.sub('""', formula[:_LONGEST])):
        return "dde_field"
    return "formula_fetches" if _FETCHES.search(formula[:_LONGEST]) else ""


def typed_danger(cell: str) -> str:
    """The same of a cell's text that a program takes for a formula when it opens the file; any link of such a cell counts."""
    text = cell.lstrip("\ufeff \t\r\n\"'")
    if not text.startswith(_BEGINS):
        return ""
    return formula_danger(text) or ("formula_fetches" if _LINKS.search(text[:_LONGEST]) else "")
