"""Ordinary documents of one to five pages in every format that is read, made in memory; and the files of a folder."""

from __future__ import annotations

import io
from dataclasses import dataclass
from email.message import EmailMessage
from itertools import cycle, islice
from pathlib import Path

import docx
import pypdfium2 as pdfium
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from parsers.tree import read_tree
from parsers.walk import walk_documents
from tests import compound_file, odf_files, ole_files, ooxml_files
from tests.form_layouts import answers, docx_controls, docx_layouts, docx_marks, pdf_layouts, web_layouts
from tests.minutes_files import FILED
from tests.minutes_typed import TYPED
from tests.ooxml_files import row, shape, slide

LINE = "The child was seen at school on Tuesday and said that there had been no breakfast again."
MOST_PAGES = 5
_SENTENCES = (
    LINE,
    "Her teacher, Ms Rowan Ashby, rang the home at 09:40 and nobody answered.",
    "The health visitor had called on 3 March 2026 and found the flat cold; the baby was asleep in a coat.",
    "Mother says that money is short until the end of the month and that her sister helps with food.",
    "Please ring 01632 960 123 before noon, or write to a.referrer@school.example.",
)
_SENTENCES_A_PARAGRAPH, _PARAGRAPHS_A_PAGE = 5, 5
_PAGE_CHARACTERS = 3_000  # what an A4 page of print holds: formats without pages are measured by it
_LAYOUTS = (*docx_controls.LAYOUTS, *docx_layouts.LAYOUTS, *docx_marks.LAYOUTS, *pdf_layouts.LAYOUTS, *web_layouts.LAYOUTS)


@dataclass(frozen=True, slots=True)
class Sample:
    """A document to be read; `name` is the file name it comes under."""

    name: str
    content: bytes


def ordinary() -> tuple[Sample, ...]:
    """Letters, filled referral forms, minutes, messages, sheets and slides."""
    forms = (layout(answers.ONE) for layout in _LAYOUTS)
    return (
        *(made for pages in (1, 2, 3, 5) for made in _letters(pages)),
        *(Sample(form.filename, form.content) for form in forms),
        *(Sample(minute.file, minute.content) for minute in (*FILED, *TYPED)),
        *_tables(),
    )


def dense() -> tuple[Sample, ...]:
    """Pages of 45 full lines, twice what a letter holds."""
    return tuple(Sample(f"dense-{pages}.pdf", _dense_pdf(pages)) for pages in (1, 3, 5))


def in_folder(folder: Path) -> tuple[Sample, ...]:
    """The files of a folder that a reader can read and that are of five pages at most."""
    samples = (Sample(path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file())
    return tuple(sample for sample in samples if 0 < _pages(sample) <= MOST_PAGES)


def _pages(sample: Sample) -> float:
    """Pages of a PDF, pictures of pages, or pages' worth of text; 0 where nothing can be read."""
    if sample.content.startswith(b"%PDF"):
        try:
            return len(pdfium.PdfDocument(sample.content))
        except pdfium.PdfiumError:
            return 0
    documents = [document for _, document in walk_documents(read_tree(sample.content, sample.name, ""))]
    characters = sum(len(segment.text) for document in documents for segment in document.segments)
    return sum(len(document.scans) for document in documents) + characters / _PAGE_CHARACTERS


def paragraphs(pages: int) -> list[str]:
    """Running text of so many pages."""
    endless = cycle(_SENTENCES)
    return [" ".join(islice(endless, _SENTENCES_A_PARAGRAPH)) for _ in range(pages * _PARAGRAPHS_A_PAGE)]


def _letters(pages: int) -> tuple[Sample, ...]:
    text = paragraphs(pages)
    plain = "\n\n".join(text)
    html = "<html><body>" + "".join(f"<p>{part}</p>" for part in text) + "</body></html>"
    word = "".join(ooxml_files.paragraph(part) for part in text)
    open_text = "".join(f"<text:p>{part}</text:p>" for part in text)
    outlook = compound_file.outlook_message(plain, subject="Concern", html=html.encode())
    return (
        Sample("letter.txt", plain.encode()),
        Sample("letter.html", html.encode()),
        Sample("letter.rtf", (r"{\rtf1\ansi " + "".join(rf"{part}\par " for part in text) + "}").encode()),
        Sample("letter.odt", odf_files.odt(open_text)),
        Sample("letter.doc", ole_files.word([ole_files.Run(f"{part}\r") for part in text])),
        Sample("letter.docx", ooxml_files.docx(word)),
        Sample("full.docx", _docx(text)),
        Sample("letter.pdf", _pdf(text)),
        Sample("message.eml", _message(plain, html)),
        Sample("carrier.eml", _message(plain, html, _pdf(text))),
        Sample("message.msg", compound_file.compound_file(outlook)),
    )


def _tables() -> tuple[Sample, ...]:
    people = [(f"Child {number}", f"{number % 28 + 1} May 2015", "Copsewood Primary", "seen", LINE) for number in range(60)]
    slides = {f"s{number}": slide(shape(f"Visit {number}", "title") + shape(LINE)) for number in range(MOST_PAGES)}
    event = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Strategy meeting\r\nDESCRIPTION:{LINE}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    return (
        Sample("list.csv", "\r\n".join(",".join(person) for person in people).encode()),
        Sample("list.xlsx", ooxml_files.xlsx(("A", "visible", "".join(row(at, *person) for at, person in enumerate(people, start=1))))),
        Sample("slides.pptx", ooxml_files.pptx(slides, list(slides))),
        Sample("meeting.ics", event.encode()),
        Sample("bundle.zip", ooxml_files.package({"letter.docx": _docx(paragraphs(2)), "letter.txt": LINE})),
    )


def _message(plain: str, html: str, attached: bytes = b"") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "A Sender <a.sender@school.example>", "hub@council.example"
    message["Subject"], message["Message-ID"] = "Concern", "<one@school.example>"
    message.set_content(plain)
    message.add_alternative(html, subtype="html")
    if attached:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="letter.pdf")
    return message.as_bytes()


def _docx(text: list[str]) -> bytes:
    """As a word processor saves it: with all of its styles."""
    document, out = docx.Document(), io.BytesIO()
    for part in text:
        document.add_paragraph(part)
    document.save(out)
    return out.getvalue()


def _pdf(text: list[str]) -> bytes:
    out, style = io.BytesIO(), getSampleStyleSheet()["Normal"]
    style.fontSize, style.leading, style.spaceAfter = 11, 14, 9
    SimpleDocTemplate(out, pagesize=A4).build([Paragraph(part, style) for part in text])
    return out.getvalue()


def _dense_pdf(pages: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in range(pages):
        for number in range(45):
            canvas.drawString(50, 800 - 16 * number, f"{page}.{number} {LINE}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()
