"""The tuned component: loaded by default, by path, refused where changed; what is read once is remembered without words."""

import shutil

import pytest

from redaction.detector import Detector
from redaction.errors import ModelError
from redaction.language import OWN_COMPONENT, UNTUNED, load_language
from redaction.passages import Passage
from redaction.reading import Finding, Reading
from redaction.remembered import Remembered

SAID = "Rezan rang about Yared Haile, who was seen with Ladi Dantata."


@pytest.fixture
def component(tmp_path):
    return shutil.copytree(OWN_COMPONENT, tmp_path / "component")


def test_the_shipped_component_runs_by_default_and_can_be_left_out():
    """A detector says which component it runs."""
    assert "mash-names" in Detector().model_name
    assert "untuned" in Detector(UNTUNED).model_name


def test_a_component_is_loaded_by_path(component):
    """The folder that `make model` writes may lie anywhere."""
    texts = [[(e.text, e.label_) for e in load_language(model)(SAID).ents] for model in (component, None)]
    assert texts[0] == texts[1]


def test_a_changed_or_incomplete_component_is_refused(component):
    """Weights that nobody vouched for never decide what is hidden."""
    (component / "model").write_bytes((component / "model").read_bytes()[:-1] + b"\0")
    with pytest.raises(ModelError, match="model_changed"):
        load_language(component)
    (component / "moves").unlink()
    with pytest.raises(ModelError, match="model_incomplete"):
        load_language(component)


class _Reader:
    """A recogniser that finds nothing and notes what it was given."""

    id = "reader@1"
    entities = ("PERSON",)

    def __init__(self):
        self.texts = []

    def find(self, reading):
        self.texts.append(reading.text)
        return iter(())


def test_equal_passages_are_read_once_and_tagged_alike():
    """Quoted history comes again and again: the second time no recogniser reads it, and the tags are the same."""
    reader = _Reader()
    detector = Detector(UNTUNED, extra=[reader])
    passages = [Passage("1", "body", SAID), Passage("2", "body", "Mrs Haddow rang.")]
    first = detector.tag(passages)
    assert detector.tag([*passages, Passage("3", "body", "New words.")])[: len(first)] == first
    assert reader.texts == [SAID, "Mrs Haddow rang.", "New words."]


def test_what_is_remembered_holds_no_word_and_is_bounded():
    """The oldest passage goes; neither texts nor values are kept."""
    kept = Remembered(most=2)
    for text in ("Haddow one", "Haddow two", "Haddow three"):
        kept.keep(Reading(text), (Finding(0, 6, "PERSON", 0.9, "test@1", "test"),))
    assert len(kept) == 2
    assert kept.of(Reading("Haddow one")) is None
    assert kept.of(Reading("Haddow three"))
    assert "Haddow" not in repr(kept._kept)


def test_a_label_or_a_column_makes_another_passage():
    """The same words under another label may mean something else."""
    kept = Remembered()
    kept.keep(Reading("03/04/2012", (), "DOB"), ())
    assert kept.of(Reading("03/04/2012", (), "Seen")) is None
    assert kept.of(Reading("03/04/2012", (), "DOB")) == ()
