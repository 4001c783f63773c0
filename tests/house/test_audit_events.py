"""Every event of the audit is explained in docs/audit-events.md, with who does it and what its facts hold."""

from __future__ import annotations

import ast
import re

from gateway.pipeline.crash_points import NAMES as CRASH_POINTS
from tests.house.source import ROOT, calls, constants, words

EVENT = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")
ROW = re.compile(r"^\| `([a-z_.]+)`", re.MULTILINE)


def documented() -> frozenset[str]:
    return frozenset(ROW.findall((ROOT / "docs" / "audit-events.md").read_text()))


def emitted() -> frozenset[str]:
    """Dotted words among the first arguments of `AuditEvent`; where one is a name, those of the rooms that pass it on."""
    found: set[str] = set()
    for path, call, called in calls("gateway"):
        if called == "AuditEvent" and call.args:
            named = any(isinstance(node, ast.Name) for node in ast.walk(call.args[0]))
            found |= constants(path.parent.relative_to(ROOT).as_posix()) if named else set(words(call.args[0]))
    return frozenset(word for word in found if EVENT.fullmatch(word) and not word.endswith((".id", ".key"))) - NOT_EVENTS


NOT_EVENTS = frozenset({"delivery.fault", "item.stranded", "not_taken.unwritten", "run.nothing_to_do", "run.fault"}) | frozenset(
    CRASH_POINTS
)
"""Words of the same shape in those rooms that go to the log or name a crash point."""


def test_every_audit_event_is_explained() -> None:
    """An auditor meets no word that nobody explained."""
    assert sorted(emitted() - documented()) == []


def test_no_explained_event_has_gone() -> None:
    """A row whose event is no longer made misleads."""
    assert sorted(documented() - emitted()) == []
