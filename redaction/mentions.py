"""A name where it stands: the words around it in its sentence, and the names that it is listed with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redaction.names import name_tokens
from redaction.parties import Role
from redaction.passages import Passage
from redaction.sentences import Span, sentence_at, sentences
from redaction.tags import Tag

_CHAIN_KINDS = frozenset({"forwarded", "quote"})
_COURTESY = re.compile(r"(?<!\w)(?:mrs?|ms|miss|mx)\.?\s{0,3}$", re.IGNORECASE)
_COURTESY_FIRST = re.compile(r"(?:mrs?|ms|miss|mx)\b", re.IGNORECASE)
_GROWN_UP = re.compile(r"(?<!\w)(?:mrs?|ms|mx|dr)\b\.?\s{0,3}$", re.IGNORECASE)
_GROWN_UP_FIRST = re.compile(r"(?:mrs?|ms|mx|dr)\b", re.IGNORECASE)
_AND = r"(?:\s?,\s{0,3}(?:and\s{1,3})?|\s{1,3}(?:and|&|\+)\s{1,3}|\s?/\s?)"
_NO_NAME = (
    r"(?!(?:[Pp]arents|[Cc]arers|[Mm]others|[Ff]athers|[Mm]ums|[Dd]ads|[Gg]uardians|[Gg]randparents|[Aa]unts|[Uu]ncles|[Bb]rothers|[Ss]isters"
    r"|[Ss]iblings|[Tt]wins|[Cc]hildren|[Kk]ids|[Ss]ons|[Dd]aughters|[Ff]riends|[Pp]upils|[Bb]oth|[Ww]ith|[Tt]he)\b)"
)
_NAME = (
    _NO_NAME
    + r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s{1,3})?(?:[^\W\d_a-z][\w'’-]{0,40})(?:\s{1,3}[^\W\d_a-z][\w'’-]{0,40}){0,3}(?:\s?\([^()\n]{1,30}\))?"
)
_LISTED_BEFORE = re.compile(rf"(?<![\w'’-])(?:{_NAME}{_AND}){{1,6}}$")
_LISTED_AFTER = re.compile(rf"^(?:\s?\([^()\n]{{1,30}}\))?(?:{_AND}{_NAME}){{1,6}}")


@dataclass(frozen=True, slots=True)
class ScopedText:
    """A passage with its sentences and the scope of its author: (part, speaker) of a forwarded level, or the item's own."""

    passage: Passage
    text: str
    sentences: tuple[Span, ...]
    scope: tuple[str, str]

    @classmethod
    def of(cls, passage: Passage) -> ScopedText:
        """The passage, cut."""
        return cls(passage, passage.text, sentences(passage.text), scope_of(passage))


def scope_of(passage: Passage) -> tuple[str, str]:
    """Whose words a passage is: each level of a forwarded chain by itself, everything else by document part."""
    return (passage.part, passage.speaker or passage.kind) if passage.kind in _CHAIN_KINDS else (passage.part, "")


@dataclass(frozen=True, slots=True)
class Mention:
    """One PERSON tag where it stands. `index` is its place in the item's tags."""

    index: int
    tag: Tag
    scoped: ScopedText
    text: str
    household: frozenset[str] = frozenset()  # words of the names that the child's record holds, and of the parents the item names
    children: frozenset[str] = frozenset()  # given names of the children among them
    ahead: tuple[Mention, ...] = ()  # who is named before in the same sentence

    @property
    def span(self) -> Span:
        """The sentence's place in the passage."""
        return sentence_at(self.scoped.sentences, self.tag.start)

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.scoped.text[self.span.start : self.span.end]

    @property
    def before(self) -> str:
        """What precedes the name in its sentence, without the courtesy title before it: "his mum Ms " is "his mum "."""
        return _COURTESY.sub("", self._lead)

    @property
    def after(self) -> str:
        """What follows the name in its sentence."""
        return self.scoped.text[self.tag.end : max(self.span.end, self.tag.end)]

    @property
    def has_courtesy(self) -> bool:
        """Whether Mr, Mrs, Ms, Miss or Mx stands inside the tag or right before it."""
        return bool(_COURTESY.search(self._lead) or _COURTESY_FIRST.match(self.text))

    @property
    def is_grown_up(self) -> bool:
        """Whether a title that no child bears stands there ("Miss" may be a girl's)."""
        return bool(_GROWN_UP.search(self._lead) or _GROWN_UP_FIRST.match(self.text))

    @property
    def _lead(self) -> str:
        return self.scoped.text[self.span.start : self.tag.start]

    @property
    def head(self) -> str:
        """What precedes the list of names in which this one stands: "her brothers " of "her brothers Kai and Lee"."""
        return _LISTED_BEFORE.sub("", self.before)

    @property
    def peers(self) -> frozenset[str]:
        """Words of the names beside this one in a list, before and behind."""
        ahead, behind = _LISTED_BEFORE.search(self.before), _LISTED_AFTER.match(self.after)
        return name_tokens(f"{ahead.group() if ahead else ''} {behind.group() if behind else ''}")


@dataclass(frozen=True, slots=True)
class Finding:
    """A role with the code of the rule that gave it."""

    role: Role
    code: str
    confidence: float
