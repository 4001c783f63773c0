"""The house's own rules, counted: sizes, names, broad excepts, late imports, marks left over, paths of machines."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.source import ROOT, calls, modules, name, tracked, tree

MOST_FUNCTION_LINES, MOST_FILE_LINES = 60, 350
VAGUE = {"utils", "util", "helper", "helpers", "manager", "managers", "data", "common", "misc"}
BROAD_EXCEPT_MAY_STAND_IN = {"gateway/pipeline/runner.py", "gateway/routing/outbox.py"}
LATE_IMPORTS_MAY_STAND_IN = ("gateway/cli/",)
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".html",
    ".css",
    ".js",
    ".yml",
    ".yaml",
    ".txt",
    ".sh",
    ".service",
    ".cfg",
    ".lock",
    "",
    ".eml",
    ".csv",
    ".json",
}
LOADS_BY_NAME = ("gateway/confined/forkserver.py", "gateway/confined/reading.py")
"""A server is told by name what its children do, so that it loads nothing else: of a program's, no parser at all."""
VENDORED = ("gateway/web/static/",)
OURS = ("gateway", "parsers", "redaction", "tests")
MACHINE_PATH = re.compile(r"/(?:work|home|root|Users)/[A-Za-z0-9._-]+|\.\./\.library|/tmp/[A-Za-z]")
PATHS_OF_A_HOME = ("gateway/confined/", "gateway/sandbox/", "tests/unit/sandbox/", "tests/sandbox_targets.py")
REGISTRY = re.compile(
    r"(?:(?<!no-emit-)index-url|extra-index|find-links|https?://[^\s\"']*(?:artifactory|nexus|pypi|pkg\.dev|/simple\b))", re.IGNORECASE
)
LEFT_OVER = re.compile("|".join(rf"\b{word}\b" for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")))


def texts(*skip: str) -> list[tuple[str, str]]:
    """Tracked text files of our own, this one apart: it has to name what it looks for."""
    ours = [p for p in tracked() if p.suffix in TEXT and p != Path(__file__).resolve() and not name(p).startswith((*VENDORED, *skip))]
    return [(name(path), path.read_text(encoding="utf-8", errors="replace")) for path in ours]


def test_functions_are_small() -> None:
    """No function is longer than a screen."""
    long = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in modules(*OURS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > MOST_FUNCTION_LINES
    ]
    assert long == []


def test_files_say_one_thing() -> None:
    """No file is longer than can be read at a sitting."""
    long = {name(path): count for path in modules(*OURS) if (count := len(path.read_text().splitlines())) > MOST_FILE_LINES}
    assert long == {}


def test_no_module_hides_behind_a_vague_name() -> None:
    """A module is named by what it says in the field's words."""
    assert [name(path) for path in modules(*OURS) if VAGUE & {path.stem, *path.relative_to(ROOT).parts[:-1]}] == []


def test_a_broad_except_stands_in_two_files_only() -> None:
    """The runner quarantines, the outbox goes on; everywhere else an unforeseen fault is heard."""
    broad = {
        name(path)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or _is_broad(node.type))
    }
    assert broad <= BROAD_EXCEPT_MAY_STAND_IN


def _is_broad(kind: ast.expr) -> bool:
    return any(isinstance(node, ast.Name) and node.id in {"Exception", "BaseException"} for node in ast.walk(kind))


def test_imports_stand_at_the_top() -> None:
    """An import inside a function is a confession; only commands load late, so that --help is quick."""
    late = [
        f"{name(path)}:{inner.lineno}"
        for path in modules()
        if not name(path).startswith(LATE_IMPORTS_MAY_STAND_IN)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert late == []


def test_nothing_is_loaded_by_name_or_run_as_text() -> None:
    """No eval, no exec, no import by a string: the import contracts would not see it."""
    ways = {"eval", "exec", "__import__", "import_module"}
    plain = [f"{name(p)}:{c.lineno} {called}" for p, c, called in calls() if called in ways and _is_builtin_or_import(c)]
    assert [where for where in plain if not where.startswith(LOADS_BY_NAME)] == []


def _is_builtin_or_import(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) or (isinstance(call.func, ast.Attribute) and call.func.attr == "import_module")


def test_no_path_of_a_machine_and_no_registry_is_written_down() -> None:
    """The repository works wherever it is cloned, and installs from wherever the site says."""
    paths = [f"{file}: {hit.group()}" for file, text in texts(*PATHS_OF_A_HOME) for hit in MACHINE_PATH.finditer(text)]
    hosts = [
        f"{file}: {hit.group()}"
        for file, text in texts()
        for hit in REGISTRY.finditer(text)
        if file.endswith((".lock", ".toml", "Makefile"))
    ]
    assert (paths, hosts) == ([], [])


def test_no_mark_of_unfinished_work_is_left() -> None:
    """What is not done stands in the documents, not in marks."""
    assert [f"{file}: {hit.group()}" for file, text in texts() for hit in LEFT_OVER.finditer(text) if file.endswith(".py")] == []


def test_every_public_function_says_what_it_promises() -> None:
    """Functions, methods and classes of the three packages, those of private classes too; an overload is told by the one it stands for."""
    bare = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in modules()
        for holder in ast.walk(tree(path))
        if isinstance(holder, ast.Module | ast.ClassDef)
        for node in holder.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if not node.name.startswith("_") and ast.get_docstring(node) is None
        if not any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in node.decorator_list)
    ]
    assert bare == []
