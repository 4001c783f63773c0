"""A written form that holds anything but its copy never leaves; an honest one always does."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.destinations import folder, form_checks
from gateway.destinations.folder import FolderDrop
from gateway.destinations.form_checks import docx_is_safe, holds_only_the_copy, html_is_safe, safe_docx, safe_html, safe_text
from gateway.destinations.page import as_html
from gateway.destinations.word import as_docx
from gateway.errors import Held
from gateway.outgoing import CopySegment, MinimisedItem
from tests.makers import copy

SECRET = "Tully"
LETTERS = st.text(st.characters(codec="utf-8") | st.sampled_from("a \ufffd|:>"), max_size=30)
KINDS = ("body", "heading", "table_row", "quote", "forwarded", "field")
SEGMENTS = st.lists(
    st.builds(CopySegment, st.sampled_from(KINDS), st.text(max_size=40) | LETTERS, st.text(max_size=15) | LETTERS, st.text(max_size=10)),
    max_size=6,
)


@given(SEGMENTS)
def test_an_honest_form_always_passes(segments: list[CopySegment]) -> None:
    """Whatever a copy says: Word, page and text are let go."""
    made = replace(copy(), segments=tuple(segments))
    assert safe_docx(made)
    assert safe_html(made)
    assert safe_text(made)


@pytest.mark.parametrize("text", ["Name: Ann | Age: 7", "Name: Ben | Age: 9"])
def test_rows_under_one_head_pass(text: str) -> None:
    """A column's name is told once for all rows."""
    rows = (CopySegment("table_row", "Name: Eve | Age: 3"), CopySegment("table_row", text))
    made = replace(copy(), segments=rows)
    assert safe_docx(made)
    assert safe_html(made)


def repacked(part: str, change: Callable[[str], str], *, more: dict[str, str] | None = None, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_docx(copy()))) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            text = old.read(entry).decode()
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), change(text) if entry.filename == part else text)
        for name, text in (more or {}).items():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
        new.comment = comment
    return out.getvalue()


BODY = "word/document.xml"
ATTACKS = {
    "a word more": repacked(BODY, lambda text: text.replace("bruise", f"bruise {SECRET}")),
    "a word twice": repacked(BODY, lambda text: text.replace("bruise", "bruise bruise bruise")),
    "a passage gone": repacked(BODY, lambda text: text.replace("bruise", "")),
    "a comment of XML": repacked(BODY, lambda text: text.replace("<w:body>", f"<w:body><!--{SECRET}-->")),
    "a comment of Word": repacked(BODY, lambda text: text.replace("<w:body>", '<w:body><w:commentReference w:val="1"/>')),
    "a revision": repacked(BODY, lambda text: text.replace("<w:p>", '<w:p w:rsidR="00AB12CD">', 1)),
    "an instruction": repacked(BODY, lambda text: text.replace("<w:body>", f"<?x {SECRET}?><w:body>")),
    "a document type": repacked(BODY, lambda text: text.replace("?><w:document", f'?><!DOCTYPE d [<!ENTITY e "{SECRET}">]><w:document')),
    "words outside text": repacked(BODY, lambda text: text.replace("<w:body>", f"<w:body>{SECRET}")),
    "an attribute of ours that tells": repacked("word/_rels/document.xml.rels", lambda text: text.replace("styles.xml", "http://x.test/")),
    "a relation outside": repacked(
        "word/_rels/document.xml.rels", lambda text: text.replace("/></Rel", '/><Relationship Id="r2" Type="t" Target="a"/></Rel')
    ),
    "properties": repacked("", str, more={"docProps/core.xml": f"<a>{SECRET}</a>"}),
    "a comment of the archive": repacked("", str, comment=SECRET.encode()),
    "bytes before": SECRET.encode() + as_docx(copy()),
    "no archive": b"words",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_word_file_with_anything_beside_is_refused(attack: bytes) -> None:
    """Each way in which a Word file can hold more than it shows, or less than the copy."""
    assert docx_is_safe(as_docx(copy()), copy())
    assert not docx_is_safe(attack, copy())


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.replace("bruise", f"bruise {SECRET}"),
        lambda page: page.replace("<main>", f"<main><!-- {SECRET} -->"),
        lambda page: page.replace("<main>", "<main><script>x</script>"),
        lambda page: page.replace("<main>", '<main><p title="x"></p>'),
        lambda page: page.replace("<main>", '<main><img src="http://x.test/">'),
        lambda page: page.replace("bruise", ""),
    ],
)
def test_a_page_with_anything_beside_is_refused(change: Callable[[str], str]) -> None:
    """Comments, scripts, attributes, what is fetched, words more or fewer."""
    assert html_is_safe(as_html(copy()), copy())
    assert not html_is_safe(change(as_html(copy())), copy())


def test_a_text_with_a_word_more_is_refused() -> None:
    """Even one that the copy has, said once more than there."""
    assert not holds_only_the_copy(["A bruise on the left arm. Tully"], copy())


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_that_loses_an_unread_symbol_is_refused(kind: str) -> None:
    """Nobody knows what it says, and so nobody can say that it does not matter."""
    made = replace(copy(), segments=(CopySegment(kind, "At risk: \ufffd"),))
    assert html_is_safe(as_html(made), made)
    assert not html_is_safe(as_html(made).replace("[unreadable symbol]", ""), made)


def test_a_form_that_is_not_safe_holds_the_delivery_and_leaves_no_file(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one of the copy's forms is written, and it is not tried again by itself."""

    def leaking(made: MinimisedItem) -> bytes:
        return as_docx(replace(made, segments=(*made.segments, CopySegment("body", SECRET))))

    monkeypatch.setattr(form_checks, "as_docx", leaking)
    with pytest.raises(Held) as held:
        FolderDrop("drop", tmp_path, folder.USUAL).deliver(copy())
    assert (held.value.code, list(tmp_path.iterdir())) == ("form_not_safe", [])
