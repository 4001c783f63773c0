"""The names of the matched record as certain tags: they settle whose a datum is where the detector saw no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from redaction.overlaps import settle
from redaction.parties import Household
from redaction.passages import Passage
from redaction.propagation import KnownWords, known, spread
from redaction.reading import Finding
from redaction.tags import Tag

_SHORTEST_NAME = 3  # letters


def with_known_names(passages: Sequence[Passage], tags: Sequence[Tag], household: Household) -> tuple[Tag, ...]:
    """The tags with those of the record's people added, settled anew in the passages that name one."""
    names = tuple(dict.fromkeys(name for person in household.people for name in person.names))
    words = (KnownWords("PERSON", names),)
    return tuple(tag for passage in passages for tag in _of_passage(passage, tags, words, given_names(household)))


def given_names(household: Household) -> frozenset[str]:
    """What the people of the record are called, in lower case: a first name alone is theirs too where it stands as a name."""
    first = (name.split()[0].lower() for person in household.people for name in person.names if name.split())
    return frozenset(word for word in first if len(word) >= _SHORTEST_NAME)


def _of_passage(passage: Passage, tags: Sequence[Tag], words: Sequence[KnownWords], given: frozenset[str]) -> Iterator[Tag]:
    own = [tag for tag in tags if tag.passage == passage.id]
    found = (*known(passage.text, words), *_free(spread(passage.text, given), own))
    if not found:
        yield from own
        return
    for f in settle((*(_finding(tag) for tag in own), *found), passage.text):
        yield Tag(passage.id, f.start, f.end, f.entity, f.score, f.recogniser, f.reason, f.attributes)


def _free(findings: Iterator[Finding], own: Sequence[Tag]) -> Iterator[Finding]:
    """Those where no tag lies yet: a first name inside a school's or a street's name is no person."""
    for f in findings:
        if not any(tag.start < f.end and f.start < tag.end for tag in own):
            yield replace(f, recogniser="known_name@1", reason="first name of the record", attributes=("known_name",))


def _finding(tag: Tag) -> Finding:
    return Finding(tag.start, tag.end, tag.entity, tag.score, tag.recogniser, tag.reason, tag.attributes)
