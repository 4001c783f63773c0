"""The language model and Presidio's analyser, loaded once and fed in batches.

Only the named-entity part of the spaCy pipeline runs. Presidio's own NLP engine would run tagger, parser and lemmatiser
too, three quarters of the time for nothing that a recogniser reads; its decision log would write passages, so it is off.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from redaction.casing import as_prose
from redaction.cutting import Cutter
from redaction.name_words import NameWords
from redaction.network import EntityNetwork
from redaction.reading import Finding, NamedSpan, Reading
from redaction.recognisers import Recogniser

_BATCH = 128
_BATCH_CHARACTERS = 30_000
_LANGUAGE = "en"


class BatchEngine(NlpEngine):
    """Presidio's view of our pipeline. Lemmas are lower-cased tokens: recognisers read nothing more of them."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words = NameWords.of(language.vocab)
        self._network = EntityNetwork.of(language) if isinstance(language.tokenizer, Tokenizer) else None
        self._cutter = Cutter(language) if self._network else None

    def load(self) -> None:
        """Nothing: the pipeline came loaded."""

    def is_loaded(self) -> bool:
        """Always: the pipeline came loaded."""
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """Artifacts of one text."""
        return self.artifacts(next(self.read([text])), language)

    def process_batch(
        self,
        texts: Iterable[str],
        language: str,
        batch_size: int = _BATCH,  # noqa: ARG002 - Presidio's signature; ours is fixed
        n_process: int = 1,  # noqa: ARG002 - Presidio's signature
        **_: object,
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Artifacts of many texts, in order."""
        listed = list(texts)
        for text, doc in zip(listed, self.read(listed), strict=True):
            yield text, self.artifacts(doc, language)

    def is_stopword(self, word: str, language: str) -> bool:  # noqa: ARG002 - Presidio's signature
        """Whether spaCy lists the word as a stop word."""
        return bool(self.language.vocab[word].is_stop)

    def is_punct(self, word: str, language: str) -> bool:  # noqa: ARG002 - Presidio's signature
        """Whether the word is punctuation."""
        return bool(self.language.vocab[word].is_punct)

    def get_supported_entities(self) -> list[str]:
        """Labels of the model."""
        return list(self.language.pipe_labels["ner"])

    def get_supported_languages(self) -> list[str]:
        """English only."""
        return [_LANGUAGE]

    def read(self, texts: Sequence[str]) -> Iterator[Doc]:
        """Documents of the texts, in order; capitals and lower case are first written as a name would be."""
        for batch in _batches(texts):
            prose = [as_prose(text, self.words) for text in batch]
            if self._network is None or self._cutter is None:
                yield from self.language.pipe(prose, batch_size=_BATCH)
                continue
            docs = self._cutter.docs(prose)
            self._network.annotate(docs)
            yield from docs

    def artifacts(self, doc: Doc, language: str) -> NlpArtifacts:
        """Presidio's artifacts of a document."""
        return NlpArtifacts(list(doc.ents), doc, [t.idx for t in doc], [t.lower_ for t in doc], self, language)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Texts in groups: the model's memory goes by the characters of a batch, some four kilobytes each."""
    batch: list[str] = []
    left = _BATCH_CHARACTERS
    for text in texts:
        if batch and len(text) > left:
            yield batch
            batch, left = [], _BATCH_CHARACTERS
        batch.append(text)
        left -= len(text)
    if batch:
        yield batch


class ReadingArtifacts(NlpArtifacts):
    """Artifacts that carry our reading, so that a recogniser sees labels and columns too.

    Lemmas and token positions are left empty: only Presidio's lemma enhancer reads them.
    """

    def __init__(self, reading: Reading, doc: Doc, engine: BatchEngine) -> None:
        super().__init__(list(doc.ents), doc, [], [], engine, _LANGUAGE)
        self.reading = reading


class _OwnContext(ContextAwareEnhancer):
    """Our recognisers judge context themselves; Presidio's enhancer would copy all results only to leave them as they are."""

    def __init__(self) -> None:
        super().__init__(0, 0, 0, 0)

    def enhance_using_context(
        self,
        text: str,  # noqa: ARG002 - Presidio's signature
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002 - Presidio's signature
        recognizers: list[EntityRecognizer],  # noqa: ARG002 - Presidio's signature
        context: list[str] | None = None,  # noqa: ARG002 - Presidio's signature
    ) -> list[RecognizerResult]:
        """The results as they are."""
        return raw_results


class _OwnResult(RecognizerResult):
    """A finding as Presidio's result, which carries it through."""

    def __init__(self, finding: Finding, recogniser: EntityRecognizer) -> None:
        self.finding = finding
        about = {RecognizerResult.RECOGNIZER_NAME_KEY: finding.recogniser, RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: recogniser.id}
        super().__init__(finding.entity, finding.start, finding.end, finding.score, recognition_metadata=about)


class OwnRecognisers(EntityRecognizer):
    """Our recognisers as Presidio sees them: as one, since it goes through all results once for each recogniser that it knows."""

    def __init__(self, recognisers: Sequence[Recogniser]) -> None:
        self._recognisers = tuple(recognisers)
        entities = {entity: None for recogniser in recognisers for entity in recogniser.entities}
        super().__init__(supported_entities=list(entities), name="mash", supported_language=_LANGUAGE)

    def load(self) -> None:
        """Nothing: patterns are compiled at import."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """Findings as Presidio's results."""
        wanted = set(entities)
        reading = nlp_artifacts.reading if isinstance(nlp_artifacts, ReadingArtifacts) else Reading(text)
        return [_OwnResult(f, self) for recogniser in self._recognisers for f in recogniser.find(reading) if f.entity in wanted]


class Analyser:
    """Presidio's analyser over our registry. Thread-safe for reading; load one per worker."""

    def __init__(self, recognisers: Sequence[Recogniser], language: Language, beside: Sequence[EntityRecognizer] = ()) -> None:
        logging.getLogger("decision_process").disabled = True  # it would log passages
        registry = RecognizerRegistry(recognizers=[OwnRecognisers(recognisers), *beside], supported_languages=[_LANGUAGE])
        self._nlp = BatchEngine(language)
        self._engine = AnalyzerEngine(
            registry=registry,
            nlp_engine=self._nlp,
            supported_languages=[_LANGUAGE],
            log_decision_process=False,
            default_score_threshold=0.0,
            context_aware_enhancer=_OwnContext(),
        )

    @property
    def model_name(self) -> str:
        """The pipeline's own name for itself."""
        return str(self._nlp.language.meta["name"])

    @property
    def words(self) -> NameWords:
        """What the model's vectors say of single words."""
        return self._nlp.words

    def findings(self, readings: Sequence[Reading]) -> Iterator[tuple[Reading, tuple[Finding, ...]]]:
        """Each reading with what the model named in it, and its raw findings, overlaps included."""
        docs = self._nlp.read([r.text for r in readings])
        for bare, doc in zip(readings, docs, strict=True):
            named = tuple(NamedSpan(e.start_char, e.end_char, e.label_) for e in doc.ents)
            reading = Reading(bare.text, named, bare.label, bare.columns)
            artifacts = ReadingArtifacts(reading, doc, self._nlp)
            results = self._engine.analyze(bare.text, _LANGUAGE, nlp_artifacts=artifacts)
            yield reading, tuple(_finding(r) for r in results)


def _finding(result: RecognizerResult) -> Finding:
    if isinstance(result, _OwnResult):
        return result.finding
    about = result.recognition_metadata or {}
    name = str(about.get("recogniser", about.get(RecognizerResult.RECOGNIZER_NAME_KEY, "presidio")))
    return Finding(result.start, result.end, result.entity_type, result.score, name, str(about.get("reason", "presidio")))
