"""A path that is wrong ends in one sentence that says what to do, an exit code of its own, and no traceback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gateway.__main__ import main

ROOT = Path(__file__).parents[3]
SETS = {"scenarios": "agencies.csv", "match": "queries.jsonl", "forms": "no file to read", "minutes": "no file to read"}


Said = Callable[..., tuple[int, str]]


def plain(text: str) -> str:
    return " ".join(text.replace("│", " ").split())


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Exit code and everything that was printed. An exception that would print a traceback comes out of the call."""

    def call(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["mash-gateway", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        ended = capsys.readouterr()
        return int(end.value.code or 0), plain(ended.out + ended.err)

    return call


def said_by_process(module: str, *arguments: str) -> tuple[int, str]:
    """As `said`, from an interpreter of its own."""
    ran = subprocess.run([sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False, cwd=ROOT)
    return ran.returncode, plain(ran.stdout + ran.stderr)


def test_the_process_ends_as_the_command_does(tmp_path: Path, said: Said) -> None:
    """The other tests call the command in their own process: exit code and words are those of a started one."""
    arguments = ("evaluate", "forms", str(tmp_path), "--out", str(tmp_path / "out"))
    assert said_by_process("gateway", *arguments) == said(*arguments)


@pytest.mark.parametrize("kind", SETS)
def test_a_folder_that_is_no_such_set_is_named_with_what_it_lacks(tmp_path: Path, said: Said, kind: str) -> None:
    """Before anything is run or written."""
    out = tmp_path / "out"
    code, words = said("evaluate", kind, str(tmp_path), "--out", str(out))
    assert code == 78
    assert words.startswith(f"set_incomplete: {tmp_path}: no ")
    assert SETS[kind] in words
    assert "Give the folder" in words
    assert not out.exists()


def test_the_quality_report_names_the_sets_and_scorers_that_are_not_there(tmp_path: Path, said: Said) -> None:
    """At once, and the report that was there stays."""
    report = tmp_path / "quality.md"
    report.write_text("as it was", encoding="utf-8")
    code, words = said("evaluate", "all", "--data", str(tmp_path), "--bench", str(tmp_path), "--report", str(report))
    assert code == 78
    assert "no scenarios, matching/child20k, forms" in words
    assert report.read_text(encoding="utf-8") == "as it was"


@pytest.mark.parametrize(
    "arguments",
    [
        ("detect", "{nothing}"),
        ("minimise", "{nothing}", "--policy", "police", "--child", "C1"),
        ("parse", "{nothing}"),
        ("evaluate", "scenarios", "{nothing}", "--out", "out"),
    ],
)
def test_a_file_or_folder_that_is_not_there_is_named(tmp_path: Path, said: Said, arguments: tuple[str, ...]) -> None:
    """As a mistake on the command line."""
    nothing = tmp_path / "no"
    code, words = said(*(argument.format(nothing=nothing) for argument in arguments))
    assert code == 2
    assert "does not exist" in words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('model = "{folder}/none"', "is no model that can be loaded. Allowed: nothing (the packaged one), untuned"),
        ('model = "{folder}"', "is no model that can be loaded"),
        ('engine = "gliner"\nengine_model = "{folder}/none"', "engine gliner"),
    ],
)
def test_a_model_that_is_not_there_is_named_with_what_is_allowed(tmp_path: Path, said: Said, line: str, expected: str) -> None:
    """A folder that does not exist, one that holds no pipeline, a heavier engine without its weights."""
    shipped = (ROOT / "config" / "gateway.toml").read_text(encoding="utf-8")
    kept = [old for old in shipped.splitlines() if not old.startswith(tuple(f"{key.split()[0]} =" for key in line.splitlines()))]
    kept.insert(kept.index("[detector]") + 1, line.format(folder=tmp_path))
    (tmp_path / "gateway.toml").write_text("\n".join(kept), encoding="utf-8")
    note = tmp_path / "note.txt"
    note.write_text("Seen on Friday.", encoding="utf-8")
    code, words = said("detect", str(note), "--config", str(tmp_path))
    assert code == 78
    assert words.startswith("model_unusable: ")
    assert expected in words


def test_training_without_the_public_sets_says_which_are_missing_and_trains_nothing(tmp_path: Path) -> None:
    """The component that is there stays."""
    out = tmp_path / "model"
    code, words = said_by_process("training", "--data", str(tmp_path), "--out", str(out))
    assert (code, "Traceback" in words) == (2, False)
    assert "no btc_train.jsonl, wnut17_train.jsonl, presidio_generated.jsonl in it" in words
    assert not out.exists()
