"""The table of pages in docs/console.md is the table that the console serves."""

from __future__ import annotations

import re

from gateway.web.pages import PAGES
from gateway.web.roles import ALL_ROLES, ANYBODY_SIGNED_IN
from tests.house.source import ROOT

ROW = re.compile(r"^\| `((?:GET|POST) [^`]+)` \| ([^|]+) \| [^|]+ \|$", re.MULTILINE)


def words(wanted: frozenset[str]) -> str:
    if not wanted:
        return "anybody"
    return "every role" if wanted == ANYBODY_SIGNED_IN else ", ".join(role for role in ALL_ROLES if role in wanted)


def test_every_page_stands_in_the_manual_with_its_roles() -> None:
    """No page is missing, none has gone, each names exactly its roles."""
    written = dict(ROW.findall((ROOT / "docs" / "console.md").read_text()))
    assert written == {page.name: words(page.roles) for page in PAGES}


def test_every_role_is_explained() -> None:
    """By its own row or together with another."""
    text = (ROOT / "docs" / "console.md").read_text().split("## Who may open what")[0]
    assert [role for role in ALL_ROLES if f"`{role}`" not in text] == []
