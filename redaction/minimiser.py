"""The minimised copy of an item for one child. Pure: the same values give the same copy.

Order of things: what is another person's goes whole; then each sentence is judged; then each tag meets its policy row; then
what is hidden once is hidden everywhere. Cuts only ever add up: nothing that one step hides is shown again by another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from redaction import machine_cues
from redaction.belonging import infer_belonging
from redaction.clues import clues
from redaction.confidences import TOLD_IN_CONFIDENCE
from redaction.copies import Minimised, MinimisedPassage, RedactionMade
from redaction.copy_rules import CopyRules
from redaction.cuts import Cut, applied, merged
from redaction.errors import SpanOutOfRange
from redaction.handling import CAVEAT, handling_concerns
from redaction.hidden_words import copy_rules
from redaction.home import Home
from redaction.mentions import ScopedText
from redaction.parties import Party, Role
from redaction.passage_cuts import concerns_of, is_confided, passage_cuts, withheld_whole
from redaction.passages import Passage
from redaction.people_tables import OTHER
from redaction.policy import Operator, Policy
from redaction.subject import SubjectView
from redaction.tags import Tag


def minimise(
    passages: Sequence[Passage],
    tags: Sequence[Tag],
    parties: Sequence[Party],
    *,
    subject: SubjectView,
    policy: Policy,
    belongs: Mapping[str, str],
) -> Minimised:
    """One child's copy under one policy.

    `parties` come from `group_parties` over the same tags; `belongs` maps passage id -> "subject", "other", "shared" or ""
    as forms, minutes and tables already know. Raises SpanOutOfRange where a tag lies outside its passage.
    """
    _check_spans(passages, tags)
    home = Home.of(subject)
    texts = [ScopedText.of(p) for p in passages]
    belonging = infer_belonging(passages, tags, home, belongs)
    rules = copy_rules(texts, tags, parties, home=home, policy=policy, belonging=belonging)
    kept: list[MinimisedPassage] = []
    made: list[RedactionMade] = []
    withheld: Counter[str] = Counter()
    titles = _titles_left_out(rules)
    confided: set[str] = set()
    for scoped in texts:
        reason = withheld_whole(scoped, rules)
        cuts = () if reason else merged(passage_cuts(scoped, rules))
        text = "" if reason else _tidy(applied(scoped.text, cuts))
        if reason or not text:
            reason = reason or _reason_of(cuts)
            withheld[reason] += 1
            made.append(_whole(scoped.passage, reason))
            continue
        made += (_made(scoped.passage.id, cut) for cut in cuts)
        withheld.update(cut.reason for cut in cuts if cut.entity == "SENTENCE")
        if scoped.passage.kind == "heading":
            titles[_plain(scoped.text)] = text
        heading = _heading(scoped.passage, titles, rules)
        confided |= {scoped.passage.id} if is_confided(scoped, cuts, rules) else set()
        kept.append(
            MinimisedPassage(
                scoped.passage.id, scoped.passage.kind, text, heading, CAVEAT if scoped.passage.id in rules.confidences.told else ""
            )
        )
    found = clues(kept, made, {p.id: p.text for p in passages}, home)
    addressed = {machine_cues.CONCERN} if any(machine_cues.addresses_a_machine(p.text) for p in passages) else set()
    concerns = tuple(sorted({*concerns_of(made, parties, belonging), *handling_concerns(confided), *found, *addressed}))
    return Minimised(tuple(kept), tuple(made), tuple(sorted(withheld.items())), concerns)


def _check_spans(passages: Sequence[Passage], tags: Sequence[Tag]) -> None:
    lengths = {p.id: len(p.text) for p in passages}
    if any(not 0 <= t.start < t.end <= lengths.get(t.passage, 0) for t in tags):
        raise SpanOutOfRange(SpanOutOfRange.code)


def _tidy(text: str) -> str:
    """Blank lines and spaces left by what was taken out are closed; nothing else changes."""
    lines = (" ".join(line.split(" ")).rstrip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip()).strip()


def _reason_of(cuts: Sequence[Cut]) -> str:
    return cuts[0].reason if cuts else "empty"


def _whole(passage: Passage, reason: str) -> RedactionMade:
    return RedactionMade(passage.id, 0, len(passage.text), "PASSAGE", Role.UNCERTAIN.value, Operator.WITHHOLD.value, reason, "")


def _made(passage: str, cut: Cut) -> RedactionMade:
    return RedactionMade(
        passage, cut.start, cut.end, cut.entity, cut.role, cut.operator.value, cut.reason, cut.recogniser, cut.score, cut.evidence
    )


def _heading(passage: Passage, titles: dict[str, str], rules: CopyRules) -> str:
    """The path above; a title that was minimised as a passage is shown as it was minimised, any other is minimised here, once."""
    if passage.kind == "heading" or rules.belonging.of.get(passage.id) == OTHER:
        return ""  # what another's passage says of this child travels without the other's title
    for title in passage.section:
        if _plain(title) not in titles:
            titles[_plain(title)] = _title(title, rules)
    return " > ".join(filter(None, (titles[_plain(title)] for title in passage.section)))


def _titles_left_out(rules: CopyRules) -> dict[str, str]:
    """What was told in confidence in a heading stands above nothing either."""
    if TOLD_IN_CONFIDENCE in rules.policy.lifted:
        return {}
    return {_plain(title): "" for title in rules.confidences.titles}


def _title(title: str, rules: CopyRules) -> str:
    """A heading that is no passage of its own, or was left out as one: nothing is said above a passage that would be cut in it."""
    return _tidy(applied(title, merged(passage_cuts(ScopedText.of(Passage("", "heading", title)), rules))))


def _plain(text: str) -> str:
    return " ".join(text.strip().strip("*#_ ").rstrip(":").split())
