"""A copy as a Word file (ECMA-376), written from its passages: never the original's package, so nothing hides in it.

Five parts and no more: content types, two lists of relations, the document, its styles. No properties but the language, no
pictures, comments, revisions, fields or custom parts. Equal copies give equal bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from gateway.destinations.account import facts, left_out, pages, warning
from gateway.destinations.outline import Block, Heading, Paragraph, Table, blocks
from gateway.outgoing import MinimisedItem

_LANGUAGE = "en-GB"
_LEVELS = 6
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP can tell: no time of ours is told
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
_DEFAULTS = (
    f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    f'<w:sz w:val="22"/><w:lang w:val="{_LANGUAGE}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr>'
    '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_docx(copy: MinimisedItem) -> bytes:
    """The whole file."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations("officeDocument", "word/document.xml"),
        "word/document.xml": _document(copy),
        "word/_rels/document.xml.rels": _relations("styles", "styles.xml"),
        "word/styles.xml": _styles(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _LONG_AGO), content.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(kind: str, target: str) -> str:
    relation = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'


def _document(copy: MinimisedItem) -> str:
    body = "".join((*_head(copy), *(_block(block) for block in blocks(copy.segments)), *_account(copy)))
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>'
    return f'{_XML}<w:document xmlns:w="{_W}"><w:body>{body}{page}</w:body></w:document>'


def _head(copy: MinimisedItem) -> Iterator[str]:
    yield _paragraph(f"Copy {copy.key}", "Title")
    yield _paragraph(warning(copy), "Strong")
    yield from (_paragraph(f"{label}: {value}") for label, value in facts(copy))


def _account(copy: MinimisedItem) -> Iterator[str]:
    drawn, lines = list(pages(copy)), list(left_out(copy))
    if drawn:
        yield _paragraph("Pages", "Heading1")
        yield from map(_paragraph, drawn)
    if lines:
        yield _paragraph("Left out", "Heading1")
        yield from map(_paragraph, lines)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return _paragraph(block.text, f"Heading{min(block.level, _LEVELS)}")
    return _table(block) if isinstance(block, Table) else _passage(block)


def _passage(passage: Paragraph) -> str:
    note = _paragraph(passage.note, "Strong") if passage.note else ""
    return note + _paragraph(passage.text, "Quote" if passage.quoted else "")


def _paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{_plain(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p>{look}<w:r>{lines}</w:r></w:p>"


def _plain(text: str) -> str:
    """Only what XML 1.0 may hold (section 2.2); anything else is a space."""
    return escape(_NOT_XML.sub(" ", text))


def _table(table: Table) -> str:
    width = len(table.columns) or max(len(row) for row in table.rows)
    look = '<w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
    grid = f"<w:tblGrid>{'<w:gridCol/>' * width}</w:tblGrid>"
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{_cells(table.columns, 'Strong')}</w:tr>" if table.columns else ""
    return f"<w:tbl>{look}{grid}{head}{''.join(f'<w:tr>{_cells(row)}</w:tr>' for row in table.rows)}</w:tbl><w:p/>"


def _cells(row: tuple[str, ...], style: str = "") -> str:
    return "".join(f"<w:tc>{_paragraph(cell, style)}</w:tc>" for cell in row)


def _styles() -> str:
    headings = (
        _style(f"Heading{level}", f"heading {level}", f'<w:outlineLvl w:val="{level - 1}"/>', f'<w:b/><w:sz w:val="{38 - 3 * level}"/>')
        for level in range(1, _LEVELS + 1)
    )
    own = (
        _style("Title", "Title", "", '<w:b/><w:sz w:val="40"/>'),
        _style("Strong", "Emphasis", "", "<w:b/>"),
        _style("Quote", "Quote", '<w:ind w:left="567"/>', ""),
    )
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = f'<w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    return f'{_DEFAULTS}{"".join((*own, *headings))}<w:style w:type="table" w:styleId="Grid">{grid}</w:style></w:styles>'


def _style(identity: str, title: str, paragraph: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{title}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )
