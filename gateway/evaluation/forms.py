"""Filled forms of a folder through the sandboxed parser, in the shape that the form scorer reads.

A prediction holds reference, test, children, household, referrer, consent, concerns, unchecked, narrative and
confidential_from_family, all from the leaves of the submission; a file with several submissions gives `submissions`.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from gateway.bootstrap import load_config
from gateway.bootstrap.pipeline import open_reader
from gateway.evaluation.sets import files_of
from parsers import Document, Submission, walk_documents

Prediction = dict[str, "str | bool | list[str] | dict[str, str] | list[dict[str, str]] | list[Prediction]"]
_LISTS = {"concerns": "concerns", "unchecked": "unchecked", "narrative": "narrative", "confidential": "confidential_from_family"}
_PEOPLE = ("children", "household", "professionals")
_LEAF = re.compile(r"(\w+)\.(\d+)(?:\.(\w+))?$")


def write_predictions(directory: Path, out: Path) -> int:
    """Read every form of `directory` (NNN.ext beside NNN.gold.json); returns how many predictions were written. Raises `ConfigError`."""
    files = files_of(directory)
    out.mkdir(parents=True, exist_ok=True)
    names = _original_names(directory / "manifest.tsv")
    with open_reader(load_config("")) as reader:
        for file in files:
            document = reader.read(file.read_bytes(), names.get(file.stem) or file.name, "")
            text = json.dumps(prediction(document), ensure_ascii=False, indent=1)
            (out / f"{file.stem}.json").write_text(text, encoding="utf-8")
    return len(files)


def _original_names(manifest: Path) -> dict[str, str]:
    """File number -> the name under which the form came, where the set says so."""
    if not manifest.is_file():
        return {}
    with manifest.open(newline="", encoding="utf-8") as handle:
        rows = csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["id"]: row.get("original_filename") or "" for row in rows}


def prediction(document: Document) -> Prediction:
    """The submission of the document and its parts; several become a list under `submissions`."""
    found = [_as_object(s) for _, inner in walk_documents(document) for s in inner.submissions]
    if not found:
        return {}
    return found[0] if len(found) == 1 else {"submissions": found}


def _as_object(submission: Submission) -> Prediction:
    made: Prediction = {"system": submission.system, "test": submission.test == "test"}
    if submission.reference:
        made["reference"] = submission.reference
    made |= {group: list(_people(submission, group)) for group in _PEOPLE}
    for group in ("referrer", "consent"):
        made[group] = {leaf.path.partition(".")[2]: leaf.value for leaf in submission.leaves if leaf.path.startswith(f"{group}.")}
    for group, key in _LISTS.items():
        made[key] = [leaf.value for leaf in submission.leaves if leaf.path.startswith(f"{group}.")]
    return made


def _people(submission: Submission, group: str) -> Iterator[dict[str, str]]:
    people: dict[int, dict[str, str]] = {}
    for leaf in submission.leaves:
        match = _LEAF.match(leaf.path)
        if match and match[1] == group and match[3]:
            people.setdefault(int(match[2]), {})[match[3]] = leaf.value
    yield from (people[number] for number in sorted(people))
