"""Office Open XML packages made in memory from their parts, for tests."""

import io
import zipfile

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(members: dict[str, bytes | str], content_types: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f"<Types>{content_types}</Types>")
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def relations(*found: tuple[str, str, str], external: bool = False) -> str:
    """(id, kind, target) of each relationship of a part."""
    mode = ' TargetMode="External"' if external else ""
    rows = "".join(f'<Relationship Id="{i}" Type="{_KINDS}{kind}" Target="{target}"{mode}/>' for i, kind, target in found)
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def docx(body: str, **members: bytes | str) -> bytes:
    """`body` stands in w:body; further members by their names."""
    return package({"word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'} | members)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def xlsx(*sheets: tuple[str, str, str], members: dict[str, bytes | str] | None = None) -> bytes:
    """(name, state, rows) of each sheet; the rows are the inside of sheetData."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="r{n}"/>' for n, (name, state, _) in enumerate(sheets, start=1)
    )
    links = relations(*((f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)))
    parts: dict[str, bytes | str] = {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links,
    }
    for number, (_, _, rows) in enumerate(sheets, start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{S}"><sheetData>{rows}</sheetData></worksheet>'
    return package(
        parts | (members or {}), '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-x.spreadsheetml.sheet.main+xml"/>'
    )


def row(number: int, *values: str) -> str:
    cells = "".join(f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{value}</t></is></c>' for column, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def slide(shapes: str, attributes: str = "") -> str:
    return f'<p:sld xmlns:p="{P}" xmlns:a="{A}" {attributes}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>'


def shape(text: str, placeholder: str = "") -> str:
    mark = f'<p:nvSpPr><p:nvPr><p:ph type="{placeholder}"/></p:nvPr></p:nvSpPr>' if placeholder else ""
    return f"<p:sp>{mark}<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"


def pptx(slides: dict[str, str], order: list[str], **members: bytes | str) -> bytes:
    """Slides by name, shown in `order`; further members by their names."""
    listed = "".join(f'<p:sldId r:id="{name}"/>' for name in order)
    parts: dict[str, bytes | str] = {
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations(*((name, "slide", f"slides/{name}.xml") for name in slides)),
    }
    parts |= {f"ppt/slides/{name}.xml": content for name, content in slides.items()}
    return package(parts | members)
