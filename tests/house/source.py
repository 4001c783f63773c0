"""The repository as its own rules see it: tracked files and syntax trees."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("gateway", "parsers", "redaction")
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+")


@cache
def tracked() -> tuple[Path, ...]:
    """Files that git tracks, or would at the next add; without git every file outside dot folders."""
    done = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return tuple(path for line in done.stdout.splitlines() if (path := ROOT / line).is_file())
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not any(part[0] == "." for part in path.relative_to(ROOT).parts))


def modules(*under: str) -> tuple[Path, ...]:
    """Our Python files, of these folders or files."""
    return tuple(p for p in tracked() if p.suffix == ".py" and p.relative_to(ROOT).as_posix().startswith(under or PACKAGES))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def calls(*under: str) -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call of our code with the last part of what is called."""
    for path in modules(*under):
        for node in ast.walk(tree(path)):
            match node:
                case ast.Call(func=ast.Name(id=called)) | ast.Call(func=ast.Attribute(attr=called)):
                    yield path, node, called


def words(node: ast.AST) -> Iterator[str]:
    """String constants of an expression, docstrings apart."""
    for inner in ast.walk(node):
        match inner:
            case ast.Constant(value=str() as text):
                yield text


def codes_in(*under: str) -> frozenset[str]:
    """Words like `one_two` that stand as string constants in these modules, docstrings apart."""
    return frozenset(word for word in constants(*under) if CODE.fullmatch(word))


def constants(*under: str) -> frozenset[str]:
    """String constants of these modules, docstrings apart."""
    found: set[str] = set()
    for path in modules(*under):
        docstrings = {id(node.value) for node in ast.walk(tree(path)) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                found.add(node.value)
    return frozenset(found)
