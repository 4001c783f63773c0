"""`parse`: what a person and a script see of one file or several."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen import canvas
from typer.testing import CliRunner, Result

from gateway.cli import app
from gateway.cli.exit_codes import NEEDS_A_PERSON, OK, REFUSED, USAGE
from tests import pdf_files

MAIL = b"""From: a@school.example
To: mash@council.example
Subject: Seen [today]
Message-ID: <1@school.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

[red]Not markup[/red] and [/broken] stay as typed.
--b
Content-Type: text/csv
Content-Disposition: attachment; filename="list.csv"

Name,Role
Ada Finch,Nurse
--b--
"""


def form() -> bytes:
    """A fillable page with a text, an empty text and a ticked box."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=(595, 842))
    for y, words in ((760, "First name"), (720, "School")):
        sheet.drawString(60, y, words)
    sheet.acroForm.textfield(name="first", value="Ada", x=160, y=752, width=200, height=20)
    sheet.acroForm.textfield(name="school", value="", x=160, y=712, width=200, height=20)
    sheet.acroForm.checkbox(name="neglect", checked=True, x=60, y=670, size=16)
    sheet.drawString(84, 674, "Neglect")
    sheet.showPage()
    sheet.save()
    return stream.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mail.eml").write_bytes(MAIL)
    (tmp_path / "form.pdf").write_bytes(form())
    (tmp_path / "locked.pdf").write_bytes(pdf_files.locked(form()))
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["parse", *map(str, arguments)], env={"COLUMNS": "200", "MASH_GATEWAY_CONFIG": ""})


def test_the_view_shows_tree_passages_and_fields(folder: Path) -> None:
    """The readable view has each part with its type, what stands in it, and fields with their ticks."""
    said = run(folder / "mail.eml", folder / "form.pdf", "--tree")
    assert said.exit_code == OK
    assert "part 0 list.csv (attachment)  text/csv" in said.stdout
    assert "table_row of part 0" in said.stdout
    assert "Ada Finch" in said.stdout
    assert "form fields (3)" in said.stdout
    assert "☒" in said.stdout


def test_brackets_in_a_file_are_words(folder: Path) -> None:
    """What looks like the printer's markup is shown as it was typed, and breaks nothing."""
    said = run(folder / "mail.eml").stdout
    assert "[red]Not markup[/red] and [/broken] stay as typed." in said
    assert "Seen [today]" in said


def test_scripts_get_an_object_or_an_array(folder: Path) -> None:
    """One file is one object, several are an array in the order asked, each with its file's name."""
    one = json.loads(run(folder / "form.pdf", "--json").stdout)
    two = json.loads(run(folder / "form.pdf", folder / "mail.eml", "--json").stdout)
    assert one["media_type"] == "application/pdf"
    assert [Path(entry["file"]).name for entry in two] == ["form.pdf", "mail.eml"]


def test_the_exit_code_says_that_a_person_must_look(folder: Path) -> None:
    """One locked file among others makes the whole call end with the code for a person; the others are still shown."""
    said = run(folder / "locked.pdf", folder / "mail.eml", "--json")
    assert said.exit_code == NEEDS_A_PERSON
    assert [entry["status"] for entry in json.loads(said.stdout)] == ["encrypted", "ok"]


def test_a_page_is_drawn_with_a_legend(folder: Path, tmp_path: Path) -> None:
    """The picture is written, and the legend numbers passages and empty fields of that page."""
    out = tmp_path / "page.png"
    said = run(folder / "form.pdf", "--page", 1, "--png", out)
    assert said.exit_code == OK
    with Image.open(out) as image:
        assert image.format == "PNG"
        colours = {colour for _, colour in image.convert("RGB").getcolors(2**24) or []}
    assert {(199, 84, 0), (107, 122, 0)} <= colours  # the orange of answers, the olive of empty fields
    assert "First name: Ada" in said.stdout
    assert "f1" in said.stdout


def test_a_format_without_pages_says_what_can_be_drawn(folder: Path, tmp_path: Path) -> None:
    """A message has no pages: no file is written, and the words say of what pictures are made."""
    out = tmp_path / "page.png"
    said = run(folder / "mail.eml", "--png", out)
    assert said.exit_code == REFUSED
    assert "PDF" in said.stdout
    assert not out.exists()


@pytest.mark.parametrize("words", [("--json", "--tree"), ("--json", "--png", "x.png"), ("--page", "0")])
def test_words_that_contradict_each_other_are_refused(folder: Path, words: tuple[str, ...]) -> None:
    """A call that asks for two things at once is a fault of usage."""
    assert run(folder / "form.pdf", *words).exit_code == USAGE
