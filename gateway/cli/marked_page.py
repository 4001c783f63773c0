"""A marked file as one accessible page of HTML (WCAG 2.2): before and after side by side, each mark linked with its reason.

The title and headings name no file and nobody. Nothing is fetched, nothing runs; every mark is reached by keyboard.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gateway.cli.marked_view import account, by, noted, whose_of, word_of
from redaction.policy_words import kind_word
from redaction.reasons import because

if TYPE_CHECKING:
    from gateway.bootstrap.marked_file import Mark, MarkedFile, MarkedPassage

_STYLE = (
    "body{font:1.1rem/1.5 Arial,sans-serif;color:#0b0c0c;background:#fff;max-width:76rem;margin:2rem auto;padding:0 1rem}"
    ".pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:1.5rem}"
    "h3{font-size:1rem;margin:.5rem 0}p.words{white-space:pre-wrap;overflow-wrap:anywhere;margin:0}"
    "mark{background:#fff3bf;color:#0b0c0c;border-bottom:3px solid #9c1f1b}"
    "mark.who{background:#d2e4f5;border-color:#144e81}mark.where{background:#d5ecd4;border-color:#00592f}mark.fact{background:#f3dcee;border-color:#80224d}"
    "mark .what{font-size:.75rem;font-weight:700;padding-left:.35rem}"
    "mark a{font-size:.85rem;font-weight:700;color:#0b0c0c;padding:.1rem .45rem}"
    "section{border-top:1px solid #505a5f;padding:.5rem 0 1rem}a{color:#1a65a6}"
    "a:focus{outline:3px solid #0b0c0c;background:#ffdd00}.skip{position:absolute;left:-99rem}.skip:focus{position:static}"
    ".sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}li{margin:.4rem 0}li:target{background:#ffdd00}"
    "@media print{a{color:#0b0c0c}}"
)
_GROUPS = (
    ("who", frozenset({"PERSON", "RELATIONSHIP", "ORGANISATION", "SCHOOL", "GP_PRACTICE"})),
    ("where", frozenset({"ADDRESS", "LOCATION", "UK_POSTCODE"})),
    (
        "fact",
        frozenset(
            {"HEALTH", "OFFENCE", "IMMIGRATION", "SEXUALITY", "ETHNICITY", "RELIGION", "NATIONALITY", "AGE", "DATE_OF_BIRTH", "DATE_TIME"}
        ),
    ),
)
_CSP = "default-src 'none'; style-src 'unsafe-inline'"


def as_page(marked: MarkedFile) -> str:
    """The whole page; equal files give equal pages."""
    title = "Before and after" if marked.policy else "What is found"
    about = f"<p>Policy {html.escape(marked.policy)}. Copy for record {html.escape(marked.child)}.</p>" if marked.policy else ""
    lines = "".join(f"<li>{html.escape(line)}</li>" for line in account(marked))
    passages = "".join(_passage(n, p, marked) for n, p in enumerate(marked.passages, start=1))
    reasons = "".join(_reason(mark) for passage in marked.passages for mark in passage.marks)
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{_CSP}"><meta name="referrer" content="no-referrer">'
        f"<title>{title}: one file</title><style>{_STYLE}</style></head><body>"
        f'<a class="skip" href="#why">Skip to the reasons</a><header><h1>{title}: one file</h1>{about}'
        f"{f'<ul>{lines}</ul>' if lines else ''}</header><main>{passages}"
        f'<section aria-labelledby="why"><h2 id="why" tabindex="-1">Reasons</h2>{f"<ol>{reasons}</ol>" if reasons else "<p>None.</p>"}'
        "</section></main></body></html>\n"
    )


def _passage(number: int, passage: MarkedPassage, marked: MarkedFile) -> str:
    title = f'<h2 id="p{number}">Passage {number}: {html.escape(kind_word(passage.kind))}</h2>'
    words = f'<p class="words">{"".join(_before(passage, marked))}</p>'
    if not marked.policy:
        return f'<section aria-labelledby="p{number}">{title}{words}</section>'
    after = f'<p class="words">{html.escape(passage.after)}</p>' if passage.after else "<p><em>Left out.</em></p>"
    pair = f'<div class="pair"><div><h3>Before</h3>{words}</div><div><h3>After</h3>{after}</div></div>'
    return f'<section aria-labelledby="p{number}">{title}{pair}</section>'


def _before(passage: MarkedPassage, marked: MarkedFile) -> Iterator[str]:
    """The words with each mark told in words to a screen reader, and a link to its reason behind it."""
    at = 0
    act = "hidden" if marked.policy else "found"
    for mark in passage.marks:
        yield html.escape(passage.before[at : mark.start])
        words = html.escape(passage.before[mark.start : mark.end])
        yield (
            f'<mark id="m{mark.number}" class="{_group(mark)}"><span class="sr">{act}: </span>{words}'
            f'<span class="what">{_what(mark)}</span>'
            f'<a href="#why{mark.number}" aria-label="reason {mark.number}">{mark.number}</a><span class="sr"> end </span></mark>'
        )
        at = mark.end
    yield html.escape(passage.before[at:])


def _what(mark: Mark) -> str:
    """What it is, beside the words, so that nobody needs the colour to know; whole passages need no label."""
    return "" if mark.entity in {"PASSAGE", "SENTENCE"} else html.escape(word_of(mark))


def _group(mark: Mark) -> str:
    return next((name for name, entities in _GROUPS if mark.entity in entities), "number")


def _reason(mark: Mark) -> str:
    told = [word_of(mark), whose_of(mark), mark.done]
    if mark.done:
        told += [f"because {because(mark.reason)} ({mark.reason})", mark.where]
    elif mark.reason:
        told.append(mark.reason)
    told += noted(mark)
    line = "; ".join(html.escape(piece) for piece in (*told, f"found by {by(mark)}") if piece)
    back = f'<a href="#m{mark.number}" aria-label="back to {mark.number}">Back</a>'
    return f'<li id="why{mark.number}" value="{mark.number}">{line}. {back}</li>'
