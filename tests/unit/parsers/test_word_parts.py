"""Word files: fields, controls and parts of every kind, and documents in a single XML file."""

import pytest

from parsers import DEFAULT_LIMITS, Document, SegmentKind, docx, read_tree, walk, xml_form
from tests import ooxml_files
from tests.ooxml_files import W, paragraph

RUN = "<w:r><w:t>{}</w:t></w:r>"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
BOX = (
    f'<w:r><w:pict xmlns:v="v"><v:shape alt="a map"><v:textbox><w:txbxContent>{paragraph("in a box")}</w:txbxContent></v:textbox>'
    "</v:shape></w:pict></w:r>"
)


def of(document: Document, kind: SegmentKind) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is kind]


def read(body: str, **members: bytes | str) -> Document:
    return docx.parse(ooxml_files.docx(body, **members), DEFAULT_LIMITS)


def field(code: str, result: str = "", settings: str = "") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'
    shown = mark.format("separate", "") + RUN.format(result) if result else ""
    return mark.format("begin", settings) + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + shown + mark.format("end", "")


def test_a_legacy_text_field_is_a_field():
    """What was typed into a form of Word 97 is the value of a named field, and stands in the text."""
    settings = '<w:ffData><w:name w:val="child"/><w:statusText w:val="Name of child"/><w:textInput/></w:ffData>'
    found = read(f"<w:p>{RUN.format('Child: ')}{field(' FORMTEXT ', 'Ada Test', settings)}</w:p>")
    assert of(found, SegmentKind.BODY) == ["Child: Ada Test"]
    assert [(f.name, f.label, f.value) for f in found.fields] == [("child", "Name of child", "Ada Test")]


@pytest.mark.parametrize(
    ("code", "result", "shown"),
    [
        (" MACROBUTTON NoMacro [type here] ", "", ["[type here]"]),
        (" MERGEFIELD Name ", "Ada", ["Ada"]),
        (r' EQ \* jc2 \* "Font:Arial" \* hps10 \o\ad(\s\up 9(above),below)', "", ["above below"]),
        (" PAGE ", "", []),
    ],
)
def test_what_a_field_puts_on_the_page(code, result, shown):
    """A result as it stands; without one, the words of a button or of characters set above others."""
    assert of(read(f"<w:p>{field(code, result)}</w:p>"), SegmentKind.BODY) == shown


def test_where_a_field_leads_and_what_it_would_fetch():
    """A link's address is kept; text from another file is held, a picture from elsewhere told."""
    found = read(f"<w:p>{field(' HYPERLINK &quot;https://school.example/a&quot; ', 'here')}</w:p>")
    assert of(found, SegmentKind.METADATA) == ["link: https://school.example/a"]
    fetched = read(
        f"<w:p>{field(' INCLUDETEXT &quot;c:/a.doc&quot; ', 'x')}</w:p><w:p>{field(' INCLUDEPICTURE &quot;a&quot; ', 'y')}</w:p>"
    )
    assert [(f.detail, f.severity) for f in fetched.findings] == [("includetext", "hold"), ("includepicture", "notice")]


def test_a_control_round_paragraphs_is_a_field():
    """Text of several paragraphs in one control is one value."""
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="told"/></w:sdtPr><w:sdtContent>{paragraph("first")}{paragraph("second")}</w:sdtContent></w:sdt>'
    )
    assert [(f.name, f.value) for f in read(control).fields] == [("told", "first\nsecond")]


@pytest.mark.parametrize(
    ("choice", "fallback", "shown"),
    [
        (paragraph("new"), paragraph("old"), ["new"]),
        ("<w:p/>", paragraph("old"), ["old"]),
    ],
)
def test_of_two_spellings_one_is_read(choice, fallback, shown):
    """The first spelling of a block, or the one for older programs where the first holds no words."""
    block = f"<mc:AlternateContent {MC}><mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    assert of(read(block), SegmentKind.BODY) == shown


def test_words_beside_the_text():
    """Alternative texts, properties that users add, variables, bound data, and building blocks that no page shows."""
    members = {
        "docProps/custom.xml": '<Properties><property name="Case"><x>number 7</x></property></Properties>',
        "docProps/app.xml": "<Properties><Company>Hill School</Company><Pages>3</Pages></Properties>",
        "word/settings.xml": f'<w:settings xmlns:w="{W}"><w:docVars><w:docVar w:name="v" w:val="kept"/></w:docVars></w:settings>',
        "customXml/item1.xml": "<root><who>Ada</who></root>",
        "word/glossary/document.xml": (
            f'<w:glossaryDocument xmlns:w="{W}"><w:docPartBody>{paragraph("a block")}</w:docPartBody></w:glossaryDocument>'
        ),
    }
    found = read(f"<w:p>{BOX}</w:p>", **members)
    expected = ["alternative text: a map", "Case: number 7", "Company: Hill School", "v: kept", "who: Ada"]
    assert of(found, SegmentKind.METADATA) == expected
    assert (of(found, SegmentKind.HIDDEN), of(found, SegmentKind.TEXT_BOX)) == (["a block"], ["in a box"])


def test_values_of_charts_and_imported_chunks():
    """Names and numbers that a chart keeps of its data; a chunk that Word joins in when it opens the file, whatever its name."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    chart = f'<c:chart xmlns:c="{space}"><c:v>Visits</c:v><c:v>3</c:v></c:chart>'
    rels = ooxml_files.relations(("r1", "aFChunk", "part.html"))
    content = ooxml_files.docx(
        paragraph("x"), **{"word/charts/chart1.xml": chart, "word/_rels/document.xml.rels": rels, "word/part.html": "<p>joined</p>"}
    )
    found = [segment.text for _, segment in walk(read_tree(content, "a.docx"))]
    assert {"Visits | 3", "joined"} <= set(found)


def test_a_document_in_one_xml_file():
    """A package laid flat, and Word 2003's own XML with its header and note, read as the document that they are."""
    words = f"<w:p>{RUN.format('Ada was ')}{RUN.format('late.')}"
    flat = f"""<?xml version="1.0"?><p:package xmlns:p="http://schemas.microsoft.com/office/2006/xmlPackage">
    <p:part p:name="/word/document.xml"><p:xmlData>
    <w:document xmlns:w="{W}"><w:body>{words}</w:p></w:body></w:document></p:xmlData></p:part>
    <p:part p:name="/word/a.bin"><p:binaryData>QWRh</p:binaryData></p:part></p:package>"""
    assert of(xml_form.parse(flat.encode(), DEFAULT_LIMITS), SegmentKind.BODY) == ["Ada was late."]
    old = f"""<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:x="x" xmlns:o="o">
    <o:DocumentProperties><o:Title>Visit</o:Title><o:Pages>1</o:Pages></o:DocumentProperties><w:body><x:sect>{words}<w:r><w:footnote>
    {paragraph("see file")}</w:footnote></w:r></w:p><w:sectPr><w:hdr>{paragraph("top")}</w:hdr></w:sectPr></x:sect>
    </w:body></w:wordDocument>"""
    found = xml_form.parse(old.encode(), DEFAULT_LIMITS)
    assert [(s.kind.value, s.text) for s in found.segments] == [
        ("body", "Ada was late."),
        ("page_header", "top"),
        ("note", "see file"),
        ("metadata", "Title: Visit"),
    ]
