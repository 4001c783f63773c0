"""The detector: passages of an item in, settled tags out. Loads its model once; keeps where findings lie, no words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from redaction.columns import text_columns
from redaction.engine_model import Analyser
from redaction.heavier_engine import HeavierEngine
from redaction.language import load_language
from redaction.listed_people import listed_people
from redaction.lower_mentions import spread_lower
from redaction.name_edges import grown, joined
from redaction.name_sifting import sifted
from redaction.neighbours import ages_behind, beside
from redaction.overlaps import settle, settled_with
from redaction.overlooked_names import overlooked
from redaction.passages import Passage
from redaction.propagation import KnownWords, known, name_words, spread
from redaction.reading import Column, Finding, Reading
from redaction.recognisers import RECOGNISERS, Recogniser
from redaction.recognisers.shapes import FormatRecogniser
from redaction.remembered import Remembered
from redaction.settings import RecogniserSettings
from redaction.signed_names import signed_names
from redaction.tags import Tag
from redaction.unknown_names import unknown_names

_NO_SETTINGS = RecogniserSettings()


class Detector:
    """Tags personal data. `model` is as `load_language` takes it; `heavier` engines read every passage beside it."""

    def __init__(
        self,
        model: str | Path | None = None,
        settings: RecogniserSettings = _NO_SETTINGS,
        extra: Sequence[Recogniser] = (),
        heavier: Sequence[HeavierEngine] = (),
    ) -> None:
        self._settings = settings
        self._remembered = Remembered()
        recognisers = (*_with_words(RECOGNISERS, settings.context), *extra)
        self._analyser = Analyser(recognisers, load_language(model), [engine.open() for engine in heavier])

    @property
    def model_name(self) -> str:
        """Which pipeline finds the names, and which component of it."""
        return self._analyser.model_name

    def tag(self, passages: Sequence[Passage], known_words: Sequence[KnownWords] = ()) -> tuple[Tag, ...]:
        """Tags of one item's passages, ordered by passage and start, without overlaps."""
        return self.tag_items((passages,), known_words)[0]

    def tag_items(self, items: Sequence[Sequence[Passage]], known_words: Sequence[KnownWords] = ()) -> tuple[tuple[Tag, ...], ...]:
        """Tags of several items. Equal passages are read once, by this detector; names spread inside their own item only."""
        keyed = [[(passage, _key(passage)) for passage in item] for item in items]
        found: dict[Reading, tuple[Finding, ...]] = {}
        unread: dict[Reading, None] = {}
        for key in (key for item in keyed for _, key in item if key.text.strip()):
            findings = found.get(key) or self._remembered.of(key)
            if findings is None:
                unread[key] = None
            else:
                found[key] = findings
        for key, findings in zip(unread, self._read(tuple(unread)), strict=True):
            self._remembered.keep(key, findings)
            found[key] = findings
        return tuple(self._tag_item(item, found, known_words) for item in keyed)

    def _read(self, readings: Sequence[Reading]) -> Iterable[tuple[Finding, ...]]:
        for reading, raw in self._analyser.findings(readings):
            first = settle(self._above(sifted(reading, raw, self._analyser.words)), reading.text)
            words = self._analyser.words
            neighbours = self._above(sifted(reading, beside(reading.text, first), words))
            second = settled_with(first, neighbours, reading.text)
            more = (*overlooked(reading, second, words), *unknown_names(reading, second, words), *listed_people(reading, words))
            last = self._above(sifted(reading, more, words))
            third = settled_with(second, (*last, *self._above(ages_behind(reading.text, last))), reading.text)
            yield settled_with(third, tuple(grown(reading, third, words)), reading.text)

    def _tag_item(
        self, item: Sequence[tuple[Passage, Reading]], found: Mapping[Reading, tuple[Finding, ...]], known_words: Sequence[KnownWords]
    ) -> tuple[Tag, ...]:
        signed = signed_names([passage for passage, _ in item])
        read = {
            passage.id: settled_with(found.get(key, ()), self._above(signed.get(passage.id, ())), passage.text) for passage, key in item
        }
        words = name_words([(passage.text, read[passage.id]) for passage, _ in item], self._analyser.words)
        tags: list[Tag] = []
        for passage, _ in item:
            lower = spread_lower(passage.text, words, self._analyser.words)
            more = (*spread(passage.text, words), *lower, *known(passage.text, known_words))
            settled = settled_with(read[passage.id], self._above(more), passage.text)
            tags += [_tag(passage, f) for f in settled_with(settled, tuple(joined(passage.text, settled)), passage.text)]
        return tuple(tags)

    def _above(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(f for f in findings if f.score >= self._settings.threshold(f.entity))


def _key(passage: Passage) -> Reading:
    """What a passage's findings depend on; equal keys have equal findings."""
    cells = tuple(Column(c.header, c.start, c.end) for c in passage.cells)
    return Reading(passage.text, (), passage.label, cells or text_columns(passage.text))


def _tag(passage: Passage, finding: Finding) -> Tag:
    return Tag(
        passage.id, finding.start, finding.end, finding.entity, finding.score, finding.recogniser, finding.reason, finding.attributes
    )


def _with_words(recognisers: Sequence[Recogniser], words: Mapping[str, tuple[str, ...]]) -> tuple[Recogniser, ...]:
    """The recognisers with a site's own context words, by name without version."""
    out: list[Recogniser] = []
    for recogniser in recognisers:
        own = words.get(recogniser.id.partition("@")[0])
        out.append(recogniser.with_words(own) if own and isinstance(recogniser, FormatRecogniser) else recogniser)
    return tuple(out)
