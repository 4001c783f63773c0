"""Decisions, what agencies told, and who gets the record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.document import Contribution, MeetingDecision
from parsers.minutes.action_tables import columns_of_actions
from parsers.minutes.actions import labelled_action
from parsers.minutes.lines import Line, label_and_value
from parsers.minutes.names import name_at
from parsers.minutes.placed import Placed
from parsers.minutes.words import Zone, zone_of

_LABEL = re.compile(
    r"^(?:(?:the|agreed|meeting|panel|chair's|joint|final|threshold|s\.?47|section 47)\s+)*(?:decisions?|verdict|ruling|disposal|outcomes?|conclusions?|resolved|decided|concluded|resolutions?|agreed|determination|recommendations?|threshold(?: decision)?|rationale)\s*(?:\d+|made|reached)?$"
    r"|^(?:(?:risk(?: level| rating| grading)?|level|status|score|grading|case|panel|conference|review|meeting|group|chair|agreed|final|safeguarding|category|vote|summary)(?:'s)?\s*+(?:(?:/|and|&|,|-|–)\s*+)?)++(?:decisions?|outcomes?|conclusions?|recommendations?)$"
    r"|^(?:the )?(?:panel|meeting|conference|group|chair|review)(?:'s|’s)? (?:view|position|judge?ment|finding|response)s?$"
    r"|^(?:decisions?|outcomes?|conclusions?|recommendations?)\s*(?:/|and|&|,|of|for|with)\s*(?:the )?(?:rationale|reasons?|risk(?: level| rating)?|recommendations?|outcomes?|decisions?|panel|meeting|conference|review|next steps)$",
    re.IGNORECASE,
)
_THRESHOLD = re.compile(r"\b(?:threshold|section 47|s\.? ?47)\b", re.IGNORECASE)
_DECIDES = re.compile(
    r"\bthreshold\b.{0,80}\b(?:met|reached|not met|crossed)\b|\b(?:section|s\.?) ?47\b.{0,80}\b(?:enquir\w+|investigation)\b.{0,60}\b(?:yes|no|not|to (?:be|start|commence)|initiat\w+|agreed|required|will|opened)\b"
    r"|\b(?:single|joint)[ -]agency (?:enquiry|investigation|s\.? ?47)\b|\b(?:meeting|panel|group|team|it was|all|conference|members|professionals|everyone|chair|agencies|review|iro) (?:unanimously |therefore |then |also |has |have |had )*(?:agreed|decided|resolved|concluded|determined)\b"
    r"|^(?:it was |unanimously |also )*(?:agreed|resolved|decided|concluded)(?: by \w+)?(?: that\b| to\b|:| by (?:all|the|everyone)\b)",
    re.IGNORECASE,
)
_TO_BE = re.compile(
    r"(?:the )?(?:[Cc]ase|[Cc]hild(?:ren)?|[Pp]lan|[Rr]eferral|[Yy]oung person|[A-Z][\w’'-]++(?: [A-Z][\w’'-]++){0,2} ?)(?: is| are)? to "
    r"(?:be (?:also )?(?:removed|referred|closed|kept|stepped|made|placed|brought|heard|adopted|transferred|escalated|retained|reviewed|discussed|subject|considered|added|de-?registered|discharged)|remain|stay|return|close|continue|come off|step)\b"
)
_DISPOSAL = re.compile(
    r"(?:no further (?:\w+ )?action|nfa\b|(?:case |to be )?(?:closed?\b|de-?escalated|stepped (?:down|up))|(?:to )?remains? (?:on|open|subject)\b|remove from\b|risk (?:to remain|reduced|raised|remains)\b|to be (?:heard|reviewed|discussed) )",
    re.IGNORECASE,
)  # behind a child's name and a colon
_NO = re.compile(r"\bnot (?:been )?(?:met|reached|crossed|required|needed)\b|:\s*no\b|\?\s*no\b|\bno\b(?=\.|;|,|$|\s*[–—-])", re.IGNORECASE)
_YES = re.compile(r":\s*yes\b|\?\s*yes\b|\b(?:is|was|has been|are) (?:met|reached|crossed)\b|\byes\b", re.IGNORECASE)
_REASON = re.compile(r"\b(?:reasons?|rationale|because|as|on the (?:basis|grounds) that)\b\s*:?\s*(?P<why>.+)$", re.IGNORECASE | re.DOTALL)
_LEAST_WORDS = 3
_ANSWERS = frozenset({"yes", "no", "y", "n", "n/a", "tbc", "-", ""})


def decisions_in(placed: Sequence[Placed]) -> tuple[MeetingDecision, ...]:
    """Lines under a heading of decisions, lines so labelled, and any line that decides on section 47."""
    work = columns_of_actions(placed)
    found: list[MeetingDecision] = []
    for p in placed:
        line = p.line
        if (
            p.zone in {Zone.CONFIDENTIAL, Zone.PRESENT, Zone.APOLOGIES, Zone.DISTRIBUTION}
            or line.heading
            or (line.id in work and not _column_of(line))
            or labelled_action(line)
        ):
            continue
        text = _text_of(line, p.zone)
        if text:
            found.append(MeetingDecision(text, _threshold(text), _reason(text), line.id))
    return tuple(found)


def _text_of(line: Line, zone: Zone) -> str:
    if column := _column_of(line):
        return column
    labelled = bool(line.label) and bool(_LABEL.match(line.label))
    if labelled:
        return line.value
    if zone is Zone.DECISIONS and (not line.cells or any(header for header, _ in line.cells)):
        return line.text if len(line.text.split()) >= _LEAST_WORDS else ""
    if zone is Zone.DECISIONS and len(line.cells) == 2 and len(line.value.split()) > _LEAST_WORDS and not _DECIDES.search(line.text):  # noqa: PLR2004 - label and value
        return line.value
    return line.text if _DECIDES.search(line.text) or _disposes(line, zone) else ""


def _disposes(line: Line, zone: Zone) -> bool:
    """Whether a line of a case disposes of it: "Tia to remain on the panel", "Case to be closed"."""
    told = zone in {Zone.INFORMATION, Zone.BUSINESS} and not line.cells
    if told and name_at(line.label) is not None and _DISPOSAL.match(line.value):
        return True
    return told and any(_TO_BE.match(text) is not None for text in re.split(r"(?<=[.;:])\s+", line.text))


def _column_of(line: Line) -> str:
    """What stands in the column of decisions, where a table of several columns has one; a bare answer tells nothing."""
    cells = line.cells if len(line.cells) > 2 else ()  # noqa: PLR2004 - label and value are no columns
    found = next((v for h, v in cells if h and (_LABEL.match(h.strip(" :")) or zone_of(h) is Zone.DECISIONS)), "")
    return "" if found.casefold().strip(" .") in _ANSWERS else found


def _threshold(text: str) -> str:
    if not _THRESHOLD.search(text):
        return ""
    said = _REASON.sub("", text)
    if _NO.search(said):
        return "no"
    return "yes" if _YES.search(said) else ""


def _reason(text: str) -> str:
    found = _REASON.search(text)
    return found["why"].strip() if found and _THRESHOLD.search(text) else ""


def contributions_in(placed: Sequence[Placed]) -> tuple[Contribution, ...]:
    """Who told what, where a line or row says the source before the words."""
    found: list[Contribution] = []
    for p in placed:
        line = p.line
        if p.zone not in {Zone.INFORMATION, Zone.BUSINESS} or line.heading:
            continue
        source = _source(line)
        if source:
            found.append(Contribution(source, line.id))
    return tuple(found)


def _source(line: Line) -> str:
    if line.cells:
        return next((v for h, v in line.cells if re.search(r"agency|source|professional|service|who|from", h, re.IGNORECASE)), "")
    label, value = label_and_value(line.text)
    known = zone_of(label) is not None or _LABEL.match(label) or labelled_action(line)
    return label if label and value and not known else ""


def distribution_in(placed: Sequence[Placed]) -> tuple[str, ...]:
    """Recipients of the record, as written."""
    found: list[str] = []
    for p in placed:
        if p.zone is Zone.DISTRIBUTION and not p.line.heading:
            text = p.line.value if zone_of(p.line.label) is Zone.DISTRIBUTION else p.line.text
            found += [part.strip(" .") for part in re.split(r"[;\n]", text) if part.strip(" .")]
    return tuple(dict.fromkeys(found))
