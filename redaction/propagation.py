"""A name found once is known everywhere in the item: its parts alone, its possessive, its other passages; names of the record too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redaction.name_words import SURELY_EVERYDAY, NameWords
from redaction.reading import Finding
from redaction.recognisers.names import mostly_capitals, mostly_lower
from redaction.recognisers.words.ordinary import ORDINARY, WORD_NAMES

_SURE = 0.55  # a doubtful name is not spread over the item
_SHORTEST = 3
_PARTICLES = frozenset({"dos", "van", "von", "der", "bin", "bint", "ibn", "abu", "umm", "the", "and", "del", "den", "ter"})
# What a person does, is or has right behind the name; in notes the verb is often left out ("Summer non verbal").
_ACTS = re.compile(
    r"['’]s\b| (?:said|says|told|was|is|has|will|had|asked|to|agreed|paid|came|went|reported|states|stated|thinks|rang|attends|goes|did|does|feels|felt|wants"
    r"|seems|looks|appears|lives|stays|plays|likes|gets|got|knows|can|cannot|could|would|should|may|might|must|not|non|also|now|still|never|always|just|then"
    r"|defensive|anxious|tearful|upset|quiet|calm|settled|unsettled|well|unwell|happy|sad|angry|aggressive|withdrawn|pale|clingy|asleep|awake|alert|pregnant"
    r"|absent|present|aware|unaware|keen|reluctant|tired|dressed|unkempt|home|alone|safe|[a-z]{2,12}ed)\b(?! (?:term|holidays?|period|school)\b)"
)
_ID = "propagation@1"
_KNOWN_ID = "known_name@1"


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What a record says: words to be tagged wherever they stand. `entity` is PERSON, ADDRESS or PHONE_NUMBER."""

    entity: str
    values: tuple[str, ...]


def name_words(texts_and_findings: Sequence[tuple[str, Sequence[Finding]]], likeness: NameWords) -> frozenset[str]:
    """Words of the names found in an item that stand for their person alone; an everyday word caught up in one does not."""
    out: set[str] = set()
    for text, findings in texts_and_findings:
        for finding in findings:
            if finding.entity == "PERSON" and finding.score >= _SURE:
                out |= {part for part in _parts(text[finding.start : finding.end]) if not likeness.is_everyday(part, SURELY_EVERYDAY)}
    return frozenset(out)


def spread(text: str, words: frozenset[str]) -> Iterator[Finding]:
    """Other mentions of the words in a text. Everyday words count only with a capital inside a sentence."""
    free = mostly_lower(text) or mostly_capitals(text)
    for match in re.finditer(r"(?<![\w@.])[^\W\d_](?:[^\W_]|[’'\-](?=[^\W\d_]))+", text):
        word = match.group()
        if "'" in word or "’" in word:
            word = re.sub(r"['’]s?$", "", word)
        lowered = word.lower()
        if lowered not in words and lowered.removesuffix("s") in words and free:
            word = word[:-1]
        elif lowered not in words or (not free and word.islower()):
            continue
        everyday = lowered in WORD_NAMES or lowered in ORDINARY
        if everyday and (free or not _stands_as_name(text, match.start(), match.start() + len(word))):
            continue
        yield Finding(match.start(), match.start() + len(word), "PERSON", 0.6, _ID, "name found elsewhere", ("propagated",))


def known(text: str, records: Sequence[KnownWords]) -> Iterator[Finding]:
    """Mentions of what the record names, in any case and spacing: certain tags."""
    for record in records:
        for value in record.values:
            pattern = r"[\s,.\-]*".join(re.escape(part) for part in re.findall(r"[^\W_]+", value))
            if not pattern or len(value) < _SHORTEST:
                continue
            for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
                if record.entity == "PERSON" and match.group().islower() and match.group() in WORD_NAMES | ORDINARY:
                    continue
                yield Finding(*match.span(), record.entity, 0.99, _KNOWN_ID, "named by the record", ("known_name",))


def _parts(name: str) -> Iterator[str]:
    for part in re.findall(r"[^\W\d_](?:[^\W_]|[’'\-](?=[^\W\d_]))*", name):
        if len(part) >= _SHORTEST and part.lower() not in _PARTICLES:
            yield part.lower()


def _stands_as_name(text: str, start: int, end: int) -> bool:
    """Whether an everyday word with a capital stands inside a sentence, or acts or owns at its beginning."""
    if not text[start].isupper():
        return False
    ahead = text[:start].rstrip(" \"'“‘>")
    inside = bool(ahead) and ahead[-1] not in ".!?\n:;"
    return inside or bool(_ACTS.match(text, end))
