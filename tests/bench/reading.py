"""What confinement costs: the same document read in the sandbox and by the bare parser in this process, in turn."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from gateway.sandbox import SandboxedReader
from parsers.tree import read_tree
from tests.gateway_clients import message

TIMES = 25
LINE = "The child was seen at school on Tuesday and said that there had been no breakfast again."


@dataclass(frozen=True, slots=True)
class Reading:
    """Median milliseconds of one kind of document, confined and bare."""

    kind: str
    confined: float
    bare: float


def documents() -> dict[str, tuple[bytes, str]]:
    return {
        "message, 1 page": (message("\r\n".join([LINE] * 40)), "m.eml"),
        "docx, 3 pages": (_docx(120), "m.docx"),
        "pdf, 3 pages": (_pdf(3), "m.pdf"),
        "pdf, 5 pages": (_pdf(5), "m.pdf"),
    }


def measure() -> tuple[Reading, ...]:
    with SandboxedReader() as reader:
        return tuple(_one(reader, kind, data, name) for kind, (data, name) in documents().items())


def _one(reader: SandboxedReader, kind: str, data: bytes, name: str) -> Reading:
    ways: tuple[Callable[[], object], ...] = (lambda: reader.read(data, name, ""), lambda: read_tree(data, name, ""))
    for way in ways:
        way()
    seen: tuple[list[float], list[float]] = ([], [])
    for _ in range(TIMES):
        for way, times in zip(ways, seen, strict=True):
            begun = time.perf_counter()
            way()
            times.append((time.perf_counter() - begun) * 1000)
    return Reading(kind, median(seen[0]), median(seen[1]))


def _docx(paragraphs: int) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for number in range(paragraphs):
        document.add_paragraph(f"{number}. {LINE}")
    document.save(out)
    return out.getvalue()


def _pdf(pages: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in range(pages):
        for number in range(45):
            canvas.drawString(50, 800 - 16 * number, f"{page}.{number} {LINE}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()
