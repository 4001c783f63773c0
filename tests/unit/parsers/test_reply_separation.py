"""The author's words against earlier messages, over replies as many mailers and people write them."""

from pathlib import Path

import pytest

from parsers.document import SegmentKind
from parsers.html import read_page
from parsers.limits import DEFAULT_LIMITS
from parsers.lines import Line, Marked, text_lines
from parsers.quoting import Chain, mark_lines

NURSE = "A Nurse <nurse@nhs.example>"
FORWARDS = {  # name: (the line above the head, the head)
    "gmail": (
        "---------- Forwarded message ---------",
        f"From: **{NURSE[:7]}** {NURSE[8:]}\nDate: Mon, 2 Mar 2026 at 09:14\nSubject: visit\nTo: Liaison <l@nhs.example>",
    ),
    "apple": (
        "Begin forwarded message:",
        f"From: {NURSE}\nSubject: visit\nDate: 2 March 2026 at 09:14:00 GMT\nTo: Liaison <l@nhs.example>",
    ),
    "thunderbird": (
        "-------- Forwarded Message --------",
        f"Subject: \tvisit\nDate: \tMon, 2 Mar 2026 09:14:00 +0000\nFrom: \t{NURSE}\nTo: \tLiaison <l@nhs.example>",
    ),
    "outlook": ("", f"From: {NURSE}\nSent: 02 March 2026 09:14\nTo: Liaison\nSubject: visit"),
    "lotus": (
        "----- Forwarded by L Ison/NHS on 02/03/2026 10:00 -----",
        f"From: {NURSE}\nTo: Liaison\nDate: 02/03/2026 09:14\nSubject: visit",
    ),
    "yahoo": ("----- Forwarded message -----", f"From: {NURSE}\nTo: Liaison\nSent: Monday, 2 March 2026 at 09:14:05 GMT\nSubject: visit"),
}


def cases(name: str) -> dict[str, list[str]]:
    """Lines of each case of a file beside this one, by the case's name."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    blocks = (block.split("\n") for block in text.split("\n### ")[1:])
    return {lines[0]: lines[1:] for lines in blocks}


PLAIN = {
    **cases("plain_replies.txt"),
    **cases("plain_replies_more.txt"),
    **cases("plain_replies_mailers.txt"),
    **cases("plain_replies_rules.txt"),
    **cases("plain_replies_agencies.txt"),
    **cases("plain_replies_agencies_more.txt"),
}
HTML = {
    **cases("html_replies.txt"),
    **cases("html_replies_more.txt"),
    **cases("html_replies_mailers.txt"),
    **cases("html_replies_rules.txt"),
    **cases("html_replies_agencies.txt"),
}
OWN = {SegmentKind.BODY, SegmentKind.HEADING}
CLOSING = {SegmentKind.SIGNATURE, SegmentKind.DISCLAIMER}


def label(marked: Marked) -> str:
    """The label that the case files use."""
    if marked.kind is SegmentKind.QUOTE or marked.announces:
        return "~"
    return "=" if marked.kind in OWN else "-" if marked.kind in CLOSING else "?"


def read(lines: list[Line] | tuple[Line, ...], chain: Chain = Chain.REPLY) -> list[tuple[str, str]]:
    return [(label(marked), marked.line.raw.strip()) for marked in mark_lines(list(lines), chain) if marked.line.text.strip()]


@pytest.mark.parametrize("name", PLAIN)
def test_every_line_of_a_reply_is_what_it_is(name: str) -> None:
    """Own words, earlier words and closing lines are told apart line by line; an own word never counts as earlier."""
    rows = [(row[0], row[2:].strip()) if row[1:2] == " " else ("", row.strip()) for row in PLAIN[name]]
    shown = text_lines("\n".join(text for _, text in rows))
    found = [label(marked) for marked in mark_lines(shown, Chain.REPLY)]
    promised = [
        (wanted, sign, line.raw) for (wanted, _), sign, line in zip(rows, found, shown, strict=True) if wanted and line.text.strip()
    ]
    assert [wanted for wanted, _, _ in promised] == [sign for _, sign, _ in promised], promised


@pytest.mark.parametrize("name", HTML)
def test_every_passage_of_an_html_reply_is_what_it_is(name: str) -> None:
    """Quote containers, cited blocks, rules and heads of HTML mailers; the author's own indentation is no quote."""
    page, own, earlier, closing = (
        [line.removeprefix(sign) for line in HTML[name] if (line[:2] if line[:2] in {"= ", "~ ", "- "} else "") == sign]
        for sign in ("", "= ", "~ ", "- ")
    )
    found = read(read_page("\n".join(page), DEFAULT_LIMITS).lines)
    assert [text for sign, text in found if sign == "=" and text in own] == own
    assert [text for sign, text in found if sign == "~" and text in earlier] == earlier
    assert [text for sign, text in found if sign == "-" and text in closing] == closing


@pytest.mark.parametrize("chain", Chain)
@pytest.mark.parametrize("name", FORWARDS)
def test_a_forwarded_message_names_its_speaker(name: str, chain: Chain) -> None:
    """Whatever mailer forwards, the words below the head are those of the one who wrote them."""
    rule, head = FORWARDS[name]
    marked = mark_lines(text_lines(f"Please see.\n\n{rule}\n{head}\n\nTwo bottles on the stairs."), chain)
    assert marked[0].kind is SegmentKind.BODY
    assert "A Nurse" in marked[-1].speaker
    says_forwarded = "orward" in rule or chain is Chain.FORWARD
    assert marked[-1].kind is (SegmentKind.FORWARDED if says_forwarded else SegmentKind.QUOTE)


def test_three_levels_of_a_forwarded_chain_have_three_speakers() -> None:
    """Each level is content of its own, in order, with its own writer."""
    level = "From: {0} <{0}@nhs.example>\nSent: 0{1} March 2026 09:00\nTo: next\nSubject: visit\n\nWords of {0}."
    text = "For you.\n\n" + "\n\n".join(level.format(name, day) for name, day in (("ward", 3), ("midwife", 2), ("gp", 1)))
    marked = [m for m in mark_lines(text_lines(text), Chain.FORWARD) if m.line.text.startswith("Words")]
    assert [(m.kind, m.level, m.speaker) for m in marked] == [
        (SegmentKind.FORWARDED, 1, "ward <ward@nhs.example>"),
        (SegmentKind.FORWARDED, 2, "midwife <midwife@nhs.example>"),
        (SegmentKind.FORWARDED, 3, "gp <gp@nhs.example>"),
    ]
