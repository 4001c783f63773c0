"""One contender in a process of its own, so that memory and time are its own.

Usage: python -m tests.bench.detection_contenders tags|timed NAME IN OUT

IN is JSON: {"corpora": {name: [text]}, "warm": [text], "thread": [[paragraph, ...] of each message]}.
OUT gets tags, or seconds of processor and clock by what was done, and memory.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NerModelConfiguration, NlpEngineProvider
from presidio_analyzer.predefined_recognizers import (
    UkDrivingLicenceRecognizer,
    UkNinoRecognizer,
    UkPassportRecognizer,
    UkPostcodeRecognizer,
    UkVehicleRegistrationRecognizer,
)

import redaction.language as models
from gateway.evaluation.detection import _scored, _span
from redaction.detector import Detector
from redaction.passages import Passage
from redaction.remembered import Remembered

Spans = list[list[tuple[int, int, str]]]
SAME = (
    *("PERSON", "LOCATION", "ORGANIZATION", "NRP", "DATE_TIME", "EMAIL_ADDRESS", "PHONE_NUMBER", "URL", "IP_ADDRESS", "IBAN_CODE"),
    *("UK_NHS", "UK_NINO", "UK_POSTCODE", "UK_PASSPORT", "UK_DRIVING_LICENCE", "UK_VEHICLE_REGISTRATION"),
)
"""What both find: ours finds more, and its time is that of all it finds."""


def _presidio(recognisers: Sequence[type]) -> AnalyzerEngine:
    """Presidio's analyser on the same packaged model, as its documentation sets it up."""
    logging.disable(logging.WARNING)
    provider = NlpEngineProvider(
        nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": str(models._packaged())}]}
    )
    nlp = provider.create_engine()
    if recognisers:
        ignored = {label for label in nlp.ner_model_configuration.labels_to_ignore if label not in {"ORG", "ORGANIZATION"}}
        nlp.ner_model_configuration = NerModelConfiguration(labels_to_ignore=ignored)
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(nlp_engine=nlp)
    for recogniser in recognisers:
        registry.add_recognizer(recogniser())
    return AnalyzerEngine(nlp_engine=nlp, registry=registry)


class Presidio:
    """Presidio asked for some entities, or for all it knows."""

    def __init__(self, recognisers: Sequence[type], entities: Sequence[str] | None = None) -> None:
        self._engine = _presidio(recognisers)
        self._wanted = list(entities) if entities else None

    def one_by_one(self, texts: Sequence[str]) -> Spans:
        """A text at a time."""
        found = (self._engine.analyze(text=text, language="en", entities=self._wanted) for text in texts)
        return [[(r.start, r.end, r.entity_type) for r in results] for results in found]

    def in_a_batch(self, texts: Sequence[str]) -> Spans:
        """By Presidio's own engine for batches."""
        found = BatchAnalyzerEngine(self._engine).analyze_iterator(texts, language="en", entities=self._wanted)
        return [[(r.start, r.end, r.entity_type) for r in results] for results in found]

    def thread(self, messages: Sequence[Sequence[str]]) -> None:
        """Messages with their quoted history, one after the other."""
        self.one_by_one(["\n\n".join(paragraphs) for paragraphs in messages])


class Ours:
    """The detector as the gateway runs it; each text an item of one passage."""

    def __init__(self) -> None:
        self.detector = Detector()

    def in_a_batch(self, texts: Sequence[str]) -> Spans:
        """All items at once."""
        self.forget()
        items = [(Passage("0", "body", text),) for text in texts]
        return [[_span(t)[:3] for t in tags if _scored(t)] for tags in self.detector.tag_items(items)]

    def one_by_one(self, texts: Sequence[str]) -> Spans:
        """An item at a time, as mail comes in."""
        self.forget()
        return [[_span(t)[:3] for t in self.detector.tag([Passage("0", "body", text)])] for text in texts]

    def thread(self, messages: Sequence[Sequence[str]]) -> None:
        """Messages with their quoted history, paragraph by paragraph, one message after the other."""
        self.forget()
        for paragraphs in messages:
            self.detector.tag([Passage(str(n), "body", text) for n, text in enumerate(paragraphs)])

    def forget(self) -> None:
        """Begin anew, as if no passage and no word had been read: no figure is helped by the one before it."""
        self.detector._remembered = Remembered()
        network = self.detector._analyser._nlp._network
        if network:
            network.tokens.forget()


_ALL_UK = (UkNinoRecognizer, UkPostcodeRecognizer, UkPassportRecognizer, UkDrivingLicenceRecognizer, UkVehicleRegistrationRecognizer)
CONTENDERS: Mapping[str, Callable[[], Presidio | Ours]] = {
    "presidio": lambda: Presidio(()),
    "uk": lambda: Presidio(_ALL_UK),
    "same": lambda: Presidio(_ALL_UK, SAME),
    "ours": Ours,
}


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Of the processor and of the clock."""
    start, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - start, time.perf_counter() - clock


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def tags(name: str, corpora: Mapping[str, list[str]]) -> dict[str, Spans]:
    """Tags of every corpus."""
    contender = CONTENDERS[name]()
    return {corpus: contender.in_a_batch(texts) for corpus, texts in corpora.items()}


def timed(name: str, corpora: Mapping[str, list[str]], warm: list[str], thread: list[list[str]]) -> dict[str, object]:
    """Seconds of all the work, warmed up on texts that are not timed."""
    contender = CONTENDERS[name]()
    contender.one_by_one(warm)
    loaded = _megabytes()
    seconds = {corpus: _seconds(partial(contender.one_by_one, texts)) for corpus, texts in corpora.items()}
    seconds["in a batch"] = _seconds(partial(contender.in_a_batch, [text for texts in corpora.values() for text in texts]))
    seconds["thread"] = _seconds(partial(contender.thread, thread))
    return {"seconds": seconds, "loaded_mb": loaded, "peak_mb": _megabytes()}


def _main(what: str, name: str, source: Path, target: Path) -> None:
    given = json.loads(source.read_text(encoding="utf-8"))
    answer = tags(name, given["corpora"]) if what == "tags" else timed(name, **given)
    target.write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
