"""PDF files made in memory, for tests."""

import io

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

HEIGHT = 842


def page(*lines: tuple[float, float, str], size: float = 11) -> bytes:
    """One A4 page with each (x, y from the top, text) set by itself."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=(595, HEIGHT))
    sheet.setFont("Helvetica", size)
    for x, y, text in lines:
        sheet.drawString(x, HEIGHT - y, text)
    sheet.showPage()
    sheet.save()
    return stream.getvalue()


def scan(image: Image.Image, pages: int = 1, stamp: str = "") -> bytes:
    """Pages that hold nothing but a picture, as a scanner makes them."""
    stream = io.BytesIO()
    sheet = canvas.Canvas(stream, pagesize=(595, HEIGHT))
    for _ in range(pages):
        sheet.drawImage(ImageReader(image), 0, 0, 595, HEIGHT)
        sheet.drawString(20, HEIGHT - 12, stamp)
        sheet.showPage()
    sheet.save()
    return stream.getvalue()


def locked(content: bytes, password: str = "p") -> bytes:
    """The same file behind a password."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner=password, user=password))
    return stream.getvalue()
