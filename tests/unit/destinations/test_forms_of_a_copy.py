"""A copy as a page, as text and as a Word file: the same words, in order, and nothing that a copy does not hold."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from gateway.destinations.form_checks import safe_docx, safe_html, safe_json, safe_text
from gateway.destinations.outline import Heading, Paragraph, Table, blocks
from gateway.destinations.page import as_html
from gateway.destinations.rendering import as_text
from gateway.destinations.word import as_docx
from gateway.outgoing import CopySegment, WithheldNote
from tests.makers import copy

REPORT = replace(
    copy(),
    segments=(
        CopySegment("heading", "Visit"),
        CopySegment("body", "Seen at home.\nNo marks.", "Visit"),
        CopySegment("heading", "Who was there"),
        CopySegment("table_row", "Name | Role", "Visit > Who was there"),
        CopySegment("table_row", "Name: [name removed] | Role: nurse", "Visit > Who was there"),
        CopySegment("table_row", "Name: [name removed] | Role: teacher", "Visit > Who was there"),
        CopySegment("quote", "As I wrote before.", "Visit > Who was there"),
        CopySegment("heading", "Next steps"),
    ),
    withheld=(WithheldNote("another_child", 3), WithheldNote("a_rule_of_the_site", 1)),
)


def test_headings_come_once_and_in_order():
    """A heading's passage and the path of what stands under it are one heading; one with nothing under it is kept."""
    found = [block for block in blocks(REPORT.segments) if isinstance(block, Heading)]
    assert found == [Heading(1, "Visit"), Heading(2, "Who was there"), Heading(1, "Next steps")]


def test_rows_of_the_same_labels_are_a_table():
    """The row of labels becomes the columns, and no label is said again in a cell."""
    (table,) = [block for block in blocks(REPORT.segments) if isinstance(block, Table)]
    assert table == Table(("Name", "Role"), (("[name removed]", "nurse"), ("[name removed]", "teacher")))


def test_rows_of_other_labels_keep_them():
    """Where rows differ each cell says what it is, and short rows are filled up."""
    rows = (CopySegment("table_row", "School: Oak | Year: 3"), CopySegment("table_row", "Seen yesterday"))
    (table,) = blocks(rows)
    assert table == Table((), (("School: Oak", "Year: 3"), ("Seen yesterday", "")))


def test_the_page_can_be_read_by_anybody():
    """Language, title by key only, one h1, no level skipped, column heads; an old copy says so; nothing runs or is fetched."""
    page = html.fromstring(as_html(REPORT))
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == "Copy it_a.cC1"
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels == [1, 2, 3, 2, 2]
    assert [th.text for th in page.iter("th")] == ["Name", "Role"]
    assert {th.get("scope") for th in page.iter("th")} == {"col"}
    assert "Things may have changed since" in page.text_content()
    assert list(page.iter("script", "img", "link", "iframe")) == []


def test_what_was_left_out_is_said_in_words_with_how_to_ask():
    """Each reason in a sentence, a code of the site's own as it is, and whom to ask with which number."""
    for form in (html.fromstring(as_html(REPORT)).text_content(), as_text(REPORT)):
        assert "3 passages were left out because it is about another child." in form
        assert "1 passage was left out because the policy says so (a rule of the site)." in form
        assert re.search(r"ask the hub's desk, quoting copy it_a\.cC1", form)


def test_a_copy_without_anything_left_out_says_nothing_of_it():
    """No empty account."""
    assert "eft out" not in as_html(replace(REPORT, withheld=()))


def test_the_word_file_says_the_same():
    """Read by python-docx: headings by style, the table with its columns, quotes apart."""
    document = docx.Document(io.BytesIO(as_docx(REPORT)))
    styled = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert ("Heading 1", "Visit") in styled
    assert ("Heading 2", "Who was there") in styled
    assert ("Normal", "Seen at home.\nNo marks.") in styled
    assert ("Quote", "As I wrote before.") in styled
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Name", "Role"],
        ["[name removed]", "nurse"],
        ["[name removed]", "teacher"],
    ]


def test_the_word_file_has_five_parts_and_no_properties():
    """Nothing of an original, of a template or of the time can stand in it; equal copies give equal files."""
    with zipfile.ZipFile(io.BytesIO(as_docx(REPORT))) as package:
        assert sorted(package.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/styles.xml",
        ]
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert as_docx(REPORT) == as_docx(REPORT)


@given(st.lists(st.tuples(st.sampled_from(["body", "table_row", "field", "quote", "comment"]), st.text(min_size=1)), max_size=8))
def test_no_word_of_a_copy_is_lost(passages):
    """Whatever the passages say, the Word file opens and every letter of theirs is in the text and on the page."""
    made = replace(copy(), segments=tuple(CopySegment(kind, text) for kind, text in passages), withheld=())
    docx.Document(io.BytesIO(as_docx(made)))
    for form in (as_text(made), html.fromstring(as_html(made)).text_content()):
        letters = {c for _, text in passages for c in text if c.isalnum()}
        assert letters <= set(form)
    shown = [block for block in blocks(made.segments) if isinstance(block, Paragraph)]
    assert [block.text for block in shown] == [text for kind, text in passages if kind != "table_row"]


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("\ufffd Neglect  \ufffd Injury", "[unreadable symbol] Neglect  [unreadable symbol] Injury"),
        ("At risk: \ufffd", "At risk: [unreadable symbol]"),
        ("Seen\n\ufffd\ufffd\ufffd\ntoday", "Seen\n[unreadable symbols]\ntoday"),
        ("Zo\ufffd and \ufffdda, \u0995\u09bf\ufffd\ufffd, 4\ufffd", "Zo\ufffd and \ufffdda, \u0995\u09bf\ufffd\ufffd, 4\ufffd"),
    ],
)
def test_a_symbol_that_nobody_read_is_said_in_words(read: str, said: str):
    """Programs that read aloud pass over the sign for such a tick or box: each form says that one stands there. Parts of words stay."""
    made = replace(REPORT, segments=(CopySegment("body", read),))
    document = docx.Document(io.BytesIO(safe_docx(made)))
    assert said in safe_text(made)
    assert said.replace("\n", "<br>") in safe_html(made)
    assert said in [paragraph.text for paragraph in document.paragraphs]


def test_symbols_in_tables_and_headings_are_said_too():
    """Wherever a passage has one; the canonical form keeps the sign itself."""
    rows = (
        CopySegment("heading", "Tick \ufffd"),
        CopySegment("table_row", "\ufffd: yes | No: \ufffd", "Tick \ufffd"),
        CopySegment("table_row", "\ufffd: no | No: \ufffd", "Tick \ufffd"),
    )
    made, said = replace(REPORT, segments=rows), "[unreadable symbol]"
    assert list(blocks(rows)) == [Heading(1, f"Tick {said}"), Table((said, "No"), (("yes", said), ("no", said)))]
    assert "\ufffd" not in safe_text(made) + safe_html(made)
    assert "\ufffd: yes" in safe_json(made)
