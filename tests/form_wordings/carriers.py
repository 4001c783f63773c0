"""Carriers: one filled form as a Word file, an OpenDocument, RTF, PDF, page, mail or payload."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from html import escape

from tests.form_wordings import word
from tests.form_wordings.pages import Sheet
from tests.form_wordings.sheets import Section

Carrier = Callable[[Sequence[Section]], tuple[str, bytes]]
TITLE = "Safeguarding referral form"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def word_pairs(form: Sequence[Section]) -> tuple[str, bytes]:
    """Label left, answer right; a tick box before each category."""
    body = [word.text(TITLE, "b", "Title")]
    for section in form:
        body.append(word.heading(section.title))
        if section.kind == "ticks":
            body += [word.para(word.tick(state), word.run(f" {label}")) for label, state in section.pairs]
        elif section.kind == "prose":
            body.append(word.table(word.row(word.cell(word.text(section.pairs[0][1])))))
        else:
            body.append(word.table(*(word.words(*pair) for pair in section.pairs)))
    return "pairs.docx", word.docx(*body)


def word_bands(form: Sequence[Section]) -> tuple[str, bytes]:
    """One table for each section under a band over its whole width, two pairs a row, boxes behind the categories."""
    body = [word.text(TITLE, "b")]
    for section in form:
        rows = [word.row(word.cell(word.text(section.title, "b"), span=4))]
        pairs = list(section.pairs)
        if section.kind == "ticks":
            rows += [word.words(f"{label} {'☒' if state == 'on' else '☐'}") for label, state in pairs]
        elif section.kind == "prose":
            rows.append(word.row(word.cell(word.text(pairs[0][1]), span=4)))
        else:
            rows += [word.words(*pairs[n], *(pairs[n + 1] if n + 1 < len(pairs) else ("", ""))) for n in range(0, len(pairs), 2)]
        body.append(word.table(*rows))
    return "bands.docx", word.docx(*body)


def word_cells(form: Sequence[Section]) -> tuple[str, bytes]:
    """The label small above its answer in one cell, three cells a row; [x] before the categories."""
    body = [word.text(TITLE, "b")]
    for section in form:
        pairs = list(section.pairs)
        body.append(word.heading(section.title))
        if section.kind == "ticks":
            body += [word.text(f"[{'x' if state == 'on' else ' '}] {label}") for label, state in pairs]
        elif section.kind == "prose":
            body.append(word.text(pairs[0][1]))
        else:
            cells = [word.cell(word.text(label, "i"), word.text(value)) for label, value in pairs]
            body.append(word.table(*(word.row(*cells[n : n + 3]) for n in range(0, len(cells), 3))))
    return "cells.docx", word.docx(*body)


def word_lines(form: Sequence[Section]) -> tuple[str, bytes]:
    """Paragraphs with a bold label, a colon and the answer in a content control; prompts where nothing was typed."""
    body = [word.text(TITLE, "b", "Title")]
    for section in form:
        body.append(word.heading(section.title))
        for label, value in section.pairs:
            if section.kind == "ticks":
                body.append(word.para(word.symbol(value), word.run(f" {label}")))
            elif section.kind == "prose":
                body += [word.para(word.control(line)) for line in value.split("\n")]
            else:
                body.append(word.para(word.run(f"{label}: ", "b"), word.control(value)))
    return "lines.docx", word.docx(*body)


def odt_pairs(form: Sequence[Section]) -> tuple[str, bytes]:
    """OpenDocument: label left, answer right; an x in a column of its own beside the categories."""

    def cell(words: str) -> str:
        return f"<table:table-cell>{''.join(f'<text:p>{escape(line)}</text:p>' for line in words.split(chr(10)))}</table:table-cell>"

    body = [f'<text:h text:outline-level="1">{TITLE}</text:h>']
    for section in form:
        body.append(f'<text:h text:outline-level="2">{escape(section.title)}</text:h>')
        if section.kind == "prose":
            body += [f"<text:p>{escape(line)}</text:p>" for line in section.pairs[0][1].split("\n")]
            continue
        marks = {"on": "x", "off": ""} if section.kind == "ticks" else {}
        rows = "".join(f"<table:table-row>{cell(a)}{cell(marks.get(b, b))}</table:table-row>" for a, b in section.pairs)
        body.append(f"<table:table>{rows}</table:table>")
    space = f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0"'
    content = (
        f"<office:document-content {space}><office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return "pairs.odt", out.getvalue()


def rtf_lines(form: Sequence[Section]) -> tuple[str, bytes]:
    """RTF: label, tab, answer; boxes before the categories."""

    def said(words: str) -> str:
        plain = words.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("\n", "\\line ").replace("\t", "\\tab ")
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in plain)

    out = [f"\\pard\\b {TITLE}\\b0\\par\n"]
    for section in form:
        out.append(f"\\pard\\b {said(section.title)}\\b0\\par\n")
        for label, value in section.pairs:
            if section.kind == "ticks":
                line = f"{'☑' if value == 'on' else '☐'} {label}"
            else:
                line = value if section.kind == "prose" else f"{label}:\t{value}"
            out.append(f"\\pard {said(line)}\\par\n")
    return "lines.rtf", ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + "".join(out) + "}").encode("ascii")


def flat_pdf(form: Sequence[Section]) -> tuple[str, bytes]:
    """A portal's print: bold label left, answer right; typed boxes."""
    sheet = Sheet()
    sheet.say(TITLE, font="Helvetica-Bold")
    sheet.down(2)
    for section in form:
        sheet.head(section.title)
        for label, value in section.pairs:
            sheet.room(40)
            if section.kind == "ticks":
                sheet.say(f"[{'X' if value == 'on' else '  '}] {label}")
                sheet.down(1.6)
            elif section.kind == "prose":
                sheet.wrapped(value, 48, 490)
            else:
                sheet.say(label, 48, "Helvetica-Bold")
                sheet.wrapped(value, 320, 230)
                sheet.down(0.5)
    return "print.pdf", sheet.done()


def fillable_pdf(form: Sequence[Section]) -> tuple[str, bytes]:
    """Fields called Text1, Check Box 2: the words beside them decide."""
    sheet = Sheet()
    sheet.say(TITLE, font="Helvetica-Bold")
    sheet.down(2)
    for section in form:
        sheet.room(110)
        sheet.head(section.title)
        for label, value in section.pairs:
            sheet.room(30)
            if section.kind == "ticks":
                sheet.box(48, value)
                sheet.say(label, 64)
            elif section.kind == "prose":
                sheet.text_field(value, 48, 490, 60, fieldFlags="multiline")
                sheet.y -= 50
            else:
                sheet.say(label)
                sheet.text_field(value, 310, 240)
            sheet.down(2.2)
    return "fields.pdf", sheet.done()


def page_rows(form: Sequence[Section]) -> tuple[str, bytes]:
    """A form engine's page: a table for each section, yes or no beside each category."""
    out = [f"<h1>{TITLE}</h1>"]
    for section in form:
        said = {"on": "Yes", "off": "No"} if section.kind == "ticks" else {}
        rows = "".join(
            f"<tr><th>{escape(label)}</th><td>{escape(said.get(value, value)).replace(chr(10), '<br>')}</td></tr>"
            for label, value in section.pairs
        )
        out.append(f"<h2>{escape(section.title)}</h2><table>{rows}</table>")
    return "page.html", f"<html><body>{''.join(out)}</body></html>".encode()


def mail_lines(form: Sequence[Section]) -> tuple[str, bytes]:
    """A plain mail: "Label: answer", sections underlined, boxes as [X] and [ ]."""
    out = ["A form was submitted.", ""]
    for section in form:
        out += [section.title, "-" * len(section.title)]
        for label, value in section.pairs:
            if section.kind == "ticks":
                out.append(f"[{'X' if value == 'on' else ' '}] {label}")
            else:
                out.append(value if section.kind == "prose" else f"{label}: {value}")
        out.append("")
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "forms@council.example", "mash@hub.example", TITLE
    message["Date"], message["Message-ID"] = "Mon, 16 Nov 2026 10:00:00 +0000", "<f1@council.example>"
    message.set_content("\n".join(out))
    return "form.eml", message.as_bytes()


def webhook(form: Sequence[Section]) -> tuple[str, bytes]:
    """XGov webhook: the section is the category of each question."""
    questions = []
    for number, section in enumerate(form):
        if section.kind == "ticks":
            chosen = [label for label, state in section.pairs if state == "on"]
            fields: list[dict[str, object]] = [{"key": f"k{number}", "type": "list", "title": section.title, "answer": chosen}]
        else:
            fields = [{"key": f"k{number}_{n}", "type": "text", "title": a, "answer": b} for n, (a, b) in enumerate(section.pairs)]
        questions.append({"category": section.title, "question": section.title, "fields": fields})
    return "webhook.json", json.dumps({"name": TITLE, "questions": questions, "metadata": {}}).encode()


def export_xml(form: Sequence[Section]) -> tuple[str, bytes]:
    """An engine's export: sections and fields that carry their label as an attribute."""
    out = []
    for section in form:
        fields = "".join(f'<field label="{escape(label)}"><value>{escape(_said(value))}</value></field>' for label, value in section.pairs)
        out.append(f'<section title="{escape(section.title)}">{fields}</section>')
    return "export.xml", f'<?xml version="1.0"?><submission>{"".join(out)}</submission>'.encode()


def _said(value: str) -> str:
    return {"on": "true", "off": "false"}.get(value, value)


CARRIERS: tuple[Carrier, ...] = (
    word_pairs,
    word_bands,
    word_cells,
    word_lines,
    odt_pairs,
    rtf_lines,
    flat_pdf,
    fillable_pdf,
    page_rows,
    mail_lines,
    webhook,
    export_xml,
)
