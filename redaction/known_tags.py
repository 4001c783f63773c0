"""The names of the matched record as certain tags: they settle whose a datum is where the detector saw no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redaction.overlaps import settle
from redaction.parties import Household
from redaction.passages import Passage
from redaction.propagation import KnownWords, known
from redaction.reading import Finding
from redaction.tags import Tag


def with_known_names(passages: Sequence[Passage], tags: Sequence[Tag], household: Household) -> tuple[Tag, ...]:
    """The tags with those of the record's people added, settled anew in the passages that name one."""
    names = tuple(dict.fromkeys(name for person in household.people for name in person.names))
    words = (KnownWords("PERSON", names),)
    return tuple(tag for passage in passages for tag in _of_passage(passage, tags, words))


def _of_passage(passage: Passage, tags: Sequence[Tag], words: Sequence[KnownWords]) -> Iterator[Tag]:
    own = [tag for tag in tags if tag.passage == passage.id]
    found = tuple(known(passage.text, words))
    if not found:
        yield from own
        return
    for f in settle((*(_finding(tag) for tag in own), *found), passage.text):
        yield Tag(passage.id, f.start, f.end, f.entity, f.score, f.recogniser, f.reason, f.attributes)


def _finding(tag: Tag) -> Finding:
    return Finding(tag.start, tag.end, tag.entity, tag.score, tag.recogniser, tag.reason, tag.attributes)
