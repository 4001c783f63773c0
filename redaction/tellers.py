"""Whoever told of a concern and is not to be known for it: the stretch of an item that speaks of them, piece by piece.

From the words that bring a teller in up to the words that ask for silence, and on while the text speaks of them, what tells
of the teller stays behind: what they are to the family, where they live, what they do, how they came to know. What they saw
or heard of the child stays. A writer who asks for themselves is judged by what they say of themselves, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from redaction import anonymity_cues, cues, teller_cues
from redaction.bringing_in import PRONOUN, brings_in, opens_with_child
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.names import name_tokens
from redaction.own_fears import own_fear
from redaction.parties import Party, Role
from redaction.sentences import Span
from redaction.spoken_of import pronouns_of
from redaction.tags import Tag
from redaction.teller_clauses import Place, Telling, has_attitude, of_the_writer, pieces_of, subject_end, told_of

_BACK = 5  # sentences between whoever is brought in and what they ask
_AROUND = 8  # sentences over which a child goes on being spoken of
_ON = 4  # sentences for which a text goes on about them
_STRANGERS = frozenset({Role.UNCERTAIN, Role.THIRD_PARTY, Role.OTHER_CHILD, Role.INFORMANT, Role.HOUSEHOLD_ADULT, Role.SIBLING})
_CHILDREN = frozenset({Role.SUBJECT, Role.SIBLING})
_BLANK_LINE = re.compile(r"\n\s*\n")
_NAME_AFTER = re.compile(
    r"\b(?:of|past|if|when|unless|that|as|tell|telling|told|upset|cross|with|against|about|to|and|let|lets)\s*$", re.IGNORECASE
)
_PARENT_OPENS = re.compile(rf"\W*(?:the |her |his |their )?(?:{cues.PARENT}|parents|{cues.PARTNER}|(?-i:Mo|Fa))(?!\w|['’]s)", re.IGNORECASE)
_TELLS_CHILD = re.compile(
    r"\W*(?:[Hh]e|[Ss]he|[Tt]hey) (?:has |have |had |also |then )?(?:told|tells|warned|warns|made|makes|threatened|begged|begs) (?P<who>[A-Z][\w-]+)"
)
_MYSELF = re.compile(r"\b(?:I|me|my|mine)\b")
_CHILD_ASKS = re.compile(
    r"\W*(?:(?P<word>(?:(?i:the|this) )(?:child|girl|boy|pupil|young person|student|daughter|son))|(?P<name>[A-Z][\w-]+))"
    r"(?: has| had| also| then| later| only| now| \w+ly){0,2} (?:told|tells|said|says|ask(?:s|ed)|begs|begged|plead(?:s|ed)|wants|wanted|wishe[sd]|stated|explained|disclosed|whispered)\b"
)
_OTHERS_TOLD = re.compile(
    rf"\b(?:{cues.KIN_ADULT}|neighbou?r|friend|cousin|lady|man|woman|(?:mrs?|ms|miss) [\w'’-]+)"
    r" (?:has |had |was |who |is )?(?:told|rang|called|phoned|reported|spoke|wrote|contacted|complained|said|saw)\b",
    re.IGNORECASE,
)
"""Somebody else whom the child protects: the one who spoke."""
_FROM_PARENTS = re.compile(rf"\b(?:{cues.PARENT}|parents|family|home|{cues.KIN_ADULT}|{cues.PARTNER})s?\b", re.IGNORECASE)
_KNOWN = {"record", "partner_of_a_parent"}  # evidence of who is no teller by their name alone
_SHORTEST = 3  # letters, as where names are hidden everywhere


@dataclass(frozen=True, slots=True)
class Tellers:
    """`pieces`: what stays behind, by passage; `told`: the sentences of a telling; `names`: words of the tellers' names.

    `wishes`: sentences in which the child asks that the family is not told, which is a duty that protects.
    """

    pieces: Mapping[str, tuple[Span, ...]]
    told: Mapping[str, tuple[Span, ...]]
    names: frozenset[str]
    wishes: Mapping[str, tuple[Span, ...]]

    def within(self, passage: str, span: Span) -> tuple[Span, ...]:
        """The pieces of a sentence that stay behind."""
        return tuple(p for p in self.pieces.get(passage, ()) if span.overlaps(p.start, p.end))

    def tells(self, passage: str, span: Span) -> bool:
        """Whether a sentence belongs to a telling."""
        return any(span.overlaps(told.start, told.end) for told in self.told.get(passage, ()))

    def is_wish(self, passage: str, span: Span) -> bool:
        """Whether the sentence is what the child asks for."""
        return any(span.overlaps(wish.start, wish.end) for wish in self.wishes.get(passage, ()))

    def without(self, scoped: ScopedText, span: Span) -> str:
        """The sentence with those pieces blanked: what is left is judged by itself."""
        text = scoped.text[span.start : span.end]
        for piece in self.within(scoped.passage.id, span):
            start, end = max(0, piece.start - span.start), min(len(text), piece.end - span.start)
            text = text[:start] + " " * (end - start) + text[end:]
        return text


@dataclass(frozen=True, slots=True)
class _Item:
    """All sentences of an item, the strangers named in each passage, and which sentences bring somebody in."""

    places: tuple[Place, ...]
    strangers: Mapping[str, Sequence[Tag]]
    home: Home
    brings: tuple[bool, ...]


def find_tellers(
    texts: Sequence[ScopedText], tags: Sequence[Tag], party_of: Mapping[int, Party], home: Home, scopes: frozenset[tuple[str, str]]
) -> Tellers:
    """Everything in the item that tells of somebody who is not to be known. `scopes` ask for themselves, in the first person."""
    places = tuple(Place(scoped, span) for scoped in texts for span in _units(scoped))
    strangers = _strangers(tags, party_of)
    item = _Item(places, strangers, home, tuple(brings_in(place, strangers, home) for place in places))
    wishes = _own_wishes(item)
    asked = ((n, _asked_at(item, n)) for n, place in enumerate(places) if place.scoped.scope not in scopes and n not in wishes)
    tellings = [_telling(item, n, first) for n, first in asked if first >= 0]
    stay = [(place, span) for telling in tellings for place, span in told_of(telling, home)]
    stay += [(cell, cell.span) for cell in _columns_of_tellers(texts, strangers)]
    names = frozenset().union(*(_names_in([Place(place.scoped, span)], item) for place, span in stay))
    signed = _informants_names(texts, tags, party_of)
    stay += _of_writers(places, scopes, frozenset(place.scoped.passage.id for place, _ in stay), signed, home)
    text_of = {scoped.passage.id: scoped.text for scoped in texts}
    told = _by_passage((place, place.span) for telling in tellings for place in telling.places)
    pieces = {key: _joined(spans, text_of[key]) for key, spans in _by_passage(stay).items()}
    return Tellers(pieces, told, names, _by_passage((places[n], places[n].span) for n in wishes))


def _by_passage(found: Iterable[tuple[Place, Span]]) -> Mapping[str, tuple[Span, ...]]:
    spans: dict[str, list[Span]] = {}
    for place, span in found:
        spans.setdefault(place.scoped.passage.id, []).append(span)
    return {key: tuple(listed) for key, listed in spans.items()}


def _of_writers(
    places: Sequence[Place], scopes: frozenset[tuple[str, str]], spoken: frozenset[str], signed: frozenset[str], home: Home
) -> Iterator[tuple[Place, Span]]:
    """What writers who ask for themselves say of themselves; in a row of a table whose teller is left out, the first person is theirs."""
    for earlier, place in zip([None, *places], places, strict=False):
        if place.scoped.scope in scopes or (place.scoped.passage.kind == "table_row" and place.scoped.passage.id in spoken):
            asked = earlier is not None and anonymity_cues.ANONYMITY.search(earlier.text) is not None
            yield from ((place, span) for span in of_the_writer(place, home, signed, "yes" if asked else "no"))


def _joined(spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Stretches with nothing but white space between them made one, a sentence's end excepted."""
    joined: list[Span] = []
    for span in sorted(set(spans)):
        last = joined[-1] if joined else None
        if last is not None and not text[last.end : span.start].strip() and text[last.end - 1] not in ".!?\n":
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _units(scoped: ScopedText) -> tuple[Span, ...]:
    """Sentences; in a row of a table those of each cell by itself, since one cell's teller is not the next one's subject."""
    if not scoped.passage.cells:
        return scoped.sentences
    clipped = (Span(max(s.start, c.start), min(s.end, c.end)) for c in scoped.passage.cells for s in scoped.sentences)
    return tuple(span for span in clipped if span.start < span.end)


def _columns_of_tellers(texts: Sequence[ScopedText], strangers: Mapping[str, Sequence[Tag]]) -> Iterator[Place]:
    """Cells of a column of callers, informants or complainants that say more than a role."""
    for scoped in texts:
        for cell in scoped.passage.cells:
            place = Place(scoped, Span(cell.start, cell.end))
            if teller_cues.COLUMN.search(cell.header.strip()) and cell.start < cell.end and _locates_or_names(place, strangers):
                yield place


def _locates_or_names(place: Place, strangers: Mapping[str, Sequence[Tag]]) -> bool:
    patterns = (cues.NEIGHBOUR, cues.SELF_LOCATING, anonymity_cues.ANONYMITY, teller_cues.PARTICULARS)
    named = any(place.span.overlaps(t.start, t.end) for t in strangers.get(place.scoped.passage.id, ()))
    return named or any(pattern.search(place.text) for pattern in patterns)


def _informants_names(texts: Sequence[ScopedText], tags: Sequence[Tag], party_of: Mapping[int, Party]) -> frozenset[str]:
    by_id = {t.passage.id: t.text for t in texts}
    found = (t for n, t in enumerate(tags) if n in party_of and party_of[n].role is Role.INFORMANT and t.passage in by_id)
    return frozenset().union(*(name_tokens(by_id[t.passage][t.start : t.end]) for t in found))


def _strangers(tags: Sequence[Tag], party_of: Mapping[int, Party]) -> Mapping[str, Sequence[Tag]]:
    """Names that may be a teller's, by passage: not of the record, no professional's, no suspect's."""
    found: dict[str, list[Tag]] = {}
    for n, tag in enumerate(tags):
        if tag.entity == "PERSON" and n in party_of and party_of[n].role in _STRANGERS and not _KNOWN & set(party_of[n].evidence):
            found.setdefault(tag.passage, []).append(tag)
    return found


def _telling(item: _Item, asks: int, first: int) -> Telling:
    places = item.places
    names = _names_in(places[first : asks + 1], item)
    spoken_of = pronouns_of(places[first].text, [place.text for place in places[first + 1 : asks + 1]])
    last = asks
    while last + 1 < len(places) and last - asks < _ON and _runs_on(places[last], places[last + 1]):
        text = places[last + 1].text
        if not (teller_cues.GOES_ON.match(text) or teller_cues.TIE.match(text) or subject_end(text, names, spoken_of)):
            break
        last += 1
    return Telling(tuple(places[first : last + 1]), names, spoken_of, _fear_of(places[first].text))


def _fear_of(text: str) -> str:
    young, adult = teller_cues.YOUNG.search(text), teller_cues.OUTSIDER.search(text)
    return "concern" if young is not None and (adult is None or young.start() <= adult.start()) else "own"


_ASKS_US = cues.any_of(r"us|me|our|ours|staff|officers?|careful|discreet|named?|known|involved|anonym\w*|give evidence|statement|trouble")
"""What a teller wants of those they told, in a sentence whose pronoun might be the child."""


def _asked_at(item: _Item, asks: int) -> int:
    """Where the telling begins whose teller asks for silence in this sentence; -1 where nobody does."""
    text = item.places[asks].text
    if anonymity_cues.ANONYMITY.search(text):
        return _brought_in(item, asks)
    first = _brought_in(item, asks)
    if not item.brings[first] or teller_cues.OUTSIDER.search(item.places[first].text) is None:
        return -1
    after = [place.text for place in item.places[first + 1 : asks + 1]]
    names, spoken_of = _names_in(item.places[first : first + 1], item), pronouns_of(item.places[first].text, after)
    between = " ".join(place.text for place in item.places[first : asks + 1])
    pronoun = PRONOUN.match(text.lstrip(" \"'“‘-•"))
    if pronoun and item.home.names_subject(between) and not _ASKS_US.search(text):
        return -1  # "she does not want to go home" may be the child's own words: it is no wish of whoever told
    return first if any(has_attitude(text[a:b], names, spoken_of) for a, b in pieces_of(text)) else -1


def _brought_in(item: _Item, asks: int) -> int:
    """The sentence that brings in whoever asks: the nearest before, in the same paragraph or, behind a pronoun, in the one above."""
    breaks, places = 0, item.places
    for n in range(asks, max(-1, asks - _BACK - 1), -1):
        if n < asks and not _runs_on(places[n], places[n + 1]):
            breaks += 1
            behind_pronoun = PRONOUN.match(places[n + 1].text.lstrip(" \"'“‘-•")) is not None
            if breaks > 1 or places[n].scoped.scope != places[asks].scoped.scope or not behind_pronoun:
                return asks
        if item.brings[n]:
            return _first_of_the_same(item, n)
    return asks


def _first_of_the_same(item: _Item, n: int) -> int:
    """The first sentence of the paragraph that names the same person: "Paul is her uncle. He drives a van. Paul says ..."."""
    names = _names_in(item.places[n : n + 1], item)
    first = n
    for k in range(n - 1, max(-1, n - _BACK - 1), -1):
        if not _runs_on(item.places[k], item.places[k + 1]):
            break
        if names & _names_in(item.places[k : k + 1], item):
            first = k
    return first


def _own_wishes(item: _Item) -> frozenset[int]:
    """Sentences in which the child or a parent asks, or is told, to keep something from the other: nobody else has been brought in."""
    return frozenset(
        n
        for n, place in enumerate(item.places)
        if anonymity_cues.ANONYMITY.search(place.text)
        if _is_own_fear(item, n) or (_speaks_of_home(place.text, item.home) and _is_familys(item, n))
    )


def _speaks_of_home(text: str, home: Home) -> bool:
    return _FROM_PARENTS.search(text) is not None or _PARENT_OPENS.match(text) is not None or home.names_subject(text)


def _is_own_fear(item: _Item, n: int) -> bool:
    """Whether a child or a parent fears to be known as the one who told; unless by name, where no outsider was brought in before."""
    here, first, home = item.places[n], max(0, n - _AROUND), item.home
    before = [place.text for place in item.places[first:n] if place.scoped.scope == here.scoped.scope]
    children = frozenset().union(*(name_tokens(name) for p in home.people if p.role in _CHILDREN for name in p.names))
    found = own_fear(here.text, before, home.kept_tokens, children)
    return found == "named" or (found == "meant" and not any(item.brings[first:n]))


def _is_familys(item: _Item, n: int) -> bool:
    first = max(0, n - _AROUND)
    text = item.places[n].text
    told = anonymity_cues.ANONYMITY.sub(" ", text)
    if _child_asks(text, item.home):
        return True
    if (
        any(item.brings[first:n])
        or teller_cues.OUTSIDER.search(told)
        or cues.INFORMANT_NEAR.search(text)
        or _OTHERS_TOLD.search(text)
        or _names_in(item.places[n : n + 1], item)
    ):
        return False
    if opens_with_child(text, item.home):
        return True
    named = _last_named(item, first, n)
    tells = _TELLS_CHILD.match(text)
    of_parent = _PARENT_OPENS.match(text) is not None or (tells is not None and item.home.names_subject(tells["who"]))
    if of_parent:
        plain = teller_cues.OF_A_RECORD.sub(" ", text)
        return (named != "stranger" or plain != text) and _MYSELF.search(plain) is None
    alone = named == "" and teller_cues.FROM_OWN.match(text) is not None and not any(item.brings[:n])
    return PRONOUN.match(text) is not None and (named == "child" or alone)


def _child_asks(text: str, home: Home) -> bool:
    """Whether the sentence opens with the child, who says or asks; not where it is for somebody else who spoke."""
    asks = _CHILD_ASKS.match(text)
    if asks is None or not (asks["word"] or home.names_subject(asks["name"])):
        return False
    rest = text[asks.end() :]
    return _OTHERS_TOLD.search(rest) is None and cues.INFORMANT_NEAR.search(rest) is None


def _last_named(item: _Item, first: int, n: int) -> str:
    """Who is the last to be named before a sentence by the same author: the "child", a "stranger", or nobody ("")."""
    for place in reversed(item.places[first:n]):
        if place.scoped.scope != item.places[n].scoped.scope:
            return ""
        if item.home.names_subject(place.text):
            return "child"
        if any(place.span.overlaps(t.start, t.end) for t in item.strangers.get(place.scoped.passage.id, ())):
            return "stranger"
    return ""


def _runs_on(earlier: Place, later: Place) -> bool:
    """Whether both stand in one paragraph."""
    if earlier.scoped.passage.id != later.scoped.passage.id:
        return False
    return _BLANK_LINE.search(earlier.scoped.text[earlier.span.end : later.span.start]) is None


def _names_in(places: Sequence[Place], item: _Item) -> frozenset[str]:
    """Words of the names of strangers in these sentences, save where the words before make them somebody else's."""
    found: set[str] = set()
    for place in places:
        for tag in item.strangers.get(place.scoped.passage.id, ()):
            if place.span.start <= tag.start < place.span.end and not _NAME_AFTER.search(place.scoped.text[place.span.start : tag.start]):
                found |= name_tokens(place.scoped.text[tag.start : tag.end])
    return frozenset(w for w in found - item.home.kept_tokens if len(w) >= _SHORTEST)
