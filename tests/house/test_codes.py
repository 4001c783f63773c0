"""Every code that a sender, an operator or a reviewer can meet is explained in docs/codes.md, and no row there has rotted."""

from __future__ import annotations

import ast
import re

from gateway.pipeline.triage import UNREAD
from gateway.renditions.verifying.checks import CHECKS, FORM_CHECKS, NO_FORM, PICTURE_CHECKS, SIZE
from gateway.sandbox.renditions import UNREAD as NOT_READ
from gateway.sandbox.renditions import UNVERIFIED
from gateway.web.words import WHY
from parsers.message_head import MessageClass
from tests.house.source import ROOT, calls, codes_in, constants, words

ERRORS = {"Rejected", "Held", "Retryable", "ConfigError", "Refusal", "SealBroken", "CheckpointRefused", "DataRefused"}
FINDINGS = {"Finding", "Malformed", "Unsupported", "Encrypted", "LimitExceeded", "finding", "find"}
VERDICTS = ("parsers/tree.py", "parsers/wrappers.py", "parsers/mime.py", "parsers/containers.py")
"""Modules whose words are findings, passed on by name."""
REASONS = (
    "gateway/authentication/identify.py",
    "gateway/authentication/claims.py",
    "gateway/matching/deciding.py",
    "gateway/matching/resolving.py",
    "gateway/matching/rules.py",
    "gateway/pipeline/foreign_child.py",
    "gateway/pipeline/proposer.py",
    "gateway/pipeline/reconciler.py",
    "gateway/pipeline/runner.py",
    "gateway/pipeline/second_yes.py",
    "gateway/pipeline/triage.py",
    "gateway/pipeline/verdict.py",
    "redaction/belonging.py",
    "redaction/copy_rules.py",
    "redaction/never_leak.py",
    "redaction/passage_cuts.py",
    "redaction/policy.py",
    "redaction/relevance.py",
    "redaction/sections.py",
    "redaction/sentence_cuts.py",
    "redaction/tag_cuts.py",
)
"""Modules whose words are reasons..."""
VOCABULARY = (
    "gateway/matching/comparisons.py",
    "gateway/matching/evidence.py",
    "gateway/matching/facts.py",
    "gateway/matching/mentions.py",
    "gateway/matching/row_occurrences.py",
    "gateway/matching/occurrences.py",
    "redaction/parties.py",
)
"""...but for those that name kinds of evidence and of people."""
WAITING = ("Why an item waits", "Who it is about: why a person decides")
ROW = re.compile(r"^\| `([a-z0-9_:]+)`", re.MULTILINE)


def documented() -> frozenset[str]:
    return frozenset(ROW.findall((ROOT / "docs" / "codes.md").read_text()))


def codes_of_errors() -> frozenset[str]:
    found = {word for path, call, called in calls("gateway") if called in ERRORS and call.args for word in words(call.args[0])}
    return frozenset(word for word in found if re.fullmatch(r"[a-z][a-z0-9_]+", word))


def codes_of_findings() -> frozenset[str]:
    found = {
        word
        for _path, call, called in calls("parsers", "gateway/confined", "gateway/sandbox")
        if called in FINDINGS and call.args and not isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
        for word in words(call.args[0])
    }
    return frozenset(word for word in found if re.fullmatch(r"[a-z][a-z0-9_]+", word)) | (codes_in(*VERDICTS) - {"file_name"})


def codes_of_policies() -> frozenset[str]:
    """A policy names its own reasons: ["withhold", "signature"]."""
    stated = re.compile(r'= \["[a-z]+", "([a-z_]+)"\]')
    return frozenset(code for path in (ROOT / "config" / "policies").glob("*.toml") for code in stated.findall(path.read_text()))


def codes_of_reasons() -> frozenset[str]:
    made = {f"unreadable_{status.value}" for status in UNREAD} | {kind.value for kind in MessageClass}
    return (codes_in(*REASONS) | made) - codes_in(*VOCABULARY)


def codes_of_renditions() -> frozenset[str]:
    """Why a rendition does not exist: the verifier's checks, and the two ends that are none."""
    return frozenset(code for code, _ in (*CHECKS, *PICTURE_CHECKS)) | {*FORM_CHECKS.values(), NO_FORM, SIZE, NOT_READ, UNVERIFIED}


def test_every_check_of_a_rendition_is_explained() -> None:
    """A person to whom a copy comes without its pages is told which check failed."""
    assert sorted(codes_of_renditions() - documented()) == []


def test_every_code_of_an_error_is_explained() -> None:
    """What a sender is told, an exit code's words, a reviewer's refusal."""
    assert sorted(codes_of_errors() - documented()) == []


def test_every_finding_of_a_parser_is_explained() -> None:
    """What a reviewer reads beside a file."""
    assert sorted(codes_of_findings() - documented()) == []


def test_every_reason_is_explained() -> None:
    """Why an item waits, why a link holds, why words were left out."""
    assert sorted(codes_of_reasons() - documented()) == []


def test_what_tells_whose_a_datum_is_is_explained() -> None:
    """The ledger names the evidence by its code."""
    said = {
        word
        for path, call, called in calls("redaction/roles.py", "redaction/family_roles.py", "redaction/ownership.py")
        if called in {"Finding", "Owner"}
        for argument in call.args[1:2]
        for word in words(argument)
    }
    assert len(said) > 20
    assert sorted(said - documented()) == []


def test_no_explained_code_has_gone() -> None:
    """A row whose code no longer stands in the source misleads."""
    emitted = codes_of_errors() | codes_of_renditions() | codes_of_findings() | codes_of_reasons()
    assert sorted(documented() - emitted - constants() - codes_of_policies()) == []


def test_the_console_has_words_for_every_reason_to_wait() -> None:
    """A reviewer reads words, not codes: each row of the two sections about reasons is in the console's table."""
    page = (ROOT / "docs" / "codes.md").read_text()
    sections = [page.split(f"## {title}")[1].split("\n## ")[0] for title in WAITING]
    assert sorted({code for section in sections for code in ROW.findall(section)} - set(WHY)) == []
