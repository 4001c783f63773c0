"""A match told in plain words: what speaks against first, then what speaks for, each with its bits, and why no link was made."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gateway.cli.output import Json
from gateway.web.words import WHY, say

if TYPE_CHECKING:
    from gateway.bootstrap.match_explained import Explained
    from gateway.matching.decision import Step
    from gateway.proposal import PersonDecision, ShownCandidate

COLUMNS = ("bits", "sum", "", "what was compared")
Line = tuple[str, str, str, str]
_OUTCOMES = {"linked": "linked without a person", "review": "a person decides", "none": "no child"}
_BAR = 20
_STYLE = (
    "body{font:1.1rem/1.5 Arial,sans-serif;color:#0b0c0c;background:#fff;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;border-bottom:1px solid #505a5f;padding:.3rem .6rem}"
    "td:nth-child(1),td:nth-child(2){font-variant-numeric:tabular-nums;text-align:right}"
)
_CSP = "default-src 'none'; style-src 'unsafe-inline'"


def heading(decision: PersonDecision) -> str:
    """Who, what came of it, by which rule."""
    return f"{decision.label or 'somebody'}: {_OUTCOMES.get(decision.outcome, decision.outcome)} ({decision.rule})"


def waterfall(candidate: ShownCandidate) -> list[Line]:
    """From the prior to the score: conflicts first, the worst before; then agreements, the strongest before."""
    prior = candidate.bits - sum(step.bits for step in candidate.steps)
    total, lines = prior, [_line(prior, prior, "before anything was compared: one child among many")]
    for step in _in_order(candidate.steps):
        total += step.bits
        lines.append(_line(step.bits, total, step.words))
    return lines


def why(decision: PersonDecision, explained: Explained) -> list[str]:
    """Why no link was made, or what it rests on; score and lead against what they must be."""
    code = decision.rule if decision.outcome != "linked" else explained.not_automatic
    told = [f"why not automatic: {say(WHY, code)}"] if code else []
    if not decision.candidates:
        return told
    best, *others = decision.candidates
    told.append(f"score {best.bits:+.1f}, a link needs {explained.needed:+.1f}")
    if others:
        lead = best.bits - others[0].bits
        least = explained.weights.thresholds.margin
        told.append(f"runner-up {others[0].name} ({others[0].child}) at {others[0].bits:+.1f}: lead {lead:.1f}, a link needs {least:.1f}")
    else:
        told.append("no runner-up" if explained.rivals == "index" else "compared by itself: a rival in the index could forbid the link")
    return told


def as_objects(explained: Explained) -> Json:
    """The same for scripts."""
    weights = explained.weights
    return {
        "weights": {"version": weights.version, "sha256": weights.digest, "trained": weights.trained},
        "needed": explained.needed,
        "margin": weights.thresholds.margin,
        "decisions": [_object(decision, explained) for decision in explained.decisions],
    }


def as_page(explained: Explained) -> str:
    """One accessible page; nothing is fetched, nothing runs, its title names nobody."""
    sections = "".join(_section(decision, explained) for decision in explained.decisions) or "<p>Nobody is named.</p>"
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta http-equiv="Content-Security-Policy" content="{_CSP}"><meta name="referrer" content="no-referrer">'
        f"<title>Why this match</title><style>{_STYLE}</style></head><body><main><h1>Why this match</h1>{sections}</main></body></html>\n"
    )


def _in_order(steps: Sequence[Step]) -> list[Step]:
    against = sorted((s for s in steps if s.bits < 0), key=lambda s: s.bits)
    return [*against, *sorted((s for s in steps if s.bits >= 0), key=lambda s: -s.bits)]


def _line(bits: float, total: float, words: str) -> Line:
    length = min(_BAR, round(abs(bits)))
    return f"{bits:+.1f}", f"{total:+.1f}", ("-" if bits < 0 else "+") * length, words


def _object(decision: PersonDecision, explained: Explained) -> Json:
    return {
        "person": decision.label,
        "outcome": decision.outcome,
        "rule": decision.rule,
        "why": list(why(decision, explained)),
        "candidates": [_candidate(candidate) for candidate in decision.candidates],
    }


def _candidate(candidate: ShownCandidate) -> Json:
    steps: list[Json] = [
        {"comparison": s.comparison, "level": s.level, "bits": round(s.bits, 3), "words": s.words} for s in _in_order(candidate.steps)
    ]
    prior = candidate.bits - sum(step.bits for step in candidate.steps)
    return {"child": candidate.child, "name": candidate.name, "bits": round(candidate.bits, 3), "prior": round(prior, 3), "steps": steps}


def _section(decision: PersonDecision, explained: Explained) -> str:
    reasons = "".join(f"<li>{html.escape(line)}</li>" for line in why(decision, explained))
    tables = "".join(_table(candidate) for candidate in decision.candidates)
    return f"<section><h2>{html.escape(heading(decision))}</h2><ul>{reasons}</ul>{tables}</section>"


def _table(candidate: ShownCandidate) -> str:
    rows = "".join(
        f"<tr><td>{bits}</td><td>{total}</td><td>{html.escape(words)}</td></tr>" for bits, total, _bar, words in waterfall(candidate)
    )
    caption = f"{html.escape(candidate.name)} ({html.escape(candidate.child)}), {candidate.bits:+.1f} bits"
    head = '<tr><th scope="col">Bits</th><th scope="col">Sum</th><th scope="col">What was compared</th></tr>'
    return f"<table><caption>{caption}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"
