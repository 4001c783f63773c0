"""A heavier engine beside ours, for a site that has one: GLiNER or a Hugging Face token classifier, by Presidio's recognisers.

Neither is a dependency. Presidio loads the library when the engine is opened; weights come from a folder, never from a hub.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import GLiNERRecognizer
from presidio_analyzer.predefined_recognizers.ner import HuggingFaceNerRecognizer

from redaction.errors import ModelError

_SURE_ENOUGH = 0.5
_ASKED = {"person": "PERSON", "location": "LOCATION", "address": "ADDRESS", "organization": "ORGANISATION"}
"""What a GLiNER model is asked for in its own words, and what we call it."""
_CLASSES = {"PER": "PERSON", "PERSON": "PERSON", "LOC": "LOCATION", "LOCATION": "LOCATION", "GPE": "LOCATION", "ORG": "ORGANISATION"}
"""Classes of token classifiers; those not listed are left out."""


@dataclass(frozen=True, slots=True)
class HeavierEngine:
    """Which engine, and the folder of its weights."""

    kind: str
    folder: Path

    def open(self) -> Beside:
        """The engine, loaded. Raises ModelError where kind, folder or library is missing."""
        if self.kind not in _KINDS:
            raise ModelError("engine_unknown")
        if not self.folder.is_dir():
            raise ModelError("engine_model_missing")
        try:
            return Beside(_KINDS[self.kind](str(self.folder)), self.kind)
        except ImportError as error:
            raise ModelError("engine_not_installed") from error


class Beside(EntityRecognizer):
    """An engine asked for its own entities only: Presidio would ask a GLiNER for every entity that any recogniser knows."""

    name: str

    def __init__(self, engine: EntityRecognizer, kind: str) -> None:
        self._engine = engine
        self._about = {"recogniser": f"{kind}@1", "reason": "heavier engine"}
        super().__init__(supported_entities=list(engine.supported_entities), name=kind, supported_language="en")

    def load(self) -> None:
        """Nothing: the engine came loaded."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Results of the engine, signed as ours are."""
        wanted = [entity for entity in self.supported_entities if entity in entities]
        results: list[RecognizerResult] = self._engine.analyze(text, wanted, nlp_artifacts)
        for result in results:
            result.recognition_metadata = {
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                **self._about,
            }
        return results


def _gliner(folder: str) -> EntityRecognizer:
    return GLiNERRecognizer(name="gliner", entity_mapping=_ASKED, model_name=folder, threshold=_SURE_ENOUGH, map_location="cpu")


def _hugging_face(folder: str) -> EntityRecognizer:
    return HuggingFaceNerRecognizer(
        name="huggingface",
        supported_entities=sorted(set(_CLASSES.values())),
        model_name=folder,
        label_mapping=_CLASSES,
        threshold=_SURE_ENOUGH,
        device="cpu",
    )


_KINDS: Mapping[str, Callable[[str], EntityRecognizer]] = {"gliner": _gliner, "huggingface": _hugging_face}
