"""How one name comes to be written in several ways: as an office heard it, in the Somali alphabet, or in part.

Sources: the Somali Latin alphabet of 1972 (c for the sound ayn, x for the throaty h, doubled long vowels); the free choice of
e or a, i or e, o or u for the short vowels of Arabic; Bengali speakers' o for a. Portuguese and Somali children bear several
family names of which offices write one or two.
"""

from __future__ import annotations

import random

_HEARD = (("a", "e"), ("e", "a"), ("i", "e"), ("u", "o"), ("o", "u"), ("ee", "i"), ("i", "ee"), ("oo", "u"), ("u", "oo"), ("y", "i"))
_SOFT = (("kh", "k"), ("h", ""), ("q", "k"), ("dh", "d"), ("gh", "g"), ("ss", "s"), ("mm", "m"), ("w", "v"), ("z", "s"))
_ALPHABET = {"Abdi": "Cabdi", "Ali": "Cali", "Elmi": "Cilmi", "Hersi": "Xirsi", "Osman": "Cismaan", "Farah": "Faarax", "Duale": "Ducaale"}
_SPELLINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "somali": (*_HEARD, *_SOFT),
    "bangladeshi": (*_HEARD, *_SOFT),
    "arabic": (*_HEARD, *_SOFT),
}


def respelt(chance: random.Random, origin: str, word: str) -> str:
    """The word as another office might have heard it; as it is where its origin's names have one spelling."""
    if origin == "somali" and word in _ALPHABET and chance.random() < 0.5:
        return _ALPHABET[word]
    fitting = [(old, new) for old, new in _SPELLINGS.get(origin, ()) if old in word[1:]]
    if not fitting or len(word) < 4:
        return word
    old, new = chance.choice(fitting)
    at = word.index(old, 1)
    return word[:at] + new + word[at + len(old) :]


def family_name(chance: random.Random, origin: str, mothers: str, fathers: str) -> str:
    """The family name of a child: of Portuguese families mostly both, elsewhere one, or both with a hyphen."""
    drawn = chance.random()
    if origin == "portuguese" and drawn < 0.6:
        return f"{mothers} {fathers}"
    return fathers if drawn < 0.62 else mothers if drawn < 0.9 else f"{mothers}-{fathers}"


def in_part(chance: random.Random, given: str, middle: str, family: str) -> str:
    """A name of several parts as offices shorten it: one of two family names, or the last name left out."""
    names = family.replace("-", " ").split()
    if len(names) > 1:
        return f"{given} {chance.choice(names)}"
    return f"{given} {middle} {family}" if chance.random() < 0.5 else f"{given} {middle}"
