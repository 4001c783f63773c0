"""One contender in a process of its own, so that memory and time are its own: `python -m tests.bench.detection_contenders NAME IN OUT`.

IN is JSON: {"corpora": {name: [text]}, "thread": [[paragraph, ...] of each message]}; OUT gets tags, processor seconds and memory.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
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


def _presidio(recognisers: Sequence[type], entities: Sequence[str] | None) -> Callable[[Sequence[str]], Spans]:
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
    engine = AnalyzerEngine(nlp_engine=nlp, registry=registry)
    wanted = list(entities) if entities else None
    return lambda texts: [[(r.start, r.end, r.entity_type) for r in engine.analyze(text=t, language="en", entities=wanted)] for t in texts]


def _all_uk(entities: Sequence[str] | None) -> Callable[[Sequence[str]], Spans]:
    uk = (UkNinoRecognizer, UkPostcodeRecognizer, UkPassportRecognizer, UkDrivingLicenceRecognizer, UkVehicleRegistrationRecognizer)
    return _presidio(uk, entities)


class Ours:
    """The detector as the gateway runs it; each text an item of one passage."""

    def __init__(self) -> None:
        self.detector = Detector()

    def __call__(self, texts: Sequence[str]) -> Spans:
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
        """Begin anew, as if no passage had been read."""
        self.detector._remembered = Remembered()


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(name: str, corpora: dict[str, list[str]], thread: list[list[str]]) -> dict[str, object]:
    """Tags of every corpus, or for the timed ones the processor seconds of all of it and of the thread."""
    texts = [text for corpus in corpora.values() for text in corpus]
    if name in {"presidio", "uk"}:
        detect = _presidio((), None) if name == "presidio" else _all_uk(None)
        return {"tags": {corpus: detect(rows) for corpus, rows in corpora.items()}}
    if name == "same":
        detect = _all_uk(SAME)
        detect(texts[:3])
        loaded, whole = _megabytes(), ["\n\n".join(paragraphs) for paragraphs in thread]
        times = {"single": _seconds(lambda: detect(texts)), "thread": _seconds(lambda: detect(whole))}
        return {"seconds": times, "loaded_mb": loaded, "peak_mb": _megabytes()}
    ours = Ours()
    ours(texts[:3])
    loaded = _megabytes()
    works = {"batch": lambda: ours(texts), "single": lambda: ours.one_by_one(texts), "thread": lambda: ours.thread(thread)}
    times = {kind: _seconds(work) for kind, work in works.items()}
    tags = {corpus: ours(rows) for corpus, rows in corpora.items()}
    return {"tags": tags, "seconds": times, "loaded_mb": loaded, "peak_mb": _megabytes()}


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    Path(sys.argv[3]).write_text(json.dumps(run(sys.argv[1], given["corpora"], given["thread"])), encoding="utf-8")
