"""The training itself: the packaged model's named-entity component goes on learning from the notes."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens
from spacy.training import Example
from spacy.util import filter_spans
from thinc.api import fix_random_seed

from redaction.casing import as_prose
from redaction.name_words import NameWords
from training.writing import NOTHING, Note, Span

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_JUDGED = _PLACES | {"PERSON"}
"""Labels that the notes mark completely: the base model's other opinions of these are not kept."""
_PASSES, _BATCH = 3, 24
_FIRST_RATE, _LAST_RATE, _DROP = 4e-4, 5e-5, 0.2
_NEW_SHARE = 0.7
"""Of each weight after training: the rest stays the base model's, which keeps more of its precision on other writing."""


def examples(language: Language, notes: Sequence[Note]) -> Iterator[Example]:
    """Each note as the model will see it, with the notes' own spans and the base model's where those are silent."""
    words = NameWords.of(language.vocab)
    texts = [as_prose(note.text, words) for note in notes]
    for note, silver in zip(notes, language.pipe(texts, batch_size=64), strict=True):
        gold = Doc(language.vocab, words=[t.text for t in silver], spaces=[bool(t.whitespace_) for t in silver])
        gold.ents = filter_spans(_entities(gold, note.spans, silver))
        yield Example(Doc(language.vocab, words=[t.text for t in silver], spaces=[bool(t.whitespace_) for t in silver]), gold)


def _entities(gold: Doc, spans: Iterable[Span], silver: Doc) -> Iterator[Tokens]:
    taken: set[int] = set()
    for span in spans:
        own = gold.char_span(span.start, span.end, label=span.label or "NONE", alignment_mode="expand")
        if own is None:
            continue
        taken |= set(range(own.start, own.end))
        if span.label != NOTHING:
            yield Tokens(gold, own.start, own.end, label=_finer(span.label, own, silver))
    for entity in silver.ents:
        if entity.label_ not in _JUDGED and not taken & set(range(entity.start, entity.end)):
            yield Tokens(gold, entity.start, entity.end, label=entity.label_)


def _finer(label: str, own: Tokens, silver: Doc) -> str:
    """A place keeps the kind that the base model gives it."""
    if label not in _PLACES:
        return label
    return next((e.label_ for e in silver.ents if e.label_ in _PLACES and e.start < own.end and own.start < e.end), label)


def tune(language: Language, learning: Sequence[Example], seed: int) -> None:
    """Change the component of `language` in place. The same seed on the same machine gives the same weights."""
    fix_random_seed(seed)
    rng = random.Random(seed)
    optimiser = language.resume_training()
    batches = _PASSES * -(-len(learning) // _BATCH)
    done = 0
    for _ in range(_PASSES):
        order = list(learning)
        rng.shuffle(order)
        for batch in (order[at : at + _BATCH] for at in range(0, len(order), _BATCH)):
            optimiser.learn_rate = _FIRST_RATE + (_LAST_RATE - _FIRST_RATE) * done / batches
            language.update(batch, sgd=optimiser, drop=_DROP)
            done += 1


def blend(language: Language, base: Language) -> None:
    """Move the tuned weights of `language` part of the way back to those of `base`."""
    for new, old in zip(component_of(language).model.walk(), component_of(base).model.walk(), strict=True):
        for name in new.param_names:
            if new.has_param(name):
                new.set_param(name, _NEW_SHARE * new.get_param(name) + (1 - _NEW_SHARE) * old.get_param(name))


def component_of(language: Language) -> TrainablePipe:
    """The named-entity component."""
    pipe = language.get_pipe("ner")
    assert isinstance(pipe, TrainablePipe)
    return pipe
