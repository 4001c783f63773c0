"""Lists in which each entry is a person: the entries of other cases are left out of this child's copy whole.

An entry opens a line with a person's name, behind a figure, letter or dash or the hub's reference where there is one. Lines that only
open with a name are a list of cases where the item says so: it answers for several at once, or one entry bears a reference. Without
any reference an entry of grave harm, or with a name or a word of a home, stays: it may be of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from redaction import cues
from redaction.dates import dates_in
from redaction.home import Home
from redaction.names import fold, name_tokens
from redaction.passages import Passage
from redaction.people_tables import TIED
from redaction.sentences import Span

_REFERENCE = re.compile(r"(?<!\w)MASH-[A-Z0-9]{4}-[A-Z0-9]{4}(?!\w)", re.IGNORECASE)
_BEHIND_REFERENCE = rf"(?:(?:re:? |ref:? )?\(?{_REFERENCE.pattern}\)?[ \t]*(?:[=:–—-][ \t]*)?)"
_ENTRY = re.compile(r"(?:^|\n)[ \t]*(?:\(?\d{1,3}[).:]|\[\d{1,3}\]:?)[ \t]+(?=\S)")
_LETTERED = re.compile(r"(?:^|\n)[ \t]*(?:\(?(?:[A-Za-z]|[ivx]{1,4})[).:]|\[[A-Za-z]\]|[-*•–>])[ \t]+(?=\S)")
NAME_START = re.compile(
    r"[A-Z][A-Z'’-]+,? +[A-Z][A-Za-z'’-]+|[A-Z][a-z'’-]+,? +[A-Z][A-Z'’-]+"
    r"|[A-Z][\w'’-]+,? +[A-Z][\w'’-]+[ ,(]+(?:(?:dob|born|aged?)[ :.]*)?\d"
)
"""A person's full name where a line opens: one part in capitals, or a birthday or an age behind it."""
_NAME_START = re.compile(rf"(?i:{_BEHIND_REFERENCE})?(?:{NAME_START.pattern})")
_NAME = r"(?P<name>(?:(?:[a-zà-ÿ]{1,3} )?[A-ZÀ-Þ][\w'’-]*),? +[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?)"
_LINE = re.compile(
    rf"(?:^|(?<=\n))[ \t]*(?:(?:\(?(?:\d{{1,3}}|[A-Za-z]|[ivx]{{1,4}})[).:]|[-*•–>])[ \t]+)?(?P<reference>(?i:{_BEHIND_REFERENCE})?){_NAME}[ \t]*"
    r"(?P<behind>[–—=:(/,-]|(?i:MASH-|(?:dob|b\.|born)\b)|\d{1,2}[./-]\d)"
)
"""A line that opens with a name, and behind it a dash, a colon, a bracket, a date or a reference."""
_SEVERAL = re.compile(
    r"\bbatch\b|\b(?:this|last|the) (?:week|month|morning|afternoon)['’]?s (?:\w+ )?(?:requests?|referrals?|enquiries|cases|batch)\b"
    r"|\b(?:the|all|several|various|multiple|outstanding|\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:(?:of )?(?:the |your |my |our )?)(?:outstanding |recent |open )?(?:requests|referrals|enquiries|cases|families)\b"
    r"|\b(?:answers?|repl(?:y|ies)|results?|responses?) (?:to|for|on) (?:the|all|your|this|these) (?:\w+ )?(?:requests|referrals|enquiries|cases|families|batch)\b",
    re.IGNORECASE,
)
"""Words of a title or a lead-in that announce answers about several cases; names and checks may all be of one household."""
_ONE_CASE = re.compile(
    r"\b(?:household|famil(?:y|ies) (?:members?|composition)|adults? (?:at|in|of) the|(?:at|in) the (?:address|property|home)|present|attend(?:ed|ees|ance)|apologies|siblings?|relatives|involved|nominals? for this|professionals?|contacts)\b",
    re.IGNORECASE,
)
"""Words over a list of those around one child."""
_ROLE = re.compile(
    rf"^[\s\W]*(?:(?:the|his|her|their|birth|child['’]?s|maternal|paternal|(?:{cues.PARENT})['’]s) )*"
    rf"(?:{cues.PARENT}|{cues.KIN_ADULT}|{cues.PARTNER}|{cues.SIBLING}|{cues.SUSPECT}|cousin|subject|child\b|neighbour|friend|witness|victim|informant|caller|(?:head|social|support|key|family|case|youth|outreach|class|form|year|duty|deputy|assistant|probation|police|school|health|housing|manager|teacher|chair|nurse|doctor|gp\b|hv\b|dsl\b|senco|officer|midwife|consultant|lead\b|practitioner|solicitor)\w*\b)",
    re.IGNORECASE,
)
"""Right behind the name: who it is to the child, or which post they hold."""
_AROUND_THE_HOME = re.compile(
    rf"\b(?:mov(?:ed|es|ing) in|{cues.PARTNER}|lodg(?:es|ing)|cohabit\w*|household|step-?(?:mum|mother|dad|father|parent)|same (?:address|house|flat)|famil(?:y|ies))\b",
    re.IGNORECASE,
)
"""Of somebody who may live in the home, or in one."""
_GRAVE = re.compile(
    r"\b(?:batter(?:y|ed)|sex\w*|child\w*|bail\w*|mappa|visor|arson|knife|weapon\w*|firearm\w*|wounding|gbh|abh|murder\w*|manslaughter|kill\w*|threat\w*|harass\w*|stalk\w*)\b",
    re.IGNORECASE,
)
"""Crimes of an answer of the police that the strong cues of harm leave to the weaker ones."""
_HARM_AS_NAME = re.compile(r"\bburns?\b", re.IGNORECASE)
_MANY = 2
_LEAST_TOKEN = 3
_HEAD = 120  # characters of an entry within which it says which request it answers
_FIRST_CHARS = 6
_LEAD_INS = 3  # passages before a list that may announce it


@dataclass(frozen=True, slots=True)
class _Entry:
    passage: Passage
    span: Span
    name: str
    behind: str  # what follows the name

    @property
    def text(self) -> str:
        """The entry's words."""
        return self.passage.text[self.span.start : self.span.end]

    @property
    def reference(self) -> str:
        """The request's reference at its head, in capitals; "" without one."""
        found = _REFERENCE.search(self.text[:_HEAD])
        return found[0].upper() if found else ""


def entries_of_others(passages: Sequence[Passage], home: Home, named: set[tuple[str, int]]) -> Iterator[tuple[str, Span]]:
    """(passage id, stretch) of every entry of a list that is another case's. `named` are (passage id, start) of the people tagged."""
    marked = [(p, span) for p in passages for span in _marked(p, named)]
    for _, group in groupby(marked, key=lambda e: (e[0].part, e[0].kind)):
        listed = list(group)
        ours = [is_ours(p.text[s.start : s.end], home) for p, s in listed]
        if len(listed) >= _MANY and any(ours):
            yield from ((p.id, s) for (p, s), mine in zip(listed, ours, strict=True) if not mine)
    for _, run in groupby(
        (p for p in passages if p.kind in {"body", "forwarded", "heading"}), key=lambda p: (p.part, p.kind == "forwarded")
    ):
        yield from _unmarked(tuple(run), passages, home, named)


def is_ours(text: str, home: Home) -> bool:
    """Whether an entry speaks of the child, the home or somebody of the child's own life."""
    return home.is_subjects(text) or home.names_household(text) or TIED.search(text) is not None


def _marked(passage: Passage, named: set[tuple[str, int]]) -> Iterator[Span]:
    """Entries behind a figure, a letter or a dash."""
    figures = list(_ENTRY.finditer(passage.text))
    starts = figures or list(_LETTERED.finditer(passage.text))
    ends = [*(m.start() for m in starts), len(passage.text)][1:]
    for found, end in zip(starts, ends, strict=True):
        opens = bool(figures) and any((passage.id, n) in named for n in range(found.end(), found.end() + _FIRST_CHARS))
        if opens or _NAME_START.match(passage.text[found.end() :]):
            yield Span(found.start(), end)


def _unmarked(run: Sequence[Passage], passages: Sequence[Passage], home: Home, named: set[tuple[str, int]]) -> Iterator[tuple[str, Span]]:
    """Entries, and what stands between them, of a run of passages in which lines open with names and nothing else."""
    entries = [entry for passage in run for entry in _opened(passage, named)]
    ours = [entry for entry in entries if _is_ours(entry, home)]
    if len(entries) < _MANY or any(_ROLE.match(entry.behind) for entry in entries) or not _lists_cases(run, entries, passages):
        return
    told = {entry.reference for entry in ours} - {""}
    if not ours:
        ours = [entry for entry in entries if entry.reference]
        if len({entry.reference for entry in ours}) != 1:
            return  # which request the copy answers is not known here
    others = [e for e in entries if e not in ours and (not e.reference or (bool(told) and e.reference not in told))]
    said = any(entry.reference for entry in entries)
    others = [e for e in others if not (_is_no_name(e.name) or (not said and _may_matter(e.behind, e.text, home)))]
    elsewhere = name_tokens(" ".join(_without(others, passage) for passage in passages))
    for entry in others:
        if not _long(name_tokens(entry.name)) & elsewhere:  # else somebody of this case
            yield entry.passage.id, entry.span
            yield from _going_on(entry, entries, run, home, "yes" if said else "no")


def _is_no_name(name: str) -> bool:
    """Whether what opens a line is a finding that was taken for a name."""
    return cues.HARM_STRONG.search(_HARM_AS_NAME.sub("", name)) is not None


def _may_matter(told: str, text: str, home: Home) -> bool:
    """Whether somebody of whom no reference says whose case they are may be of this one: grave harm, a name of the home, a word of one."""
    grave = cues.HARM_STRONG.search(told) or _GRAVE.search(told)
    return bool(grave or _AROUND_THE_HOME.search(told) or name_tokens(text) & _long(home.kept_tokens))


def _long(tokens: frozenset[str]) -> set[str]:
    return {token for token in tokens if len(token) >= _LEAST_TOKEN}


def _opened(passage: Passage, named: set[tuple[str, int]]) -> Iterator[_Entry]:
    tagged = {start for held, start in named if held == passage.id}
    found = [m for m in _LINE.finditer(passage.text) if _opens(m) and tagged & set(range(m.start(), m.end("name")))]
    ends = [*(m.start() for m in found), len(passage.text)][1:]
    for match, end in zip(found, ends, strict=True):
        yield _Entry(passage, Span(match.start(), end), match["name"], passage.text[match.end("name") : end])


def _opens(line: re.Match[str]) -> bool:
    """Whether the name opens an entry: where only a comma is behind it, it is written as in a file or stands behind a reference."""
    filed = line["reference"] or any(len(word) > 1 and word.isupper() for word in line["name"].split())
    return line["behind"] != "," or bool(filed)


def _lists_cases(run: Sequence[Passage], entries: Sequence[_Entry], passages: Sequence[Passage]) -> bool:
    """Whether the entries answer for several cases: a line above says so, or one of them, and not all, names the request it answers."""
    first = run.index(entries[0].passage)
    above = [p.text for p in run[max(0, first - _LEAD_INS) : first]] + [entries[0].passage.text[: entries[0].span.start]]
    above += [p.text for p in passages if p.kind == "subject" and p.part == run[0].part] + list(entries[0].passage.section)
    if any(_ONE_CASE.search(text) for text in above):
        return False
    references = {entry.reference for entry in entries}
    return len(references) > 1 or any(_SEVERAL.search(text) for text in above)


def _is_ours(entry: _Entry, home: Home) -> bool:
    """Whether an entry may be of the home: any name, surname, birthday or address of it."""
    text = entry.text
    surnames = {word for person in home.people for name in person.names for word in list(_words(name))[1:] if len(word) >= _LEAST_TOKEN}
    born = {person.date_of_birth for person in home.people} - {None}
    lives = any(held and held <= set(_words(text)) for held in (_telling(address) for address in home.subject.household.addresses))
    return bool(is_ours(text, home) or home.names_subject(text) or name_tokens(text) & surnames or set(dates_in(text)) & born or lives)


def _telling(address: str) -> set[str]:
    """The house number and the first word of the street."""
    found = re.search(r"(\d+\w?),? +(\w+)", fold(address))
    return {found[1], found[2]} if found else set()


def _words(text: str) -> Iterator[str]:
    return (m[0] for m in re.finditer(r"\w+(?:['-]\w+)*", fold(text)))


def _without(entries: Sequence[_Entry], passage: Passage) -> str:
    """What the passage says outside these entries."""
    text = passage.text
    for entry in entries:
        if entry.passage.id == passage.id:
            text = text[: entry.span.start] + " " * (entry.span.end - entry.span.start) + text[entry.span.end :]
    return text


def _going_on(entry: _Entry, entries: Sequence[_Entry], run: Sequence[Passage], home: Home, referenced: str) -> Iterator[tuple[str, Span]]:
    """Paragraphs between the entry and the next one, up to one that may be of the home; nothing behind the last entry."""
    at = entries.index(entry)
    if at + 1 == len(entries) or entries[at + 1].passage.id == entry.passage.id:
        return
    following = entries[at + 1]
    for passage in run[run.index(entry.passage) + 1 : run.index(following.passage) + 1]:
        end = following.span.start if passage.id == following.passage.id else len(passage.text)
        text = passage.text[:end]
        if _is_ours(_Entry(passage, Span(0, end), "", ""), home) or (referenced == "no" and _may_matter(text, text, home)):
            return
        if end:
            yield passage.id, Span(0, end)
