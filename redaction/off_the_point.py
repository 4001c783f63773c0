"""Sentences, and clauses of them, that the model of matters takes to be beside the point, and sentences that it takes to be a concern.

The model proposes, the suppression guard disposes (`how_sure.py`). What rules of words would leave out, and the model is sure is a
concern, is kept with identities sealed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from redaction import cues
from redaction.anonymity_cues import ANONYMITY, WISHED
from redaction.home import Home
from redaction.how_sure import DUTY, LEAST_WORDS, Line, OffThePoint, giving_away, off
from redaction.matters import ClauseReading, Likelihood, Matter, matter_model
from redaction.mentions import ScopedText
from redaction.names import name_tokens
from redaction.sentences import Span

BY_MODEL = "matters@3"
"""Who found it, in the ledger."""
_EDGE_OF_A_LINE = 0.9  # of a sentence that a writer broke over lines: a wrapped line is no sentence
EDGE_OF_A_CLAUSE = 0.85
_NO_CONCERN_IN_A_CLAUSE = 0.03
_NO_CONCERN_OF_A_TELLER = 0.05
_NO_CONCERN_BESIDE_A_WISH = 0.2
_LEAST_OF_A_CELL = 3  # words of a clause in a row of a table: fewer may be a label
_CELL = " | "
_AROUND = " |\t\n"
_LEAST_LINES = 4  # of a part of the item: fewer are no setting to read a sentence in
_SURELY_A_CONCERN = 0.8
_SURELY_A_DUTY = 0.7
_RATHER = 0.5
_NEAR_A_WISH = 2
_FOLLOWS = re.compile(r"\s*(?:so|which (?:is why|means)|hence|therefore)\b", re.IGNORECASE)
_NEW_LINE = re.compile(r"\n\s*+(?=[A-Z0-9*•–-])")  # its end alone is looked at


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the model makes of a sentence: what of it stays behind, whether that is all of it ("yes" or "no"), how sure it is of a concern.

    `beside` is how sure it is that the sentence is beside the point, by that line of it of which it is least sure; `aside` is of what it
    then is likeliest to be.
    """

    off: tuple[OffThePoint, ...]
    whole: str
    concern: float
    beside: float = 0.0
    aside: Matter = Matter.OTHER_FAMILY

    @property
    def reason(self) -> str:
        """The reason where all of the sentence stays behind, "" otherwise."""
        return self.off[0].reason if self.whole == "yes" else ""

    @property
    def may_be_concern(self) -> bool:
        """Whether the model takes it for a concern rather than not."""
        return self.concern > _RATHER

    @property
    def is_concern(self) -> bool:
        """Whether the model is sure that the sentence bears on the risk to the child."""
        return self.concern >= _SURELY_A_CONCERN


UNREAD = Bearing((), "no", 0.0)
"""Of a sentence that the model has not read, and of a title, which is left to the rules."""


def bearings(texts: Sequence[ScopedText], home: Home) -> Mapping[tuple[str, Span], Bearing]:
    """(passage id, sentence) -> its bearing, read in the order of each part of the item; none of a part of a few lines."""
    found: dict[tuple[str, Span], Bearing] = {}
    for _, scopeds in groupby(texts, key=lambda scoped: scoped.passage.part):
        places = [(scoped, span, line) for scoped in scopeds for span in scoped.sentences for line in _lines(scoped.text, span)]
        if len(places) < _LEAST_LINES:
            continue
        written = [scoped.text[line.start : line.end] for scoped, _, line in places]
        read = [
            Line(place[2], reading.likely if reading.read == "whole" else _but_for_its_end(reading.likely), wish, reading.clauses)
            for place, reading, wish in zip(places, matter_model().read(written), _wishes(places, home), strict=True)
        ]
        of_sentences = groupby(zip(places, read, strict=True), key=lambda each: (each[0][0].passage.id, each[0][1]))
        for key, lines in of_sentences:
            told = [(place[0], line) for place, line in lines]
            found[key] = bearing_of(told[0][0], [line for _, line in told], home)
    return found


def _but_for_its_end(read: Likelihood) -> Likelihood:
    """Of a sentence that was read in part: what it may be a concern by counts, and nothing leaves it out, as the concern may stand behind."""
    concern = read.of(Matter.CONCERN)
    return Likelihood(tuple({Matter.CONCERN: concern, Matter.CONTEXT: 1.0 - concern}.get(matter, 0.0) for matter in Matter))


def _wishes(places: Sequence[tuple[ScopedText, Span, Span]], home: Home) -> list[str]:
    """For each line "near" where its author tells, within two lines of it, of somebody who wishes not to be known; "" elsewhere."""
    asked = [n for n, (scoped, _, line) in enumerate(places) if _is_a_wish(scoped.text[line.start : line.end], home)]
    return [
        "near" if any(abs(n - wish) <= _NEAR_A_WISH and places[wish][0].scope == scoped.scope for wish in asked) else ""
        for n, (scoped, _, _) in enumerate(places)
    ]


def _is_a_wish(text: str, home: Home) -> bool:
    """A wish not to be known; looser words are none where they may be the child's or a parent's own fear."""
    own = home.names_subject(text) or name_tokens(text) & home.kept_tokens or cues.CHILD_WORD.search(text) or cues.HARM.search(text)
    return ANONYMITY.search(text) is not None or (not own and WISHED.search(text) is not None)


def _lines(text: str, span: Span) -> Iterator[Span]:
    edges = [span.start, *(m.end() for m in _NEW_LINE.finditer(text, span.start, span.end)), span.end]
    return (Span(start, end) for start, end in pairwise(edges) if start < end)


def bearing_of(scoped: ScopedText, lines: Sequence[Line], home: Home) -> Bearing:
    """Of a sentence, by its lines with what each is likely to be about: mostly one."""
    least = _EDGE_OF_A_LINE if len(lines) > 1 else 0.0
    judged = [None if scoped.passage.kind == "heading" else off(scoped.text, line, home, least) for line in lines]
    left_out = () if scoped.passage.kind == "heading" else _left_out(scoped.text, lines, judged, home)
    least_sure = min((line.likely for line in lines), key=lambda likely: likely.beside)
    concern = max(line.likely.of(Matter.CONCERN) for line in lines)
    return Bearing(left_out, "yes" if all(judged) else "no", concern, least_sure.beside, least_sure.aside)


def _left_out(text: str, lines: Sequence[Line], judged: Sequence[OffThePoint | None], home: Home) -> tuple[OffThePoint, ...]:
    """Whole lines, and clauses of the lines that stay."""
    found = ((each,) if each else _off_clauses(text, line, home) for each, line in zip(judged, lines, strict=True))
    return tuple(chain.from_iterable(found))


def _off_clauses(text: str, line: Line, home: Home) -> tuple[OffThePoint, ...]:
    """Clauses of a line that stays which are beside the point; not all of them, unless the model is as sure of the line as a whole."""
    judged = [_off_clause(text, line, clause, home) for clause in line.clauses]
    judged = [None if _gives_a_reason(text, line, behind) else off for off, behind in zip(judged, [*line.clauses[1:], None], strict=False)]
    outvoted = all(judged) and line.likely.beside < EDGE_OF_A_CLAUSE
    return () if outvoted else tuple(_runs(text, [each for each in judged if each]))


def _gives_a_reason(text: str, line: Line, behind: ClauseReading | None) -> bool:
    """Whether the clause behind says what follows from it: "Nan has a bad hip, so Ben does the shopping"."""
    return behind is not None and _FOLLOWS.match(text, line.span.start + behind.start) is not None


def _off_clause(text: str, line: Line, clause: ClauseReading, home: Home) -> OffThePoint | None:
    """A clause that the model is sure of, and sure that it is no concern; any cue of harm keeps it, and a table keeps its labels.

    Of whoever told less is asked, and least beside a wish not to be known.
    """
    span = _within_cell(text, Span(line.span.start + clause.start, line.span.start + clause.end))
    words, concern = text[span.start : span.end], clause.likely.of(Matter.CONCERN)
    least_words = _LEAST_OF_A_CELL if _CELL in text[line.span.start : line.span.end] else LEAST_WORDS
    if cues.HARM.search(words) or len(words.split()) < least_words:
        return None
    read = Line(span, clause.likely, line.wish)
    gives_away = giving_away(text, read) if concern < _NO_CONCERN_BESIDE_A_WISH and not home.names_subject(words) else None
    no_concern = _NO_CONCERN_OF_A_TELLER if clause.likely.aside is Matter.TELLER else _NO_CONCERN_IN_A_CLAUSE
    return gives_away or (off(text, read, home, EDGE_OF_A_CLAUSE) if concern < no_concern else None)


def _within_cell(text: str, span: Span) -> Span:
    """Without the spaces and the borders of cells at its ends."""
    words = text[span.start : span.end]
    bare = words.strip(_AROUND)
    start = span.start + words.index(bare)
    return Span(start, start + len(bare))


def _runs(text: str, off: Sequence[OffThePoint]) -> Iterator[OffThePoint]:
    """Neighbours that go for one reason are one gap, as sure as the least sure of them."""
    run: list[OffThePoint] = []
    for each in off:
        if run and not (each.reason == run[0].reason and text[run[-1].span.end : each.span.start].isspace()):
            yield _as_one(run)
            run = []
        run.append(each)
    if run:
        yield _as_one(run)


def _as_one(run: Sequence[OffThePoint]) -> OffThePoint:
    return OffThePoint(Span(run[0].span.start, run[-1].span.end), run[0].reason, min(off.score for off in run))


def is_duty(text: str, bearing: Bearing) -> bool:
    """Whether the sentence says that somebody is not to be told, and the model takes it for a concern."""
    return DUTY.search(text) is not None and bearing.concern >= _SURELY_A_DUTY
