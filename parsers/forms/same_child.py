"""Children named in more than one place of a form, and answers that point at another child's: "same as above"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from parsers.forms import values

_NUMBERED = re.compile(r"#(\d+)$")
_ONE_OF = re.compile(r"(?:(?<=#)\d+|(?<=\d)[rc]\d+|(?<=\d)l\d+.*|~\d+)$")
_SAME = re.compile(
    r"(?:all )?(?:the )?(?:as|same)(?: (?:address|gp|school|details))?(?: as)? (?:for |per )?"
    r"(?:above|before|previous|child \d+|(?:the )?(?:first|older|other) child|sibling|brother|sister)s?"
    r"|(?:see |as )?above|same|ditto|do\.?|[\"”〃]|yr un fath",
    re.IGNORECASE,
)
_OF_NOBODY = re.compile(r"\b(?:unborn|baby|babies|twins?|infant|unnamed|child|not named)\b", re.IGNORECASE)


class Named(Protocol):
    """What is known of one person: field -> something with a text."""

    def text(self, name: str) -> str:
        """The text of a field, "" where it is not known."""


def numbered_place(key: str) -> int | None:
    """The number of a person whom the form tells by number only, from 1."""
    found = _NUMBERED.match(key)
    return int(found[1]) if found else None


def listing_of(key: str) -> str:
    """The table, list or numbering of which a person's key is one row, column, line or turn."""
    return _ONE_OF.sub("", key)


def points_above(text: str) -> bool:
    """Whether an answer says only that it is the same as another's, in one language or in two."""
    return any(_SAME.fullmatch(part.strip(" .()")) for part in values.in_languages(text))


def earlier_of(child: Named, before: Sequence[Named]) -> int | None:
    """The place of the child that a later mention is about: the same name, and no date or number that says otherwise."""
    given = child.text("given_name")
    if not given or _OF_NOBODY.search(given):
        return None
    found = [place for place, other in enumerate(before) if _may_be(child, other)]
    return found[0] if len(found) == 1 else None


def _may_be(child: Named, other: Named) -> bool:
    given, family = child.text("given_name").casefold(), child.text("family_name").casefold()
    known = other.text("given_name").casefold()
    called = {known, known.split(maxsplit=1)[0] if known else "", other.text("known_as").casefold()} - {""}
    if given not in called or (family and other.text("family_name") and family != other.text("family_name").casefold()):
        return False
    return all(child.text(name) in {"", other.text(name)} for name in ("date_of_birth", "edd", "nhs_number", "upn"))
