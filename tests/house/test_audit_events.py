"""Every event of the audit is explained in docs/audit-events.md, with who does it and what its facts hold."""

from __future__ import annotations

import ast
import re

from gateway.pipeline.crash_points import NAMES, OF_A_REFRESH, OF_A_SECOND_LOOK
from tests.house.source import ROOT, calls, constants, words

EVENT = re.compile(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*")
ROW = re.compile(r"^\| `([a-z_.]+)`", re.MULTILINE)


def documented() -> frozenset[str]:
    return frozenset(ROW.findall((ROOT / "docs" / "audit-events.md").read_text()))


def emitted() -> frozenset[str]:
    """Dotted words among the first arguments of `AuditEvent`; where one is a name, those of the rooms that pass it on."""
    said: set[str] = set()
    passed_on: set[str] = set()
    for path, call, called in calls("gateway"):
        if called == "AuditEvent" and call.args:
            said |= set(words(call.args[0]))
            if any(isinstance(node, ast.Name) for node in ast.walk(call.args[0])):
                passed_on |= constants(path.parent.relative_to(ROOT).as_posix())
    found = said | (passed_on - logged() - {*NAMES, *OF_A_REFRESH, *OF_A_SECOND_LOOK})
    return frozenset(word for word in found if EVENT.fullmatch(word) and not word.endswith((".id", ".key")))


def logged() -> frozenset[str]:
    """Words of the same shape that go to the log."""
    return frozenset(
        word
        for _path, call, _called in calls("gateway")
        if call.args and isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "log"
        for word in words(call.args[0])
    )


def test_every_audit_event_is_explained() -> None:
    """An auditor meets no word that nobody explained."""
    assert sorted(emitted() - documented()) == []


def test_no_explained_event_has_gone() -> None:
    """A row whose event is no longer made misleads."""
    assert sorted(documented() - emitted()) == []
