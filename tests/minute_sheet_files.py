"""A sheet's blocks as Word, PDF, OpenDocument, RTF, HTML, mail or text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from html import escape

from docx import Document as WordDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from tests.odf_files import odt

_MARGIN, _GAP, _INDENT = 50, 16, 14
_RULED = [("GRID", (0, 0), (-1, -1), 0.5, "#000000"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
_UNRULED = [("VALIGN", (0, 0), (-1, -1), "TOP")]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading ("h1" to "h3"), a "paragraph", a "bullet", a "running" header or a "table"."""

    kind: str
    text: str
    rows: tuple[tuple[str, ...], ...] = ()


def made(file: str, style: str, blocks: Sequence[Block], text: str) -> bytes:
    """The file's bytes; `style` is the PDF's: "ruled", "unruled" or "columns"."""
    kind = file.rsplit(".", 1)[-1]
    if kind == "pdf":
        return _pdf(blocks, style)
    if kind in {"txt", "eml"}:
        return text.encode() if kind == "txt" else _mail(text, style, blocks)
    return {"docx": _word, "html": _html, "odt": _odt, "rtf": _rtf}[kind](blocks)


def _word(blocks: Sequence[Block]) -> bytes:
    word = WordDocument()
    for block in blocks:
        if block.kind.startswith("h"):
            word.add_heading(block.text, int(block.kind[1]))
        elif block.kind == "running":
            word.sections[0].header.paragraphs[0].text = block.text
        elif block.rows:
            table = word.add_table(rows=0, cols=len(block.rows[0]))
            for row in block.rows:
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.text = value
        else:
            word.add_paragraph(block.text, style="List Bullet" if block.kind == "bullet" else None)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _pdf(blocks: Sequence[Block], style: str) -> bytes:
    out = io.BytesIO()
    width, height = A4
    count = 2 if style == "columns" else 1
    across = (width - 2 * _MARGIN - _GAP * (count - 1)) / count
    frames = [Frame(_MARGIN + n * (across + _GAP), _MARGIN, across, height - 2 * _MARGIN) for n in range(count)]
    running = [b.text for b in blocks if b.kind == "running"]

    def head(canvas: Canvas, _template: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        for n, text in enumerate(running):
            canvas.drawString(_MARGIN, height - 25 - 10 * n, text)
        canvas.drawRightString(width - _MARGIN, 25, f"Page {canvas.getPageNumber()}")

    template = BaseDocTemplate(out, pagesize=A4, pageTemplates=[PageTemplate(frames=frames, onPage=head)])
    template.build([part for block in blocks if (part := _flowable(block, across, style)) is not None])
    return out.getvalue()


def _flowable(block: Block, across: float, style: str) -> Flowable | None:
    sheet = getSampleStyleSheet()
    if block.rows:
        cells = [[Paragraph(escape(v, quote=False).replace("\n", "<br/>"), sheet["BodyText"]) for v in row] for row in block.rows]
        lines = _UNRULED if style == "unruled" else _RULED
        return Table(cells, colWidths=[across / len(block.rows[0])] * len(block.rows[0]), style=lines)
    if block.kind == "running":
        return None
    named = {"h1": "Heading1", "h2": "Heading2", "h3": "Heading3"}.get(block.kind, "BodyText")
    return Paragraph(escape(block.text, quote=False), sheet[named], bulletText="•" if block.kind == "bullet" else None)


def _html(blocks: Sequence[Block]) -> bytes:
    return f"<html><head><meta charset='utf-8'></head><body>{''.join(map(_element, blocks))}</body></html>".encode()


def _element(block: Block) -> str:
    if block.rows:
        rows = ("".join(f"<td>{escape(v).replace(chr(10), '<br>')}</td>" for v in row) for row in block.rows)
        return f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    tag = block.kind if block.kind.startswith("h") else "li" if block.kind == "bullet" else "p"
    inside = f"<{tag}>{escape(block.text)}</{tag}>"
    return f"<ul>{inside}</ul>" if block.kind == "bullet" else inside


def _mail(text: str, style: str, blocks: Sequence[Block]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "clerk@council.example", "mash@council.example", "Minutes attached below"
    mail.set_content(text if style != "html" else "See the formatted version.")
    if style == "html":
        mail.add_alternative(_html(blocks).decode(), subtype="html")
    return mail.as_bytes()


def _odt(blocks: Sequence[Block]) -> bytes:
    return odt("".join(map(_odf_element, blocks)))


def _odf_element(block: Block) -> str:
    if block.rows:
        rows = ("".join(map(_odf_cell, row)) for row in block.rows)
        columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
        return f"<table:table>{columns}{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"
    if block.kind.startswith("h"):
        return f'<text:h text:outline-level="{block.kind[1]}">{escape(block.text)}</text:h>'
    inside = f"<text:p>{escape(block.text)}</text:p>"
    return f"<text:list><text:list-item>{inside}</text:list-item></text:list>" if block.kind == "bullet" else inside


def _odf_cell(value: str) -> str:
    return f"<table:table-cell>{''.join(f'<text:p>{escape(line)}</text:p>' for line in value.split(chr(10)))}</table:table-cell>"


def _rtf(blocks: Sequence[Block]) -> bytes:
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + "\n".join(map(_rtf_block, blocks)) + "\n}").encode("ascii")


def _rtf_block(block: Block) -> str:
    if block.rows:
        step = 9000 // len(block.rows[0])
        shape = "\\trowd" + "".join(f"\\cellx{step * (n + 1)}" for n in range(len(block.rows[0])))
        return "\n".join(shape + "".join(f"\\intbl {_rtf_text(v)}\\cell" for v in row) + "\\row" for row in block.rows) + "\\pard"
    text = _rtf_text(block.text)
    if block.kind.startswith("h"):
        return f"{{\\pard\\outlinelevel{int(block.kind[1]) - 1}\\b\\fs28 {text}\\par}}"
    return f"{{\\pard {_rtf_text('• ') if block.kind == 'bullet' else ''}{text}\\par}}"


def _rtf_text(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\n", "\\line ")
    return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in plain)
