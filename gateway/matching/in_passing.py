"""A brother or sister named in passing: "her brother Rui was there", "you will see there is an elder sister Rui".

Words of concern are never all known, so in passing is a closed list: a sentence that holds one of a few phrases, and beside it
nothing but words of who and where, and behind which nothing else is told that may be of the sibling.
"""

from __future__ import annotations

import re

from gateway.matching import cues, kin_lines
from gateway.matching.kin_lines import KIN, OTHER_SEX, SEVERAL, WORDS_OF_SEX, sexes, tells_of_harm

_BEFORE = re.compile(rf"{KIN}\s*[:,(–-]?\s*(?:(?:is|called|named)\s+)?$", re.IGNORECASE)
_CLINIC = (
    r"(?:neuro\w+|asthma|allergy|eczema|epilepsy|diabetes|hearing|eye|growth|paediatric|dental"
    r"|speech|language|and|therapy|physio\w*|continence)"
)
_SCHOOL = r"(?:(?-i:[A-Z])[\w'’-]+\s+){0,3}?(?:school|nursery|college|pre-?school)"
_PHRASE = re.compile(
    r"\b(?:(?:is|was)\s+(?:there|here)|was\s+present|did\s+not\s+come(?:\s+in)?|(?:you\s+will\s+see\s+)?there\s+is|lives\s+with"
    rf"|(?:goes\s+to|attends)\s+(?:(?:the|our|your|her|his)\s+)?(?:same\s+)?{_SCHOOL}"
    rf"|is\s+(?:with|known\s+to)\s+(?:our|the|your)\s+(?:{_CLINIC}\s+){{1,3}}(?:clinic|team|service))\b",
    re.IGNORECASE,
)
_SMALL = frozenset(
    """
    is was who a an the his her their our your at in on of with and mum mother dad father nan gran parents s aged years yr old
    class reception school nursery college today yesterday monday tuesday wednesday thursday friday saturday sunday
    """.split()  # noqa: SIM905 - one word list, read as prose
)
_AGE = re.compile(r"\b(?:(?:year|yr|y)\s?)?\d{1,2}\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_REST_OF_A_NAME = re.compile(r"\A[\w'’-]*(?:\s[A-Z][\w'’-]*){0,2}")
_STAYED = re.compile(
    r"\b(?:(?:stay(?:ed|s|ing)?|slept|sleeping)\s+(?:over(?:night)?|the\s+night)|came\s+(?:too|along|over|round|to\s+(?:stay|play|tea))|visit(?:s|ed|ing)"
    r"|sleep-?over|play-?date|guest|for\s+(?:tea|dinner|lunch|a\s+play)|slept\s+through|present|unhurt|unharmed|uninjured|not\s+(?:hurt|harmed|injured)|play(?:ed|ing)|collected|picked\s+up)\b",
    re.IGNORECASE,
)
_ALIKE = re.compile(r"\b(?:same|both|too|also|all)\b", re.IGNORECASE)


def what_is_told(text: str, name: tuple[int, int], unit: tuple[int, int], end: int) -> frozenset[str]:
    """What is told here of the person at `name`, as cues; the offsets are those of `is_in_passing`.

    "harmless" or "told"; of what is told "in_passing" or "told_more"; "troubled" by words of harm, "harmed" below a name that is a
    heading of its own, "cleared" in so many words.
    """
    harmless = kin_lines.is_harmless(text, name, unit, end)
    passing = is_in_passing(text, name, unit, end)
    tests = (
        ("harmless", harmless),
        ("told", not harmless),
        ("in_passing", passing),
        ("told_more", not harmless and not passing),
        ("troubled", tells_of_harm(kin_lines.about(text, name, unit))),
        ("cleared", kin_lines.is_cleared(text, name, unit)),
        ("harmed", kin_lines.is_harmed_below(text, name, unit, end)),
    )
    return frozenset(cue for cue, holds in tests if holds)


def is_a_visiting_friend(after: str) -> bool:
    """Whether the words behind a name say that its bearer is the friend of somebody named, and beside that only that they were there."""
    friend = cues.FRIEND_BEHIND.match(after)
    return friend is not None and kin_lines.is_plain(_STAYED.sub(" ", _REST_OF_A_NAME.sub(" ", after[friend.end() :], count=1)))


def is_in_passing(text: str, name: tuple[int, int], unit: tuple[int, int], end: int) -> bool:
    """Whether the sentence of a sibling is of the closed list, and so is whatever follows that may be of them.

    `unit` is the sentence with the name at `name`; what follows it is read up to `end`, where the next person is named. Offsets into
    `text`.
    """
    before, after = text[unit[0] : name[0]], text[name[1] : unit[1]]
    if "?" in after or not (cues.SIBLING_BEFORE.search(before) or cues.SIBLING_AFTER.match(after)):
        return False
    sentence = f"{_BEFORE.sub(' ', before)} {cues.SIBLING_AFTER.sub(' ', after, count=1)}"
    left, phrases = _PHRASE.subn(" ", sentence)
    if not phrases or not _is_small(left):
        return False
    _, sibling = sexes(before, after)
    behind = text[unit[1] : max(end, unit[1])]
    return not any(_may_be_of(behind[a:b], sibling) for a, b in cues.units(behind))


def _is_small(told: str) -> bool:
    return all(word.lower() in _SMALL for word in _WORD.findall(_AGE.sub(" ", told)))


def _may_be_of(sentence: str, sibling: str) -> bool:
    """Whether a sentence behind may tell of the sibling, whose words are of `sibling` ("his", "her", or "" where nobody says)."""
    theirs = [WORDS_OF_SEX[sibling]] if sibling else list(WORDS_OF_SEX.values())
    if any(p.search(sentence) for p in (*theirs, SEVERAL, _ALIKE)):
        return True
    others = sibling and WORDS_OF_SEX[OTHER_SEX[sibling]].search(sentence)
    return not others and tells_of_harm(sentence)  # a note leaves the "he" out: "Cried all night."
