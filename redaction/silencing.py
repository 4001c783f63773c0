"""Whether words by which something is kept from home were said to the child, by somebody who wants its silence.

They ask the hub for nothing: they are a concern themselves. Where it is not certain who speaks to whom they count as a wish, so
that the caveat stands and a person looks.
"""

from __future__ import annotations

import re

from redaction.home import Home
from redaction.silencing_cues import (
    AUXILIARY,
    BIDDEN,
    BIDS,
    CHILD_SIDE,
    DOES_IN_SECRET,
    GROOMS,
    HELPS,
    HUB_SIDE,
    IN_SECRET,
    SENT_TO,
    WHOM,
)

_WORD = re.compile(r"[\w'’-]+")
_JOINS = frozenset({"and", "then", "but", "also", "who", "or"})
_CLAUSE = re.compile(r"[,;:]|\b(?:that|because|when|while)\b", re.IGNORECASE)
_PLEASE = re.compile(r"please\b", re.IGNORECASE)
_QUOTED = re.compile(r"[:\"“‘']\s*$")
_ANOTHER_CLAUSE = re.compile(r";|\b(?:and|but|so|then) (?:she|he|they|we|i|it|the|her|his)\b|\bplease\b", re.IGNORECASE)
_MOST_WORDS = 4  # words of whoever speaks, before the verb


def said_to_child(lead: str, wish: str, tail: str, home: Home) -> bool:
    """Whether the wish in a sentence is somebody's to the child. `lead` and `tail` are what stands before and behind it there."""
    if HELPS.search(tail):
        return False
    if _PLEASE.match(wish) and not _QUOTED.search(lead):
        return False  # whoever writes says please to whoever reads
    return GROOMS.search(f"{lead} {wish} {tail}") is not None or _bidden(lead, home) or _bids(lead, home) or _in_secret(lead, wish, home)


def _bids(lead: str, home: Home) -> bool:
    """As in "Kit told her to ", "messages from a man to Lena: "."""
    sent = list(SENT_TO.finditer(lead))[-1:]
    if any(_whom(lead[m.end() :], home) and not _on_the_hubs_side(lead[: m.end()]) for m in sent):
        return True
    said = list(BIDS.finditer(lead))[-1:]
    return any(_speaks(lead[: m.start()], _whom(lead[m.end() :], home), home) for m in said)


def _bidden(lead: str, home: Home) -> bool:
    """As in "Lena was told by her uncle to "."""
    last = list(BIDDEN.finditer(lead))[-1:]
    return any(
        _is_child(m["whom"], home) and not _on_the_hubs_side(m["who"] or "") and not _ANOTHER_CLAUSE.search(lead, m.end()) for m in last
    )


def _in_secret(lead: str, wish: str, home: Home) -> bool:
    """As in "He takes her to his flat " before "without her mother knowing"."""
    done = list(DOES_IN_SECRET.finditer(lead))[-1:] if IN_SECRET.match(wish) else []
    return any(_speaks(lead[: m.start()], _whom_of(lead[m.end() :], home), home) for m in done)


def _whom(after: str, home: Home) -> str:
    """To whom it is said, "" where that is not the child."""
    found = WHOM.match(after)
    if found and _ANOTHER_CLAUSE.search(after, found.end()):
        return ""
    return found["whom"] if found and _is_child(found["whom"], home) else ""


def _whom_of(after: str, home: Home) -> str:
    """With whom something is done: the next words, if they are the child."""
    near = [word for word in _WORD.findall(after)[:2] if _is_child(word, home)]
    return near[0] if near else ""


def _is_child(whom: str, home: Home) -> bool:
    words = whom.lower().split()
    if len(words) == 1 and words[0] in {"her", "she", "him", "he"}:
        return home.subject.sex in {"", "F" if words[0] in {"her", "she"} else "M"}
    kin = {"daughter", "son", "niece", "nephew", "children", "kid", "kids", "them", "stepdaughter", "stepson", "step-daughter", "step-son"}
    return bool(set(words) & (CHILD_SIDE | kin)) or home.names_subject(whom)


def _speaks(before: str, whom: str, home: Home) -> bool:
    """Whether whoever stands before the verb is somebody else than the child and whoever helps."""
    if not whom:
        return False
    who = _speaker(before)
    if not who or _on_the_hubs_side(" ".join(who)) or home.names_subject(" ".join(who)):
        return False
    last = who[-1].lower()
    if last in {"he", "she"}:
        other = home.subject.sex == ("F" if last == "he" else "M")
        return other or home.names_subject(whom)
    return last != "they" and last not in CHILD_SIDE


def _speaker(before: str) -> list[str]:
    """Up to four words right before the verb; those at the head of the clause where the verb only goes on."""
    clause = _CLAUSE.split(before)[-1]
    words = [w for w in _WORD.findall(clause) if not AUXILIARY.fullmatch(w)]
    if not words:
        return _WORD.findall(before)[:_MOST_WORDS]
    if words[-1].lower() in _JOINS:
        return words[:2]
    return words[-_MOST_WORDS:]


def _on_the_hubs_side(words: str) -> bool:
    return bool(HUB_SIDE & {word.lower() for word in _WORD.findall(words)})
