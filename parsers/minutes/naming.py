"""Which of the meeting's children a passage names. Forenames that two of them share count only with what tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parsers.minutes.children import Child
from parsers.minutes.names import NUMBERS
from parsers.minutes.not_names import NOT_NAMES

_NEXT = re.compile(r"\.?[ \t]+([^\W\d_]+(?:['’\-][^\W\d_]+)*)")
_BEFORE = re.compile(r"([^\W\d_]+(?:['’\-][^\W\d_]+)*),[ \t]*$")
_NEAR = 100  # characters before a word that tell of it: looking through all of them would take a long line's length squared
_SHORTEST_INITIALS = 2
_SHORTEST_PET_NAME = 3
_NO_PET_NAMES = frozenset(
    "will may art her all any the and for his its can car man mar mad mid jan sun sat mon day med per pen pet jam jar had has".split()
)  # short words that open sentences
_OF_AGE = re.compile(
    r"\b[Tt]he (?:(?P<old>eldest|oldest|older|elder)|youngest|younger|little) (?:boy|girl|child|one|sibling|of the (?:two|three|four))\b"
)
_MOST = re.compile(r"est\b")
_LINE_START = re.compile(r"(?:^|\n|[:;.]\s|[•–—*-]\s)\s*$")
_WORDS_TOO = frozenset(  # forenames that also open a sentence as words
    "will may mark grace faith hope joy rose summer autumn winter june april august dawn frank rich bill ivy lily daisy poppy violet holly amber ruby pearl jade sky skye river storm star angel "
    "charity patience blessing precious prince princess king queen destiny harmony melody honey honour honor justice liberty reign drew chase grant miles max rob sue pat art dean mason hunter cooper page "
    "brook heath glen cliff robin jay basil olive hazel heather fern iris jasmine rosemary willow sage clay reed ray major earl duke noble early ocean star nova gift comfort success peace mercy prosper bright "
    "miracle reason wisdom sunny sunday christian jack nick penny rusty woody dale baron trinity heaven true royal saint legend ace".split()
)
_NO_INITIALS = frozenset(  # ranks, posts and other short forms that a record uses for something else
    "pc ds dc di ps dci dcs sw hv gp la ta pe it am pm mr ms dr cp ea ed id uk us tv ot cpn iro ohp fm mh sa dv da nd asb abe cin lac pep ehc".split()
)
_SOMEBODY = -1  # a namesake of whom the record only speaks
_UNBORN = ("unborn", "baby")


@dataclass(frozen=True, slots=True)
class Hits:
    """Children (by index) that a text names for certain, and sets of which it names one without saying which."""

    sure: frozenset[int] = frozenset()
    unclear: tuple[frozenset[int], ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """The children of a meeting, prepared for look-up in text. `others` are names of grown-ups who were there."""

    children: tuple[Child, ...]
    others: tuple[str, ...] = ()
    _forms: dict[str, frozenset[int]] = field(default_factory=dict)
    _initials: dict[str, int] = field(default_factory=dict)
    namesakes: frozenset[str] = frozenset()  # forenames that somebody else in the record bears too
    _by_age: tuple[int, ...] = ()  # brothers and sisters, the eldest first

    @classmethod
    def of(cls, children: Sequence[Child], others: Iterable[str], namesakes: frozenset[str] = frozenset()) -> Register:
        """The register; initials are used only where nobody else at the meeting has them."""
        forms: dict[str, frozenset[int]] = {}
        for index, child in enumerate(children):
            for word in _forenames(child):
                forms[word] = forms.get(word, frozenset()) | {index}
        taken = [_letters(name) for name in others]
        letters = [_letters(child.name) for child in children]
        usable = [i for i in letters if len(i) >= _SHORTEST_INITIALS and i not in taken and i.casefold() not in _NO_INITIALS]
        initials = {i: n for n, i in enumerate(letters) if i in usable and letters.count(i) == 1}
        return cls(tuple(children), tuple(others), forms, initials, namesakes, _by_age(children))

    def hits(self, text: str) -> Hits:
        """Whom the text names."""
        sure: set[int] = set()
        unclear: list[frozenset[int]] = []
        for found in re.finditer(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", text):
            who = self._at(text, found)
            if len(who) == 1:
                sure |= who
            elif who:
                unclear.append(who)
        sure |= self._aged(text)
        return Hits(frozenset(sure), tuple(u for u in dict.fromkeys(unclear) if not u & sure))

    def _aged(self, text: str) -> set[int]:
        """Whom "the older boy" or "the youngest" means, where all the children are of one family and all their ages are known."""
        two = len(self._by_age) == 2  # noqa: PLR2004 - "older" tells between two only
        said = _OF_AGE.finditer(text) if self._by_age else ()
        return {self._by_age[0 if m["old"] else -1] for m in said if two or _MOST.search(m[0])}

    def _at(self, text: str, found: re.Match[str]) -> frozenset[int]:
        word = re.sub(r"['’]s$", "", found[0])
        plain = word.islower() and word in self._forms and word not in _WORDS_TOO
        if plain and _LINE_START.search(text, max(0, found.start() - _NEAR), found.start()):
            word = word.capitalize()  # notes typed without capitals
        if word in self._initials:
            return frozenset({self._initials[word]})
        who = self._forms.get(word.casefold(), frozenset()) if word[0].isupper() or word == _UNBORN[0] else frozenset()
        who = who or self._shortened(word)
        if not who:
            return frozenset()
        following = _NEXT.match(text, found.end()) if word == found[0] else None
        surname = following[1] if following else ""
        if len(who) > 1 and surname.casefold() in NUMBERS:
            return (
                frozenset(n for n in who if self.children[n].family[:1] and self.children[n].family[0].casefold() == surname.casefold())
                or who
            )
        if not surname or not surname[0].isupper() or surname.casefold() in NOT_NAMES:
            found_first = self._surname_first(text, found.start(), who)
            return found_first | {_SOMEBODY} if word.casefold() in self.namesakes else found_first
        fitting = frozenset(n for n in who if _fits(self.children[n], surname))
        return fitting if fitting or not self._somebody_else(word, surname) else frozenset()

    def _shortened(self, word: str) -> frozenset[int]:
        """The one child whose forename a short form opens ("Fin" of Finlay), where nobody else present is called so."""
        if (
            not (len(word) >= _SHORTEST_PET_NAME and word[0].isupper() and word[1:].islower())
            or word.casefold() in _NO_PET_NAMES | NOT_NAMES
        ):
            return frozenset()
        who = frozenset(n for n, c in enumerate(self.children) if c.given.casefold().startswith(word.casefold()))
        others = {w.casefold() for name in self.others for w in name.split()}
        return who if len(who) == 1 and word.casefold() not in others else frozenset()

    def _surname_first(self, text: str, place: int, who: frozenset[int]) -> frozenset[int]:
        """Of children who share a forename the one whose surname stands before it: "ASKEW, Toby"."""
        ahead = _BEFORE.search(text, max(0, place - _NEAR), place) if len(who) > 1 else None
        fitting = frozenset(n for n in who if ahead is not None and self.children[n].family and _fits(self.children[n], ahead[1]))
        return fitting or who

    def _somebody_else(self, given: str, surname: str) -> bool:
        """Whether forename and next capitalised word are another person's name: that of one present, or of a form we know."""
        return not surname.isupper() or any(given.casefold() in o.casefold() and surname.casefold() in o.casefold() for o in self.others)


def _by_age(children: Sequence[Child]) -> tuple[int, ...]:
    """Children of one surname, the eldest first; none where they are not, or where two were born on one day or an age is not known."""
    days = [child.date_of_birth for child in children]
    alike = len(children) > 1 and len({child.family[-1:] for child in children}) == 1 and all(child.family for child in children)
    return tuple(sorted(range(len(days)), key=days.__getitem__)) if alike and all(days) and len(set(days)) == len(days) else ()


def _forenames(child: Child) -> set[str]:
    if child.given.casefold() in _UNBORN:
        return set(_UNBORN)
    return {w.casefold().rstrip(".") for w in (child.given, *child.aliases) if len(w) > 1}


def _fits(child: Child, surname: str) -> bool:
    """Whether the word behind the forename is the child's surname, or its first letter."""
    word = re.sub(r"['’]s$", "", surname).casefold()
    return (
        any(f.casefold().rstrip(".").startswith(word) or word.startswith(f.casefold().rstrip(".")) for f in child.family)
        or not child.family
    )


def _letters(name: str) -> str:
    return "".join(w[0].upper() for w in name.split() if w[0].isalpha())
