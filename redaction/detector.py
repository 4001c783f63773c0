"""The detector: passages of an item in, settled tags out. Loads its model once; keeps nothing between calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from redaction.columns import text_columns
from redaction.engine_model import Analyser, load_language
from redaction.name_sifting import sifted
from redaction.neighbours import beside
from redaction.overlaps import settle
from redaction.overlooked_names import overlooked
from redaction.passages import Passage
from redaction.propagation import KnownWords, known, name_words, spread
from redaction.reading import Column, Finding, Reading
from redaction.recognisers import RECOGNISERS, Recogniser
from redaction.recognisers.shapes import FormatRecogniser
from redaction.settings import RecogniserSettings
from redaction.tags import Tag

_NO_SETTINGS = RecogniserSettings()


class Detector:
    """Tags personal data. `model` is a spaCy package or directory; None is the packaged English md model."""

    def __init__(
        self, model: str | Path | None = None, settings: RecogniserSettings = _NO_SETTINGS, extra: Sequence[Recogniser] = ()
    ) -> None:
        self._settings = settings
        self._analyser = Analyser((*_with_words(RECOGNISERS, settings.context), *extra), load_language(model))

    def tag(self, passages: Sequence[Passage], known_words: Sequence[KnownWords] = ()) -> tuple[Tag, ...]:
        """Tags of one item's passages, ordered by passage and start, without overlaps."""
        return self.tag_items((passages,), known_words)[0]

    def tag_items(self, items: Sequence[Sequence[Passage]], known_words: Sequence[KnownWords] = ()) -> tuple[tuple[Tag, ...], ...]:
        """Tags of several items. Equal passages are read once; names spread inside their own item only."""
        readings = {_key(p): None for item in items for p in item if p.text.strip()}
        distinct = tuple(readings)
        found = dict(zip(distinct, self._read(distinct), strict=True))
        return tuple(self._tag_item(item, found, known_words) for item in items)

    def _read(self, readings: Sequence[Reading]) -> Iterable[tuple[Finding, ...]]:
        for reading, raw in zip(readings, self._analyser.findings(readings), strict=True):
            first = settle(self._above(sifted(reading, raw, self._analyser.words)), reading.text)
            words = self._analyser.words
            more = self._above(sifted(reading, beside(reading.text, first), words))
            second = settle((*first, *more), reading.text)
            yield settle((*second, *self._above(overlooked(reading, second, words))), reading.text)

    def _tag_item(
        self, item: Sequence[Passage], found: Mapping[Reading, tuple[Finding, ...]], known_words: Sequence[KnownWords]
    ) -> tuple[Tag, ...]:
        words = name_words([(p.text, found.get(_key(p), ())) for p in item])
        tags: list[Tag] = []
        for passage in item:
            own = found.get(_key(passage), ())
            more = (*spread(passage.text, words), *known(passage.text, known_words))
            tags += [_tag(passage, f) for f in settle((*own, *self._above(more)), passage.text)]
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
