"""Budgets hold for the whole tree of an item, not for each file in it; and a page is weighed before it is drawn."""

import io
import zipfile
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, Status, read_tree, walk_documents
from parsers.pdf_budget import PAGE_BYTES, PageBudget, TooMuch, unpacked
from tests.hostile import pdfs


def archive(*contents: bytes, ending: str = "txt") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for number, content in enumerate(contents):
            file.writestr(f"{number}.{ending}", content)
    return stream.getvalue()


def statuses(data: bytes, **limits: int) -> list[Status]:
    document = read_tree(data, "a.zip", limits=replace(DEFAULT_LIMITS, **limits))
    return [inner.status for path, inner in walk_documents(document) if path]


def spend(budget: PageBudget, data: bytes, times: int = 1) -> None:
    """The first page, so many times over."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for _ in range(times):
            budget.spend(document.pages[0])


def test_characters_are_counted_over_the_tree():
    """Two texts that each fit, but not together: the second is held."""
    assert statuses(archive(b"a" * 60, b"b" * 60), characters=100) == [Status.OK, Status.LIMITED]
    assert statuses(archive(b"a" * 60, b"b" * 60), characters=130) == [Status.OK, Status.OK]


def test_cells_are_counted_over_the_tree():
    """Two tables that each fit, but not together."""
    table = b"name,born\n" + b"Ada,2015\n" * 10
    assert statuses(archive(table, table, ending="csv"), cells=30) == [Status.OK, Status.LIMITED]


def test_pages_are_counted_over_the_tree():
    """Two documents of a page each, where one page is allowed."""
    assert statuses(archive(pdfs.one_page(), pdfs.one_page(), ending="pdf"), pages=1) == [Status.OK, Status.LIMITED]


def test_a_text_of_very_many_lines_is_read_and_held():
    """Its words are there; that no form was looked for is said."""
    document = read_tree(b"Name: Ada\n" * 60_000, "a.txt")
    assert document.status is Status.OK
    assert sum(segment.text.count("Ada") for segment in document.segments) == 60_000
    assert ("too_long_to_map", "hold") in {(finding.code, finding.severity) for finding in document.findings}


def test_an_ordinary_page_is_drawn():
    """A page costs what its streams hold."""
    budget = PageBudget()
    before = budget.left
    spend(budget, pdfs.one_page())
    assert 0 < before - budget.left < 1_000


@pytest.mark.parametrize("name", ["content-bomb.pdf", "content-bomb-twice.pdf", "same-content.pdf", "forms-power.pdf"])
def test_a_page_that_grows_is_not_drawn(name):
    """However the page grows: packed once, packed twice, one stream many times, forms within forms."""
    with pytest.raises(TooMuch):
        spend(PageBudget(), pdfs.CASES[name].make())


def test_a_form_that_draws_itself_costs_what_it_holds():
    """A loop is no growth: the page costs something, and not more than an ordinary one."""
    budget = PageBudget()
    before = budget.left
    spend(budget, pdfs.CASES["form-of-itself.pdf"].make())
    assert 0 < before - budget.left < 1_000


def test_the_pages_of_a_file_share_its_budget():
    """Many pages that each fit are drawn until the file's budget is spent."""
    page = pdfs.one_page(content=b"q Q " * (PAGE_BYTES // 8))
    spend(PageBudget(), page, 2)
    with pytest.raises(TooMuch):
        spend(PageBudget(), page, 10)


@settings(max_examples=30, deadline=None)
@given(content=st.binary(max_size=300), most=st.integers(0, 400), cut=st.integers(0, 20))
def test_unpacking_ends_at_the_limit(content, most, cut):
    """What is unpacked is a beginning of the content, and one byte longer than the limit at the most."""
    with pikepdf.new() as document:
        stream = document.make_stream(b"")
        packed = pdfs.zlib.compress(content)
        stream.write(packed[: len(packed) - cut], filter=pikepdf.Name.FlateDecode)
        found = unpacked(stream, most)
    assert content.startswith(found)
    assert len(found) <= most + 1
    assert cut or found == content[: most + 1]
