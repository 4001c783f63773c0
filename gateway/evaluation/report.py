"""Runs every evaluation and the scorers that lie beside the checkout, and rewrites docs/quality.md with what was seen."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import structlog

from gateway.evaluation import forms, matching, minutes, scenarios
from gateway.evaluation.sets import require

HEAD = """# Quality: figures seen on the development data

Written by `make quality`; do not edit by hand. Each block is the scorer's own output on the development sets, which were
used while building: an independent set will score lower. What the figures mean is said in `../shared/bench/README.md`.
"""

SCORER_SECONDS = 1800
_SETS = ("scenarios", "matching/child20k", "forms", "minutes", "pii", "email", "docs")
_SCORERS = (
    *("scenario_score.py", "match_eval.py", "forms_eval.py", "minutes_eval.py", "pii_eval.py", "email_eval.py", "docs_eval.py"),
    *("pii_map_uk.json", "pii_map_ner.json"),
)
log = structlog.get_logger("quality")


@dataclass(frozen=True, slots=True)
class Score:
    """One scorer's run: the title of its block, the command as a person would type it, and what it printed."""

    title: str
    command: str
    output: str
    seconds: float


def write_report(data: Path, bench: Path, report: Path) -> None:
    """Score everything; raises `subprocess.CalledProcessError` where a scorer fails, `ConfigError` where a set or scorer is missing."""
    require(data, *_SETS)
    require(bench, *_SCORERS)
    with tempfile.TemporaryDirectory(prefix="mash-quality-") as scratch, ThreadPoolExecutor(1) as beside:
        called = beside.submit(_called, data, bench)  # these are processes: they need not wait for the predictions
        scores = _predicted(data, bench, Path(scratch)) + called.result()
    blocks = [f"## {s.title}\n\n`{s.command}` ({s.seconds:.0f} s)\n\n```text\n{s.output.strip()}\n```\n" for s in scores]
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text("\n".join([HEAD, *blocks]), encoding="utf-8")


def _predicted(data: Path, bench: Path, scratch: Path) -> list[Score]:
    """Scorers that read prediction files."""
    started = time.monotonic()
    out = scratch / "scenarios"
    scenarios.write_predictions(data / "scenarios", out)
    scores = [_score("End to end: scenarios", bench / "scenario_score.py", [str(data / "scenarios"), str(out)], started=started)]
    started = time.monotonic()
    predictions = scratch / "match.jsonl"
    matching.write_predictions(data / "matching" / "child20k", predictions)
    gold = data / "matching" / "child20k" / "gold.jsonl"
    scores.append(
        _score("Matching", bench / "match_eval.py", ["--gold", str(gold), "--pred", str(predictions), "--by", "group"], started=started)
    )
    started = time.monotonic()
    filled = scratch / "forms"
    forms.write_predictions(data / "forms", filled)
    scores.append(_score("Filled forms", bench / "forms_eval.py", [str(filled), "--gold", str(data / "forms")], started=started))
    started = time.monotonic()
    recorded = scratch / "minutes"
    minutes.write_predictions(data / "minutes", recorded)
    scores.append(_score("Minutes", bench / "minutes_eval.py", [str(recorded), "--gold", str(data / "minutes")], started=started))
    return scores


def _called(data: Path, bench: Path) -> list[Score]:
    """Scorers that call the product."""
    uk, general = str(bench / "pii_map_uk.json"), str(bench / "pii_map_ner.json")
    detect = "gateway.evaluation:detect"
    names = ["--labels", "PERSON,LOCATION", "--pred-labels", "PERSON,LOCATION,ADDRESS,SCHOOL,GP_PRACTICE,ORGANISATION"]
    runs: Sequence[tuple[str, str, list[str]]] = (
        ("Detection: UK passages", "pii_eval.py", [str(data / "pii/uk_dev.jsonl"), detect, "--map", uk]),
        ("Detection: real text (EWT)", "pii_eval.py", [str(data / "pii/ewt_dev.jsonl"), detect, "--map", general, *names]),
        ("E-mail parsing", "email_eval.py", ["parse", "--impl", "gateway.evaluation:parse_email", "--corpus", str(data / "email")]),
        ("Reply separation", "email_eval.py", ["reply", "--impl", "gateway.evaluation:split_reply", "--corpus", str(data / "email")]),
        ("Documents", "docs_eval.py", ["--parser", "gateway.evaluation:parse_document", "--input", "bytes", "--dir", str(data / "docs")]),
    )
    return [_score(title, bench / scorer, arguments, started=time.monotonic()) for title, scorer, arguments in runs]


def _score(title: str, scorer: Path, arguments: Sequence[str], *, started: float) -> Score:
    log.info("quality.scoring", what=title)
    command = [sys.executable, str(scorer), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SCORER_SECONDS, check=True)
    shown = " ".join(["python3", str(scorer), *(_short(argument) for argument in arguments)])
    return Score(title, shown, done.stdout, time.monotonic() - started)


def _short(argument: str) -> str:
    """Scratch folders by a placeholder: the report must not change from run to run for their sake."""
    return "PREDICTIONS" if argument.startswith(tempfile.gettempdir()) else argument
