"""Strings on which a regular expression may work longest, made of its own parts: what leads to a repeat, then its body over and over."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from re import _constants as words
from re import _parser as grammar
from typing import NamedTuple

COMMON = (" ", "a", "1", "-", "\n", "a ", "Aa ", "A. ", "a, ", "1 ", "> ", "<", "a@", "a.", '"', "(", "\t \n")
_MOST, _LONGEST_UNIT, _LONGEST_LEAD = 48, 40, 80
_CLASSES = {
    words.CATEGORY_SPACE: " ",
    words.CATEGORY_DIGIT: "1",
    words.CATEGORY_WORD: "a",
    words.CATEGORY_NOT_SPACE: "a",
    words.CATEGORY_NOT_DIGIT: "a",
    words.CATEGORY_NOT_WORD: " ",
}
_OTHERS = 'aA1 .-\t\n"é\x02'
_NEVER = "\x01"


class Attack(NamedTuple):
    """`lead`, then `unit` as often as fits."""

    lead: str
    unit: str

    def text(self, length: int) -> str:
        return self.lead + self.unit * (length // len(self.unit)) + _NEVER


def attacks(pattern: re.Pattern) -> list[Attack]:
    """At most a few dozen, those of the pattern's own parts first; the same ones at every call."""
    chance = random.Random(1)
    tree = grammar.parse(pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    found = list(_from_parts(tree, "", chance))
    whole = _sample(tree, chance)
    found += [Attack("", piece) for piece in (whole, whole[:-1])]
    found += [Attack("", unit) for unit in COMMON]
    sized = (Attack(lead[-_LONGEST_LEAD:], unit[:_LONGEST_UNIT]) for lead, unit in found if unit)
    return list(dict.fromkeys(sized))[:_MOST]


def _from_parts(tree: grammar.SubPattern, lead: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """What stands before each repeat with a sample of its body, and what stands before it as the thing that is repeated."""
    for what, value in tree:
        if what in (words.MAX_REPEAT, words.MIN_REPEAT, words.POSSESSIVE_REPEAT):
            _, most, body = value
            if most > 1:
                yield from ((lead, _sample(body, chance)), (lead, _sample(body, chance)), ("", lead), ("", lead + _sample(body, chance)))
            yield from _from_parts(body, lead, chance)
        else:
            for inner in _inside(what, value):
                yield from _from_parts(inner, lead, chance)
        lead += _sample([(what, value)], chance)


def _inside(what: int, value: object) -> list:
    if what is words.BRANCH:
        return list(value[1])
    if what is words.SUBPATTERN:
        return [value[3]]
    if what in (words.ASSERT, words.ASSERT_NOT):
        return [value[1]]
    return [value] if what is words.ATOMIC_GROUP else []


def _sample(tree: grammar.SubPattern, chance: random.Random) -> str:
    return "".join(_letters(what, value, chance) for what, value in tree)


def _letters(what: int, value: object, chance: random.Random) -> str:
    """A string that one piece of a pattern matches, as far as that is told by the piece alone."""
    if what in (words.MAX_REPEAT, words.MIN_REPEAT, words.POSSESSIVE_REPEAT):
        least, most, body = value
        return "".join(_sample(body, chance) for _ in range(min(most, max(least, chance.choice((1, 1, 2))))))
    if what in (words.LITERAL, words.NOT_LITERAL):
        return chr(value) if what is words.LITERAL else "ba"[value != ord("a")]
    if what in (words.ANY, words.IN):
        return "x" if what is words.ANY else _one_of(value, chance)
    inside = [] if what in (words.ASSERT, words.ASSERT_NOT) else _inside(what, value)
    return _sample(chance.choice(inside), chance) if inside else ""


def _one_of(choices: list, chance: random.Random) -> str:
    if choices[0][0] is words.NEGATE:
        return next((letter for letter in _OTHERS if not any(_holds(choice, letter) for choice in choices[1:])), chr(sys.maxunicode))
    what, value = chance.choice(choices)
    if what is words.RANGE:
        return chr(chance.randint(*value))
    return _CLASSES[value] if what is words.CATEGORY else chr(value)


def _holds(choice: tuple, letter: str) -> bool:
    what, value = choice
    if what is words.RANGE:
        return value[0] <= ord(letter) <= value[1]
    if what is words.CATEGORY:
        is_class = {words.CATEGORY_SPACE: letter.isspace(), words.CATEGORY_DIGIT: letter.isdigit(), words.CATEGORY_WORD: letter.isalnum()}
        return is_class.get(value, not is_class.get(_OPPOSITE.get(value), False))
    return chr(value) == letter


_OPPOSITE = {
    words.CATEGORY_NOT_SPACE: words.CATEGORY_SPACE,
    words.CATEGORY_NOT_DIGIT: words.CATEGORY_DIGIT,
    words.CATEGORY_NOT_WORD: words.CATEGORY_WORD,
}
