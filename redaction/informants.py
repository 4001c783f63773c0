"""Who in an item asks not to be known as the one who spoke: the writer, the caller, or somebody told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redaction import anonymity_cues, cues
from redaction.mentions import Mention, scope_of
from redaction.names import name_tokens
from redaction.own_fears import own_fear
from redaction.passages import Passage
from redaction.sentences import Span, sentences

_PRONOUN_FIRST = re.compile(r"\W*(?:he|she|they|(?:the )?(?:caller|neighbour|informant|referrer))\b", re.IGNORECASE)
_SAYS_WHO = re.compile(r"(?:\b(?:i am|i['’]m|this is|my name is|name is|called)|^\W*i,)\s*$", re.IGNORECASE)
_FEARED = re.compile(r"\b(?:scared|afraid|frightened|terrified|wary|fear) of\s{0,3}$", re.IGNORECASE)
_PERCEIVED = re.compile(
    r"\b(?:seen|saw|sees|seeing|hears?|heard|hearing|watch(?:es|ed|ing)|notic(?:es|ed|ing)|found|met|about|against|than|because|if|when|that) \s{0,2}$",
    re.IGNORECASE,
)
"""Before whoever was seen or is told of."""
_KEPT_FROM = re.compile(
    r"(?<!\w)be (?:identified|named|known|found out|recogni[sz]ed|seen)(?: or (?:identified|named|known|found out|recogni[sz]ed|seen))? (?:to|by)"
    r"\s{0,3}(?:(?:mr|mrs|ms|miss|dr)\.? )?$",
    re.IGNORECASE,
)
"""Right behind the verb of the asking, before whom it is asked against: "does not want to be identified to Ray". Whoever a call,
a referral or a request came from, or was made by, is the one who asks."""
_ACCUSED = re.compile(rf"(?<!\w)(?:{cues.PARTNER}|{cues.SUSPECT})s?\s{{0,3}}(?:is|was|called|named|,|:)?\s{{0,3}}$", re.IGNORECASE)
_MYSELF = re.compile(
    r"(?:\bI|\bi)(?:['’]m| am| live| used| work| know| can| see| hear| clean| mind| collect| teach| park| rent| own| have (?:lived|known|worked))\b|\bmy (?:wife|husband|partner|kids?|children|son|daughter|mum|flat|house|shop|door|wall)\b"
)
_SOMEBODY_ASKS = re.compile(
    rf"\b(?:(?i:she|he|they|who|caller|neighbou?r|informant|told|tells|said|says|{cues.PARENT}|{cues.KIN_ADULT}))\b|(?<=\w )[A-Z][a-z]+"
)
"""Somebody other than the writer, before the words that ask."""
_THEY_ASK = re.compile(r"\b(?:she|he|they|who|caller|ask(?:s|ed|ing)|begg?(?:s|ed|ing)|promis\w+)\b", re.IGNORECASE)
SIGNED = "signed@1"
"""What found the name under which a writer who asks for themselves signs: see `redaction.signed_names`."""
_REACH = 3  # sentences back: "Mrs Orr rang. There is shouting at night. She wishes to stay anonymous."


def informant_scopes(passages: Sequence[Passage]) -> frozenset[tuple[str, str]]:
    """Scopes whose author asks, in the first person, not to be known."""
    return frozenset(scope_of(p) for p in passages for span in sentences(p.text) if asks_in_first_person(p.text[span.start : span.end]))


def asks_in_first_person(sentence: str) -> bool:
    """Whether the writer of the sentence asks for anonymity for themselves."""
    cue = anonymity_cues.ANONYMITY.search(sentence)
    if cue is None or anonymity_cues.VOUCHED.search(sentence):
        return False
    around = anonymity_cues.NOT_THE_WRITER.sub(" ", sentence[max(0, cue.start() - 24) : cue.end()])
    if anonymity_cues.FIRST_PERSON_ANONYMITY.search(around) or anonymity_cues.FORM_ANSWER.search(sentence):
        return True
    theirs = _SOMEBODY_ASKS.search(sentence[: cue.start()]) or _THEY_ASK.search(cue[0])
    return _MYSELF.search(sentence) is not None and not theirs


def is_informant(mention: Mention, scopes: frozenset[tuple[str, str]], everyone: Sequence[Mention]) -> bool:
    """Whether this is the one who asks. `everyone` is all mentions of the item in order of place."""
    if mention.scoped.scope in scopes and (stands_alone(mention) or _is_speaker(mention) or mention.tag.recogniser == SIGNED):
        return True
    if cues.INFORMANT_LABEL.search(mention.sentence):
        return cues.INFORMANT_LABEL.search(mention.before) is not None and _is_last_before(mention, everyone, mention.tag.start)
    cue = anonymity_cues.ANONYMITY.search(mention.sentence)
    if cue is None:
        return _asks_further_on(mention, everyone)
    if _FEARED.search(mention.before) or own_fear(mention.sentence, (), mention.household, mention.children):
        return False
    at = mention.span.start
    return mention == _who_asks(_of_sentence(mention, mention.span, everyone), at + cue.start(), at + cue.end(), mention.sentence)


def stands_alone(mention: Mention) -> bool:
    """Whether the name stands alone on its line, as a writer's own does."""
    rest = re.sub(r"[\W\d_]+", "", mention.before + mention.after)
    return len(rest) <= 3  # noqa: PLR2004 - "x" or "tel" beside a name


def _who_asks(peers: Sequence[Mention], start: int, end: int, sentence: str) -> Mention | None:
    """Of a sentence's names: the last before the words that ask; else the first behind them.

    A name inside those words is whom it must be kept from ("don't tell Kerry that I rang"). Where the writer asks for
    themselves, only a name that they give as their own counts, or one before their words, as a speaker's is.
    """
    earlier = [m for m in peers if m.tag.start <= start]
    if earlier:
        return earlier[-1]
    behind = [m for m in peers if m.tag.start >= end and not _kept_from(m, start)]
    if asks_in_first_person(sentence):
        return next((m for m in behind if _SAYS_WHO.search(m.before)), None)
    return behind[0] if behind else None


def _kept_from(mention: Mention, start: int) -> bool:
    """Whether it is asked, in the clause that begins at `start`, that this one does not learn who told."""
    asked = mention.before[max(0, start - mention.span.start) :]
    return not re.search(r"[;:.,]\s", asked) and _KEPT_FROM.search(asked) is not None


def _asks_further_on(mention: Mention, everyone: Sequence[Mention]) -> bool:
    """Whether the person of "Mr Orr rang. There are fights. He wishes to stay anonymous." is this one.

    It is the first stranger of the nearest earlier sentence that names one.
    """
    text, spans = mention.scoped.text, mention.scoped.sentences
    for following in [s for s in spans if s.start >= mention.span.end][:_REACH]:
        strangers = [m for m in _of_sentence(mention, following, everyone) if not _at_home(m)]
        words = text[following.start : following.end]
        if strangers:
            return False
        if _ACCUSED.search(mention.before) or own_fear(words, (mention.sentence,), mention.household, mention.children):
            return False
        if _PRONOUN_FIRST.match(words) and anonymity_cues.ANONYMITY.search(words):
            here = _of_sentence(mention, mention.span, everyone)
            return mention == next((m for m in here if not _at_home(m)), None)
    return False


def _of_sentence(mention: Mention, span: Span, everyone: Sequence[Mention]) -> list[Mention]:
    """Names of the sentence; whom somebody fears, saw or accuses is not who asks, unless nobody else is named."""
    here = [m for m in everyone if m.tag.passage == mention.tag.passage and span.start <= m.tag.start < span.end]
    unfeared = [m for m in here if not _FEARED.search(m.before)] or here
    return [m for m in unfeared if not (_PERCEIVED.search(m.before) or _ACCUSED.search(m.before))] or unfeared


def _at_home(mention: Mention) -> bool:
    """Whether every word of the name is of the home: a surname alone is shared by relatives who live elsewhere."""
    words = {word for word in name_tokens(mention.text) if len(word) > 1}
    return bool(words) and words <= mention.household


def _is_last_before(mention: Mention, everyone: Sequence[Mention], offset: int) -> bool:
    """Whether this is the last name before `offset` in its sentence, or the first where none is before."""
    peers = _of_sentence(mention, mention.span, everyone)
    earlier = [m for m in peers if m.tag.start <= offset]
    return mention == (earlier[-1] if earlier else peers[0])


def _is_speaker(mention: Mention) -> bool:
    return bool({t for t in name_tokens(mention.text) if len(t) > 2} & name_tokens(mention.scoped.passage.speaker))  # noqa: PLR2004 - initials prove nothing
