"""Every package that the lock installs has a licence that the project may ship, by its own metadata."""

from __future__ import annotations

import re
from importlib import metadata

import pytest
from packaging.requirements import Requirement

from tests.house.source import ROOT, modules, tree

PIN = re.compile(r"^([A-Za-z0-9._-]+)==[^ \\;]+(?:\s*;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)
STRONG = re.compile(r"\b(?:A?GPL|GNU (?:Affero )?General Public)", re.IGNORECASE)
WEAK = re.compile(r"\b(?:LGPL|Lesser General Public)", re.IGNORECASE)
LESSER = {
    "psycopg": "database driver, linked as a library and replaceable; never near a parser",
    "psycopg-binary": "as psycopg",
    "python-stdnum": "tests hold our checksums against it; never shipped",
}
"""LGPL packages, each with its reason. None may be imported by parsers."""


def locked() -> list[str]:
    """Names pinned for this machine."""
    pins = PIN.findall((ROOT / "requirements.lock").read_text())
    return [name for name, marker in pins if not marker or Requirement(f"x; {marker}").marker.evaluate()]  # type: ignore[union-attr]


def licence(package: str) -> str:
    """SPDX expression, licence field and classifiers of the installed package, whatever it has."""
    found = metadata.metadata(package)
    field = (found.get("License") or "").strip()
    lines = [found.get("License-Expression") or "", field if len(field) < 200 else field.splitlines()[0]]
    stated = " | ".join([line for line in [*lines, *(c for c in found.get_all("Classifier") or [] if c.startswith("License ::"))] if line])
    return stated or _first_words_of_file(package)


def _first_words_of_file(package: str) -> str:
    """Where the metadata is silent, what the licence file that the package ships begins with."""
    files = [file for file in metadata.files(package) or [] if re.search(r"licen[cs]e|copying", file.name, re.IGNORECASE)]
    return "".join(file.read_text()[:2000] for file in files[:1])


@pytest.mark.parametrize("package", sorted(locked()))
def test_the_licence_may_be_shipped(package: str) -> None:
    """No GPL, no AGPL; LGPL only where a reason stands; never nothing at all."""
    words = licence(package)
    assert words, f"{package} states no licence: look at its files and write it down"
    without_lesser = WEAK.sub("", words)
    assert not STRONG.search(without_lesser), f"{package}: {words}"
    assert not WEAK.search(words) or package in LESSER, f"{package}: {words}"


def test_no_parser_imports_a_lesser_licence() -> None:
    """Parsers are shipped as they are: nothing of theirs may be under the LGPL."""
    tops = {top for package in LESSER for top in {package.replace("-", "_"), "psycopg"}}
    text = "\n".join(path.read_text() for path in modules("parsers", "redaction") if tree(path))
    assert [top for top in tops if re.search(rf"^\s*(?:import|from) {top}\b", text, re.MULTILINE)] == []
