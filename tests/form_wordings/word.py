"""Word documents as councils make them, written as markup: runs, tables, legacy fields, content controls."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def docx(*body: str) -> bytes:
    """A document of these block elements."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELS)
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{W}" xmlns:w14="{W14}"><w:body>{"".join(body)}</w:body></w:document>',
        )
    return out.getvalue()


def run(text: str, marks: str = "") -> str:
    """A run; `marks` names run properties separated by spaces: b, u, strike, highlight, bdr, i."""
    known = {
        "b": "<w:b/>",
        "i": "<w:i/>",
        "u": '<w:u w:val="single"/>',
        "strike": "<w:strike/>",
        "highlight": '<w:highlight w:val="yellow"/>',
        "bdr": '<w:bdr w:val="single" w:sz="8" w:space="0" w:color="auto"/>',
    }
    properties = "".join(known[mark] for mark in marks.split())
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def para(*runs: str, style: str = "") -> str:
    """A paragraph of runs; plain text is given through `text`."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def text(words: str, marks: str = "", style: str = "") -> str:
    """One paragraph per line of `words`."""
    return "".join(para(run(line, marks), style=style) for line in words.split("\n"))


def heading(words: str) -> str:
    """A heading of the second level."""
    return text(words, "b", "Heading2")


def cell(*blocks: str, span: int = 1, merge: str = "") -> str:
    """A cell of block elements; `merge` is "restart" or "continue" for a cell merged downwards."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks) or '<w:p/>'}</w:tc>"


def words(*cells: str) -> str:
    """A row of plain cells."""
    return row(*(cell(text(c)) for c in cells))


def row(*cells: str) -> str:
    """A table row."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table, followed by the empty paragraph that Word needs."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl><w:p/>"


def control(value: str, kind: str = "<w:text/>", prompt: str = "Click or tap here to enter text.", tag: str = "") -> str:
    """A run-level content control; an empty one shows its prompt."""
    shown = value or prompt
    state = "" if value else "<w:showingPlcHdr/>"
    name = f'<w:tag w:val="{tag}"/>' if tag else ""
    return f"<w:sdt><w:sdtPr>{name}{state}{kind}</w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"


def tick(state: str) -> str:
    """A w14 tick box; `state` is "on" or "off"."""
    on = state == "on"
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(on)}"/><w14:checkedState w14:val="2612"/>'
        f'<w14:uncheckedState w14:val="2610"/></w14:checkbox></w:sdtPr><w:sdtContent>{run("☒" if on else "☐")}</w:sdtContent></w:sdt>'
    )


def symbol(state: str) -> str:
    """A Wingdings box: ticked F0FE, empty F0A8."""
    return f'<w:r><w:sym w:font="Wingdings" w:char="{"F0FE" if state == "on" else "F0A8"}"/></w:r>'
