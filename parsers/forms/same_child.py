"""Children named in more than one place of a form, and answers that point at another child's: "same as above"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Mentions:
    """The children met so far, in order, found by the names they are called by: a list of hundreds is not compared pair by pair."""

    _children: list[Named] = field(default_factory=list)
    _called: dict[str, dict[int, None]] = field(default_factory=dict)

    def add(self, child: Named) -> None:
        """One more child."""
        self._children.append(child)
        self.learn(len(self._children) - 1)

    def learn(self, place: int) -> None:
        """The child of this place is called by the names that are known of it by now."""
        for name in _called(self._children[place]):
            self._called.setdefault(name, {})[place] = None

    def earlier(self, child: Named) -> int | None:
        """The place of the child that a later mention is about: the same name, and no date or number that says otherwise."""
        given = child.text("given_name")
        if not given or _OF_NOBODY.search(given):
            return None
        alike = (place for place in self._called.get(given.casefold(), ()) if _may_be(child, self._children[place]))
        first, second = next(alike, None), next(alike, None)
        return first if second is None else None


def _called(child: Named) -> set[str]:
    known = child.text("given_name").casefold()
    return {known, known.split(maxsplit=1)[0] if known else "", child.text("known_as").casefold()} - {""}


def _may_be(child: Named, other: Named) -> bool:
    """Whether two children of one given name may be one: no surname, date or number of theirs differs."""
    family, known = child.text("family_name").casefold(), other.text("family_name").casefold()
    if family and known and family != known:
        return False
    return all(child.text(name) in {"", other.text(name)} for name in ("date_of_birth", "edd", "nhs_number", "upn"))
