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


def test_a_message_shows_who_wrote_to_whom(folder: Path) -> None:
    """The head of a message is part of what was found; a part is named by the same path in the tree and over its passages."""
    inner = MAIL.replace(b"Message-ID", b"Date: Mon, 02 Mar 2026 10:00:00 +0000\r\nCc: Bo <bo@council.example>\r\nMessage-ID")
    outer = b"From: c@school.example\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" + inner
    (folder / "outer.eml").write_bytes(outer)
    said = run(folder / "outer.eml").stdout
    assert "message of part 0\n" in said
    assert "Bo <bo@council.example>" in said
    assert "2026-03-02T10:00:00" in said
    assert "part 0.0 list.csv (attachment)" in said
    assert "table_row of part 0.0 (2)" in said


def test_nothing_is_cut_on_a_narrow_terminal(folder: Path) -> None:
    """A word wider than its column goes on in the next line."""
    (folder / "long.txt").write_text("x" * 150, encoding="utf-8")
    said = CliRunner().invoke(app, ["parse", str(folder / "long.txt")], env={"COLUMNS": "80", "MASH_GATEWAY_CONFIG": ""}).stdout
    assert said.count("x") - said.splitlines()[0].count("x") == 150


def test_an_export_shows_its_submissions(folder: Path) -> None:
    """Each row of an export is a submission of its own, and a reference that stands twice is said."""
    rows = "".join(f"R{number % 2},2026-03-02T10:00:00Z,Late,Ada Finch,02/05/2015\n" for number in range(3))
    (folder / "day.csv").write_text(f"Reference,Submitted at,Your concern?,Child's full name,Date of birth\n{rows}", encoding="utf-8")
    said = run(folder / "day.csv").stdout
    assert "export of 3 submissions, each an item of its own" in said
    assert said.count("an earlier or later one has it too") == 2


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


def test_the_last_line_says_who_must_look_at_what(folder: Path) -> None:
    """Among many files nobody has to search for the one that holds."""
    said = run(folder / "locked.pdf", folder / "mail.eml").stdout
    assert said.splitlines()[-1].startswith("A person must look at locked.pdf: encrypted")


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


def test_a_picture_of_a_locked_file_says_that_it_is_locked(folder: Path, tmp_path: Path) -> None:
    """What to do about it is another thing than for a format without pages."""
    said = run(folder / "locked.pdf", "--png", tmp_path / "page.png")
    assert said.exit_code == REFUSED
    assert "the file is locked" in said.stdout


def test_a_picture_is_its_owners_alone_and_a_wrong_place_is_a_fault_of_usage(folder: Path, tmp_path: Path) -> None:
    """The picture holds a person's words; a folder that is not there is no crash."""
    run(folder / "form.pdf", "--png", tmp_path / "page.png")
    assert (tmp_path / "page.png").stat().st_mode & 0o777 == 0o600
    said = run(folder / "form.pdf", "--png", tmp_path / "none" / "page.png")
    assert said.exit_code == USAGE


@pytest.mark.parametrize("words", [("--json", "--tree"), ("--json", "--png", "x.png"), ("--page", "0")])
def test_words_that_contradict_each_other_are_refused(folder: Path, words: tuple[str, ...]) -> None:
    """A call that asks for two things at once is a fault of usage."""
    assert run(folder / "form.pdf", *words).exit_code == USAGE
