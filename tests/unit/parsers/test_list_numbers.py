"""Numbers and bullets that Word sets by itself: shown in the text as on the page, unseen by readers of forms and minutes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, SegmentKind, docx, read_tree
from parsers.document import Cell, Document, Locator, Segment
from parsers.list_labels import labelled, read_without, without_labels
from parsers.number_words import written
from tests import ooxml_files
from tests.form_layouts.answers import FORMS
from tests.form_layouts.hub_layouts import numbered_questions
from tests.ooxml_files import W

OUTLINE = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>'
)


def numbering(levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'


def item(text: str, level: int = 0, number: int = 1, extra: str = "") -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}{extra}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(body: str, parts: str = OUTLINE, nums: str = "", styles: str = "") -> Document:
    members: dict[str, bytes | str] = {"word/numbering.xml": numbering(parts, nums) if nums else numbering(parts)}
    if styles:
        members["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'
    return docx.parse(ooxml_files.docx(body, **members), DEFAULT_LIMITS)


def texts(document: Document) -> list[str]:
    return [s.text for s in document.segments if s.kind is not SegmentKind.METADATA]


def test_levels_count_and_begin_anew_below_a_higher_one() -> None:
    """Counts such as "2.1" and "(a)" stand as the page shows them; the deeper ones restart."""
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 2) + item("e", 1) + item("f", 2) + item("g") + item("h", 1)
    assert texts(read(body)) == ["1. a", "1.1 b", "(a) c", "(b) d", "1.2 e", "(a) f", "2. g", "2.1 h"]


def test_a_level_that_never_restarts_counts_on() -> None:
    """w:lvlRestart 0: the sub-questions of a form are numbered through."""
    through = OUTLINE.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:lvlRestart w:val="0"/>')
    assert texts(read(item("a") + item("b", 1) + item("c") + item("d", 1), through)) == ["1. a", "1.1 b", "2. c", "2.2 d"]


def test_a_second_list_of_the_same_definition_counts_on_unless_it_starts_anew() -> None:
    """w:startOverride is honoured once, at the first paragraph of that list."""
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b", number=2) + item("c", number=3) + item("d", number=3)
    assert texts(read(body, nums=nums)) == ["1. a", "2. b", "7. c", "8. d"]


def test_a_level_of_one_list_may_look_otherwise() -> None:
    """w:lvlOverride with a level of its own."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Part %1:"/></w:lvl>'
    nums = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level}</w:lvlOverride></w:num>'
    assert texts(read(item("a") + item("b"), nums=nums)) == ["Part III: a", "Part IV: b"]


def test_a_style_carries_the_list_and_a_paragraph_may_leave_it() -> None:
    """The list comes from the style or the one it is based on; numId 0 takes a paragraph out of it."""
    styles = (
        '<w:style w:styleId="Q"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Q2"><w:basedOn w:val="Q"/></w:style>'
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    body = styled.format("Q", "") + styled.format("Q2", "") + styled.format("Q", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(read(body + styled.format("Q", ""), styles=styles)) == ["1. x", "2. x", "x", "3. x"]


def test_the_level_of_a_heading_style_is_the_one_that_names_it() -> None:
    """Numbered headings: each style has its level, and the section is known by its words alone."""
    levels = OUTLINE.replace('<w:lvlText w:val="%1.%2"/>', '<w:pStyle w:val="H2"/><w:lvlText w:val="%1.%2"/>')
    styles = (
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    heading = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    found = read(heading.format("H1", "Child") + heading.format("H2", "Health") + ooxml_files.paragraph("Well."), levels, styles=styles)
    assert texts(found) == ["1. Child", "1.1 Health", "Well."]
    assert found.segments[2].section == ("Child", "Health")


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        ('<w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/>', "• x"),
        ('<w:numFmt w:val="bullet"/><w:lvlText w:val="o"/>', "• x"),
        ('<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>', "– x"),
        ('<w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0a8"/>', "☐ x"),
        ('<w:numFmt w:val="none"/><w:lvlText w:val="Note:"/>', "Note: x"),
        ('<w:numFmt w:val="none"/><w:lvlText w:val=""/>', "x"),
        ('<w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="Q%1"/>', "Q1x"),
        ('<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:rPr><w:vanish/></w:rPr>', "x"),
        ('<w:numFmt w:val="ordinalText"/><w:lvlText w:val="%1"/>', "First x"),
    ],
)
def test_how_one_level_looks(level: str, shown: str) -> None:
    """Signs of symbol fonts as a reader sees them; numbers that are hidden or have no text are none."""
    assert texts(read(item("x"), f'<w:lvl w:ilvl="0">{level}</w:lvl>')) == [shown]


def test_legal_numbering_writes_all_counts_as_decimals() -> None:
    """w:isLgl: "1.1" below "I."."""
    levels = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
    )
    assert texts(read(item("a") + item("b", 1), levels)) == ["I. a", "1.1 b"]


def test_a_paragraph_that_a_change_takes_away_is_not_counted() -> None:
    """Its end and all of its words are deleted: the next one has its number."""
    gone = item("b", extra="<w:rPr><w:del/></w:rPr>").replace("<w:t>b</w:t>", "<w:delText>b</w:delText>")
    gone = gone.replace("<w:r>", "<w:del><w:r>").replace("</w:r></w:p>", "</w:r></w:del></w:p>")
    assert [text for text in texts(read(item("a") + gone + item("c"))) if text != "b"] == ["1. a", "2. c"]


def test_numbers_in_cells_belong_to_their_cells() -> None:
    """Also the bare number of an empty first cell, as tables of actions have it."""
    bare = item("").replace("<w:r><w:t></w:t></w:r>", "")
    rows = "".join(f"<w:tr><w:tc>{bare}</w:tc><w:tc>{ooxml_files.paragraph(text)}</w:tc></w:tr>" for text in ("Ring school", "Visit"))
    within = f"<w:tr><w:tc>{item('Who', 1)}{item('When', 1)}</w:tc><w:tc>{ooxml_files.paragraph('Ann')}</w:tc></w:tr>"
    found = read(f"<w:tbl>{rows}{within}</w:tbl>")
    assert [s.text.replace(": ", " | ") for s in found.segments] == ["1. Ring school", "2. Visit", "2.1 Who\n2.2 When | Ann"]
    assert [s.text[c.start : c.end] for s in found.segments for c in s.locator.cells] == [
        "1. Ring school",
        "2. Visit",
        "2.1 Who\n2.2 When",
        "Ann",
    ]


@pytest.mark.parametrize(
    ("count", "form", "shown"),
    [
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (1944, "upperRoman", "MCMXLIV"),
        (0, "lowerRoman", "0"),
        (5, "decimalZero", "05"),
        (112, "ordinal", "112th"),
        (21, "cardinalText", "Twenty-one"),
        (20, "ordinalText", "Twentieth"),
        (22, "ordinalText", "Twenty-second"),
        (7, "of some later standard", "7"),
    ],
)
def test_counts_in_letters_and_words(count: int, form: str, shown: str) -> None:
    """As word processors write them (ISO/IEC 29500-1 17.18.59)."""
    assert written(count, form) == shown


words = st.text("ab \n", min_size=1, max_size=12)


@given(words, st.lists(st.tuples(st.integers(0, 12), st.sampled_from(["1. ", "(a) ", "• "])), max_size=4), st.integers(0, 12))
def test_labels_can_be_put_in_and_taken_out(text: str, labels: list[tuple[int, str]], middle: int) -> None:
    """The text without labels is what it was, and so is what its cells hold."""
    cut = min(middle, len(text))
    cells = tuple(Cell(f"{name}1", "", start, end) for name, start, end in (("A", 0, cut), ("B", cut, len(text))) if end > start)
    placed = sorted(((min(at, len(text) - 1), label) for at, label in labels), key=lambda pair: pair[0])
    plain = Segment("s0", SegmentKind.TABLE_ROW, text, Locator(row=1, cells=cells))
    shown, locator = labelled(text, plain.locator, placed)
    assert "".join(shown[start:end] for start, end in locator.labels) == "".join(label for _, label in placed)
    assert without_labels(replace(plain, text=shown, locator=locator)) == plain
    assert "".join(shown[cell.start : cell.end] for cell in locator.cells) == shown


def test_a_reader_that_cuts_a_passage_leaves_the_number_before_its_first_piece() -> None:
    """Minutes are cut to lines: the number stays with the line that bears it."""

    def cutting(document: Document) -> Document:
        cut = [replace(s, id=f"{s.id}.{n}", text=line) for s in document.segments for n, line in enumerate(s.text.split("\n"))]
        return replace(document, segments=tuple(cut))

    text, locator = labelled("Ann\nBen", Locator(paragraph=1), [(0, "3. ")])
    found = read_without(Document("x", segments=(Segment("s0", SegmentKind.BODY, text, locator),)), cutting)
    assert [(s.text, s.locator.labels) for s in found.segments] == [("3. Ann", ((0, 3),)), ("Ben", ())]


def test_the_number_of_a_question_is_shown_and_is_no_answer() -> None:
    """A form of numbered questions: the text has the numbers, the submission has what was answered, under the typed labels."""
    layout = numbered_questions(FORMS[1])
    found = read_tree(layout.content, layout.filename)
    shown = [s.text for s in found.segments if s.locator.labels]
    assert shown[:2] == ["1. What is your name?", "2. What is your job title?"]
    assert "What is your name?" in {answer.label for answer in found.submissions[0].answers}
    assert not [answer for answer in found.submissions[0].answers if answer.label[:1].isdigit()]
