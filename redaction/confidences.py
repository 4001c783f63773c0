"""What the family must not learn: which passages travel with their caveat, and which stay behind.

THE GUARD: what holds a cue of harm, a child's own voice or names the child or the children travels, with its caveat; so does an
instruction to the hub, and whatever is not certain. What was told in confidence and holds none of these stays behind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from redaction import cues
from redaction.handling_cues import (
    ABOUT_THE_HUB,
    ABOUT_THE_WORK,
    ANSWERED_NOTHING,
    ASKS_BESIDE,
    HAPPENED,
    MARKED,
    NOT_FOR_FAMILY,
    OF_A_CHILD,
    OWN_WORDS,
    POINTS_BACK,
    POINTS_ON,
    REPORTED,
    TELLS,
    WANTED,
    not_for_family,
)
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.names import name_tokens
from redaction.parties import Role
from redaction.sentences import Span, sentence_at
from redaction.silencing import said_to_child

TOLD_IN_CONFIDENCE = "told_in_confidence"
_TELLING_WORDS = 3  # with no more of them beside the wish a passage tells nothing
_SHORTEST_NAME = 3
_CHILDREN = frozenset({Role.SUBJECT, Role.SIBLING})
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_OPENS = re.compile(r"\s*(?:[^.:\n]{0,30}:|[-–—]|that\b|about\b)")
_Unit = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confidences:
    """Ids of the passages that the family must not learn of, and of those among them that stay behind. `titles` are headings left out.

    `wishes` are the places in a passage where it is asked for; none where a heading or a label says it. `marked` are those whose
    author marks them as not for the family, rather than telling of somebody's wish.
    """

    told: frozenset[str] = frozenset()
    sealed: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    wishes: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()


NOTHING_ASKED = Confidences()


@dataclass(frozen=True, slots=True)
class _Wishes:
    """By which this family's passages are read: the words of a wish, with the names of the others at home."""

    home: Home
    words: re.Pattern[str]

    @classmethod
    def of(cls, home: Home) -> _Wishes:
        """Whole names and given names: "Marco must not find out"."""
        names = {name for person in home.people if person.role is not Role.SUBJECT for name in (*person.names, *_given(person.names))}
        others = (name for name in names if len(name) >= _SHORTEST_NAME and not home.names_subject(name))
        return cls(home, not_for_family(sorted(others, key=len, reverse=True)))

    def said(self, scoped: ScopedText) -> Iterator[tuple[Span, bool]]:
        """Each wish in the passage, with whether it is said to the child, by somebody who wants its silence."""
        for wish in self.words.finditer(scoped.text):
            span = sentence_at(scoped.sentences, wish.start())
            lead, tail = scoped.text[span.start : wish.start()], scoped.text[wish.end() : max(span.end, wish.end())]
            yield Span(*wish.span()), said_to_child(lead, wish.group(), tail, self.home)


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage with the wishes that are asked of the hub; `silenced` where it tells of one that was said to the child."""

    scoped: ScopedText
    own: tuple[Span, ...]
    silenced: bool


def confidences(texts: Sequence[ScopedText], home: Home) -> Confidences:
    """Judged together: what stands under one heading, or behind one label, that says it; each other passage by itself."""
    wishes = _Wishes.of(home)
    units: defaultdict[_Unit, list[_Read]] = defaultdict(list)
    for read, unit in _in_units([_read(t, wishes) for t in texts]):
        units[unit].append(read)
    told = frozenset(r.scoped.passage.id for unit in units.values() for r in unit)
    shut = [unit for key, unit in units.items() if _is_sealed(key, unit, home)]
    sealed = frozenset(r.scoped.passage.id for unit in shut for r in unit)
    titles = frozenset(r.scoped.text for unit in shut for r in unit if r.scoped.passage.kind == "heading")
    asked = {r.scoped.passage.id: r.own for key, unit in units.items() if key[0] == "passage" for r in unit if not r.scoped.passage.label}
    marked = frozenset(r.scoped.passage.id for key, unit in units.items() if _is_marked(key, unit) for r in unit)
    return Confidences(told, sealed, titles, asked, marked)


def _is_marked(key: _Unit, unit: Sequence[_Read]) -> bool:
    labelled = any(NOT_FOR_FAMILY.search(r.scoped.passage.label) for r in unit)
    return key[0] == "section" or labelled or any(_is_mark(r, s) for r in unit for s in r.own)


def _is_mark(read: _Read, span: Span) -> bool:
    """Whether the wish marks what is written, or is the author's own and about something told; never an instruction to the hub."""
    sentence = sentence_at(read.scoped.sentences, span.start)
    lead, wish = read.scoped.text[sentence.start : span.start], read.scoped.text[span.start : span.end]
    after = read.scoped.text[span.end : max(sentence.end, span.end)]
    if HAPPENED.search(f"{lead}{wish}") and not ASKS_BESIDE.match(after):
        return False  # "we have not shared this with the parents" tells what was done
    of_the_hub = ABOUT_THE_WORK.match(after) is not None and ":" not in after
    about = (_OPENS.match(after) and not of_the_hub) or POINTS_BACK.search(f"{lead} | {after}")
    told_of = REPORTED.search(lead) or WANTED.match(wish)
    return MARKED.search(wish) is not None or (not told_of and about is not None)


def _read(scoped: ScopedText, wishes: _Wishes) -> _Read:
    found = tuple(wishes.said(scoped))
    return _Read(scoped, tuple(span for span, to_child in found if not to_child), any(to_child for _, to_child in found))


def _given(names: Sequence[str]) -> Iterator[str]:
    yield from (name.split()[0] for name in names if name.split())


def _in_units(reads: Sequence[_Read]) -> Iterator[tuple[_Read, _Unit]]:
    opened: tuple[tuple[str, tuple[str, ...]], _Unit] | None = None
    for read in reads:
        passage = read.scoped.passage
        place = (passage.part, tuple(passage.section))
        if opened is not None and (place != opened[0] or passage.kind == "heading"):
            opened = None
        title = next((t for t in passage.section if NOT_FOR_FAMILY.search(t)), "")
        if title or (passage.kind == "heading" and read.own):
            yield read, ("section", passage.part, _plain(title or passage.text))
        elif read.own or _labelled(passage.label, passage.text):
            unit = ("passage", passage.id)
            opened = (place, unit) if read.own and POINTS_ON.search(passage.text) and not _telling(read) else opened
            yield read, unit
        elif opened is not None:
            yield read, opened[1]


def _labelled(label: str, answer: str) -> bool:
    return NOT_FOR_FAMILY.search(label) is not None and not ANSWERED_NOTHING.match(answer)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


def _is_sealed(key: _Unit, unit: Sequence[_Read], home: Home) -> bool:
    """Whether something was told, and told in confidence, and nothing of it is a concern or an instruction."""
    if any(_holds_concern(read, home) or _instructs(read) for read in unit):
        return False
    whole = key[0] == "section" or len(unit) > 1 or NOT_FOR_FAMILY.search(unit[0].scoped.passage.label) is not None
    return (whole or _points_at_itself(unit[0])) and any(map(_telling, unit))


def _holds_concern(read: _Read, home: Home) -> bool:
    """Whether the passage holds a cue of harm beside the wish's own words, a child's voice, or the child itself."""
    for cue in cues.HARM.finditer(read.scoped.text):
        if not (_within(read, cue) and OWN_WORDS.fullmatch(cue.group())):
            return True
    return read.silenced or TELLS.search(read.scoped.text) is not None or _names_child(read, home)


def _within(read: _Read, found: re.Match[str]) -> bool:
    return any(span.overlaps(*found.span()) for span in read.own)


def _names_child(read: _Read, home: Home) -> bool:
    """Whether the child, a brother or a sister is named beside the wish: a fact about them need hold no cue of harm."""
    names = frozenset().union(*(name_tokens(name) for name in _given(_childrens_names(home))))
    named = (word for word in _NAME.finditer(read.scoped.text) if home.names_subject(word.group()) or name_tokens(word.group()) & names)
    return any(not _within(read, word) for word in (*named, *OF_A_CHILD.finditer(read.scoped.text)))


def _childrens_names(home: Home) -> tuple[str, ...]:
    return tuple(name for person in home.people if person.role in _CHILDREN for name in person.names)


def _sentence_of(read: _Read, span: Span) -> tuple[str, str]:
    """What stands before the wish's end in its sentence, and what behind."""
    sentence = sentence_at(read.scoped.sentences, span.start)
    return read.scoped.text[sentence.start : span.end], read.scoped.text[span.end : max(sentence.end, span.end)]


def _instructs(read: _Read) -> bool:
    """Whether a wish is how the hub shall go about it: "do not tell the parents of this referral"."""
    return any(ABOUT_THE_HUB.search("".join(_sentence_of(read, span)).partition(":")[0]) for span in read.own)


def _points_at_itself(read: _Read) -> bool:
    """Whether the wish is about what the passage tells: behind its colon or its "that", or "this", "the above"."""
    said = [_sentence_of(read, span) for span in read.own]
    return any(_OPENS.match(after) or POINTS_BACK.search(before) for before, after in said)


def _telling(read: _Read) -> bool:
    """Whether something is told beside the wish."""
    words = (word for word in _WORD.finditer(read.scoped.text) if not _within(read, word))
    return len(list(words)) > _TELLING_WORDS
