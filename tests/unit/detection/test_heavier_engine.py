"""A site's heavier engine, played by a stub in the library's place: asked, mapped, settled with the rest."""

import pytest
from presidio_analyzer.predefined_recognizers.ner import gliner_recognizer, huggingface_ner_recognizer

from redaction.detector import Detector
from redaction.errors import ModelError
from redaction.heavier_engine import HeavierEngine
from redaction.language import UNTUNED
from redaction.passages import Passage

TEXT = "the visit was to zzyx at half past four"


ASKED: list[list[str]] = []


class _Gliner:
    @classmethod
    def from_pretrained(cls, _folder, **_options):
        return cls()

    def predict_entities(self, text, labels, **_options):
        ASKED.append(labels)
        start = text.find("zzyx")
        return [] if start < 0 else [{"start": start, "end": start + 4, "label": "person", "score": 0.9}]


def _classifier(_task, **_options):
    def predict(text, **_kwargs):
        start = text.find("zzyx")
        return [] if start < 0 else [{"entity_group": "PER", "start": start, "end": start + 4, "score": 0.9, "word": "zzyx"}]

    return predict


def _tags(engine):
    return [(t.entity, TEXT[t.start : t.end], t.recogniser) for t in Detector(UNTUNED, heavier=[engine]).tag([Passage("1", "body", TEXT)])]


def test_a_gliner_is_asked_for_its_own_entities_and_its_name_is_tagged(monkeypatch, tmp_path):
    """What the engine names is tagged under its own id; it is not asked for numbers that recognisers find."""
    monkeypatch.setattr(gliner_recognizer, "GLiNER", _Gliner)
    assert ("PERSON", "zzyx", "gliner@1") in _tags(HeavierEngine("gliner", tmp_path))
    assert {label for labels in ASKED for label in labels} == {"person", "location", "address", "organization"}


def test_a_token_classifier_is_mapped_to_our_entities(monkeypatch, tmp_path):
    """A class PER of a Hugging Face model is a PERSON here."""
    monkeypatch.setattr(huggingface_ner_recognizer, "hf_pipeline", _classifier)
    monkeypatch.setattr(huggingface_ner_recognizer, "torch", object())
    assert ("PERSON", "zzyx", "huggingface@1") in _tags(HeavierEngine("huggingface", tmp_path))


@pytest.mark.parametrize(
    ("kind", "exists", "code"),
    [("spacy", True, "engine_unknown"), ("gliner", False, "engine_model_missing"), ("gliner", True, "engine_not_installed")],
)
def test_an_engine_that_cannot_run_stops_the_start(kind, exists, code, tmp_path):
    """A site that asked for an engine never runs without it unnoticed."""
    folder = tmp_path if exists else tmp_path / "nowhere"
    with pytest.raises(ModelError, match=code):
        HeavierEngine(kind, folder).open()
