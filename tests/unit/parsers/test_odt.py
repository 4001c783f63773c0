"""OpenDocument text: everything that a reader could see or that the file carries."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import DEFAULT_LIMITS, Document, LimitExceeded, ParseError, SegmentKind, Status, odt, read_tree
from tests import odf_files

HIDDEN_STYLE = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
STRUCK_STYLE = (
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>'
)


def read(body: str, **changes) -> Document:
    return odt.parse(odf_files.odt(body, **changes), DEFAULT_LIMITS)


def of(document: Document, kind: SegmentKind) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is kind]


def test_headings_become_the_section_of_what_follows():
    """A paragraph under two headings carries both titles, outermost first."""
    found = read(
        '<text:h text:outline-level="1">Visit</text:h><text:h text:outline-level="2">Kitchen</text:h><text:p>It was cold.</text:p>'
    )
    assert found.segments[-1].text == "It was cold."
    assert found.segments[-1].section == ("Visit", "Kitchen")


def test_white_space_collapses_and_marked_spaces_stay():
    """ODF 6.1.2: runs of white space are one space, text:s and text:tab are what they say."""
    found = read('<text:p>one\n   two<text:span> three</text:span><text:s text:c="3"/>four<text:tab/>five<text:line-break/>six</text:p>')
    assert of(found, SegmentKind.BODY) == ["one two three   four\tfive\nsix"]


def test_tables_are_rows_with_their_labels():
    """A header row names the cells below it; repeated and covered cells keep the columns in place."""
    head = "".join(f"<table:table-cell><text:p>{word}</text:p></table:table-cell>" for word in ("Action", "Who", "By when"))
    row = (
        "<table:table-cell><text:p>Ring the school</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="1"/><table:table-cell><text:p>Friday</text:p></table:table-cell>'
    )
    found = read(
        f"<table:table><table:table-header-rows><table:table-row>{head}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{row}</table:table-row></table:table>"
    )
    assert of(found, SegmentKind.TABLE_ROW) == ["Action | Who | By when", "Action: Ring the school | By when: Friday"]
    for segment in found.segments:
        for cell in segment.locator.cells:
            assert segment.text[cell.start : cell.end].strip()


def test_a_table_inside_a_cell_is_read_too():
    """Nothing in a nested table is lost."""
    inner = (
        "<table:table><table:table-row><table:table-cell><text:p>inner words</text:p></table:table-cell></table:table-row></table:table>"
    )
    found = read(f"<table:table><table:table-row><table:table-cell>{inner}</table:table-cell></table:table-row></table:table>")
    assert of(found, SegmentKind.TABLE_ROW) == ["inner words"]


def test_page_headers_and_footers_once_each():
    """Two page styles with the same header give it once; a first-page footer is read as well."""
    header = "<style:header><text:p>OFFICIAL SENSITIVE</text:p></style:header>"
    styles = (
        f"<office:master-styles><style:master-page>{header}</style:master-page><style:master-page>{header}"
        "<style:footer-first><text:p>Draft two</text:p></style:footer-first></style:master-page></office:master-styles>"
    )
    found = read("<text:p>x</text:p>", styles=styles)
    assert of(found, SegmentKind.PAGE_HEADER) == ["OFFICIAL SENSITIVE"]
    assert of(found, SegmentKind.PAGE_FOOTER) == ["Draft two"]


def test_notes_annotations_and_text_boxes_have_their_own_kinds():
    """A footnote, a margin comment with its author and a text box stand beside the paragraph, not inside it."""
    found = read(
        "<text:p>Before<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>a foot note</text:p></text:note-body>"
        "</text:note> middle<office:annotation><dc:creator>R. Reader</dc:creator><dc:date>2026-01-02</dc:date><text:p>is this so?</text:p>"
        "</office:annotation> after<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
    )
    assert of(found, SegmentKind.BODY) == ["Before middle after"]
    assert of(found, SegmentKind.NOTE) == ["a foot note"]
    assert of(found, SegmentKind.TEXT_BOX) == ["boxed"]
    assert [(s.text, s.speaker) for s in found.segments if s.kind is SegmentKind.COMMENT] == [("is this so?", "R. Reader")]


def test_withdrawn_text_is_kept_and_marked():
    """A tracked deletion is its own segment at its place, with a finding; one without a place is not lost."""
    region = '<text:changed-region text:id="{}"><text:deletion><text:p>{}</text:p></text:deletion></text:changed-region>'
    found = read(
        f"<text:tracked-changes>{region.format('c1', 'and his uncle')}{region.format('c2', 'lost place')}</text:tracked-changes>"
        '<text:p>He came<text:change text:change-id="c1"/> alone.</text:p>'
    )
    assert of(found, SegmentKind.BODY) == ["He came alone."]
    assert of(found, SegmentKind.DELETED) == ["and his uncle", "lost place"]
    assert "tracked_deletion" in {finding.code for finding in found.findings}


def test_hidden_and_struck_out_text_are_told_apart():
    """Hidden runs are HIDDEN; struck-out words stay on the page with a note that they are struck out."""
    found = read(
        '<text:p>Seen <text:span text:style-name="H">unseen</text:span><text:span text:style-name="S">Yes</text:span> No</text:p>'
        '<text:section text:display="none"><text:p>a hidden section</text:p></text:section>',
        automatic=HIDDEN_STYLE + STRUCK_STYLE,
    )
    assert of(found, SegmentKind.BODY) == ["Seen [struck out: Yes] No"]
    assert of(found, SegmentKind.HIDDEN) == ["unseen", "a hidden section"]


def test_form_controls_show_what_was_filled_in():
    """Text, tick boxes and lists of a form, each as a field and in the text where it stands."""
    forms = (
        '<office:forms><form:form><form:text form:name="given" form:id="a" form:current-value="Ada"/>'
        '<form:checkbox form:name="urgent" form:id="b" form:label="Urgent" form:current-state="checked"/>'
        '<form:checkbox form:name="agreed" form:id="c" form:label="Agreed"/>'
        '<form:listbox form:name="level" form:id="d" form:title="Level"><form:option form:label="two" form:current-selected="true"/>'
        '<form:option form:label="three"/></form:listbox></form:form></office:forms>'
    )
    found = read(f'{forms}<text:p>Given name: <draw:control draw:control="a"/> <draw:control draw:control="b"/></text:p>')
    assert {(f.name, f.value, f.checked) for f in found.fields} == {
        ("given", "Ada", None),
        ("urgent", "", True),
        ("agreed", "", False),
        ("level", "two", None),
    }
    assert of(found, SegmentKind.BODY) == ["Given name: Ada ☒ Urgent"]
    assert of(found, SegmentKind.FIELD) == ["☐ Agreed", "Level: two"]


def test_word_form_fields_and_content_controls_kept_by_libreoffice():
    """Marks around typed text, tick boxes in parameters, and a prompt left standing is an empty answer."""
    found = read(
        '<text:p>Name: <field:fieldmark-start text:name="who" field:type="vnd.oasis.opendocument.field.FORMTEXT"/>Ada Test'
        '<field:fieldmark-end/> <field:fieldmark text:name="risk" field:type="vnd.oasis.opendocument.field.FORMCHECKBOX">'
        '<field:param field:name="Checkbox_Checked" field:value="true"/></field:fieldmark>'
        '<loext:content-control loext:alias="Town" loext:showing-place-holder="true"><text:span>Click to enter</text:span>'
        "</loext:content-control></text:p>"
    )
    assert of(found, SegmentKind.BODY) == ["Name: Ada Test ☒"]
    assert [(f.name or f.label, f.value, f.checked) for f in found.fields] == [
        ("who", "Ada Test", None),
        ("risk", "", True),
        ("Town", "", None),
    ]


def test_a_locked_file_says_so():
    """A manifest with encryption data, and the one-member form of ODF 1.4, are both ENCRYPTED through the tree walk."""
    locked = {"META-INF/manifest.xml": odf_files.manifest("<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")}
    for members in (locked | {"content.xml": b"\x00noise"}, {"encrypted-package": b"\x00noise"}):
        found = read_tree(odf_files.package(members), "a.odt")
        assert found.status is Status.ENCRYPTED
        assert [finding.severity for finding in found.findings] == ["hold"]


def test_macros_links_and_embedded_files_are_findings():
    """What could run or fetch is said with a hold; an embedded file becomes a part and an embedded chart is read."""
    chart = odf_files.xml(
        "office:document-content", "<office:body><office:chart><text:p>Visits by month</text:p></office:chart></office:body>"
    )
    found = read(
        '<text:section><text:section-source xlink:href="https://elsewhere.example/x.odt"/><text:p>linked</text:p></text:section>',
        **{"Basic/Standard/Module1.xml": b"<x/>", "Object 1/content.xml": chart, "Object 2": b"hello there"},
    )
    assert {(f.code, f.severity) for f in found.findings} >= {
        ("macros", "hold"),
        ("external_relation", "hold"),
        ("embedded_object", "notice"),
    }
    assert of(found, SegmentKind.TEXT_BOX) == ["Visits by month"]
    assert [part.untrusted_filename for part in found.parts] == ["Object 2"]


def test_properties_are_metadata():
    """Title and author travel as metadata, never as body text."""
    found = read("<text:p>x</text:p>", meta="<dc:title>About Ada</dc:title><dc:creator>W. Writer</dc:creator>")
    assert of(found, SegmentKind.METADATA) == ["title: About Ada", "creator: W. Writer"]


def test_deep_nesting_is_a_limit_and_a_missing_body_malformed():
    """A hundred lists inside each other stop at the depth limit; a package without text is malformed."""
    with pytest.raises(LimitExceeded):
        read("<text:list><text:list-item>" * 50 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 50)
    with pytest.raises(ParseError, match="no_document_part"):
        odt.parse(odf_files.package({"content.xml": odf_files.xml("office:document-content", "")}), DEFAULT_LIMITS)


TAGS = st.sampled_from(
    [
        "text:p",
        "text:h",
        "text:list",
        "text:list-item",
        "text:span",
        "table:table",
        "table:table-row",
        "table:table-cell",
        "office:annotation",
        "draw:text-box",
        "text:note",
    ]
)
TREES = st.recursive(
    st.text("ab <", max_size=6).map(lambda t: t.replace("<", "&lt;")),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"),
    max_leaves=25,
)


@settings(max_examples=60)
@given(TREES)
def test_any_arrangement_of_elements_is_read_or_refused(body):
    """Whatever stands inside what: a document with unique ids and cell ranges inside their rows, or a ParseError."""
    try:
        found = read(body)
    except ParseError:
        return
    assert len({segment.id for segment in found.segments}) == len(found.segments)
    for segment in found.segments:
        assert all(0 <= cell.start <= cell.end <= len(segment.text) for cell in segment.locator.cells)
