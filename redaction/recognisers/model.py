"""What the statistical model named: people, places, organisations, groups, with the words it is known to mistake sifted out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, NamedSpan, Reading
from redaction.recognisers.names import lonely_word, trim_name
from redaction.recognisers.words.ordinary import ORDINARY

_ENTITIES = {"PERSON": "PERSON", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION", "ORG": "ORGANISATION"}
_SCORES = {"PERSON": 0.85, "LOCATION": 0.6, "ORGANISATION": 0.4}
_ARTICLE = re.compile(r"the (?=\w{3})", re.IGNORECASE)
_BOUNDARY_END = re.compile(r" ?['’]s$")
_MOSTLY_FIGURES = re.compile(r"(?=.*\d.*\d)|^\W*\d|\d\W*$|^[^\w]*$|^[A-Z]{1,4}$|[@/=<>{}|*\[\]]|\w{3}\.\w{2}")


@dataclass(frozen=True, slots=True)
class ModelRecogniser:
    """Entities of the language model."""

    id: str = "model@1"
    entities: tuple[str, ...] = ("PERSON", "LOCATION", "ORGANISATION")

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Model entities that are not ordinary words, labels or numbers."""
        for span in reading.named:
            entity = _ENTITIES.get(span.label)
            if entity == "PERSON":
                yield from self._person(reading, span)
            elif entity:
                yield from self._place(reading, span, entity)

    def _person(self, reading: Reading, span: NamedSpan) -> Iterator[Finding]:
        line_end = reading.text.find("\n", span.start, span.end)
        trimmed = trim_name(reading.text, span.start, span.end if line_end < 0 else line_end)
        if trimmed is None or _MOSTLY_FIGURES.search(reading.text[slice(*trimmed)]):
            return
        if not lonely_word(reading, *trimmed, "language model"):
            yield Finding(*trimmed, "PERSON", _SCORES["PERSON"], self.id, "language model")

    def _place(self, reading: Reading, span: NamedSpan, entity: str) -> Iterator[Finding]:
        value = reading.text[span.start : span.end]
        if value.lower() not in ORDINARY and not _MOSTLY_FIGURES.search(value) and "\n" not in value:
            article = _ARTICLE.match(value)
            start = span.start + (article.end() if article else 0)
            yield Finding(start, span.start + len(_BOUNDARY_END.sub("", value)), entity, _SCORES[entity], self.id, "language model")
