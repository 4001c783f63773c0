"""Pages of a file as pictures for a reader of pictures, which then says where each word stands."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pydantic import TypeAdapter

from parsers.errors import LimitExceeded, ParseError, Unsupported
from parsers.limits import DEFAULT_LIMITS
from parsers.page_scan import Scan
from parsers.pdf import open_pages
from parsers.scans import MOST_SCANS, page_scan, picture_scans
from parsers.sniff import identify

_PDF = "application/pdf"
_WORD_WIDE, _WORD_HIGH = 24.0, 8.0  # points
_DEEP = 3  # forms within forms
PAGES = TypeAdapter(tuple[int, ...])
SCANS = TypeAdapter(tuple[Scan, ...])


def scan_pages(data: bytes, untrusted_filename: str, declared_type: str, pages: str) -> tuple[tuple[str, bytes], ...]:
    """("scans", JSON of `Scan` without pictures), ("seen", how many pages are, or hold, pictures), ("scan-0", PNG), ...

    Or ("refused", a stable word).

    `pages` is a JSON list of pages that were read from pictures; pages with a picture among their print are given too, since
    nobody has read what stands in it.
    """
    wanted = set(PAGES.validate_json(pages))
    try:
        scans, seen = _scans(data, identify(data, untrusted_filename, declared_type).media_type, wanted)
    except ParseError as error:
        return (("refused", error.code.encode()),)
    except pdfium.PdfiumError:
        return (("refused", b"page_unreadable"),)
    bare = tuple(Scan(scan.page, scan.width, scan.height, scan.scale, scan.angle) for scan in scans)
    told = (("scans", SCANS.dump_json(bare)), ("seen", str(seen).encode()))
    return (*told, *((f"scan-{number}", scan.content) for number, scan in enumerate(scans)))


def _scans(data: bytes, media_type: str, wanted: set[int]) -> tuple[list[Scan], int]:
    if media_type.startswith("image/"):
        frames = list(picture_scans(data, DEFAULT_LIMITS))
        return [scan for scan in frames if scan is not None and scan.page in wanted], len(frames)
    if media_type != _PDF:
        raise Unsupported("unsupported")
    document = open_pages(data)
    try:
        if len(document) > DEFAULT_LIMITS.pages:
            raise LimitExceeded("pages")
        numbers = [n for n in range(1, len(document) + 1) if n in wanted or _pictured(document[n - 1])]
        if len(numbers) > MOST_SCANS:
            raise LimitExceeded("pictures")
        found = (page_scan(document[number - 1], number, DEFAULT_LIMITS) for number in numbers)
        return [scan for scan in found if scan is not None], len(numbers)
    finally:
        document.close()


def _pictured(page: pdfium.PdfPage) -> bool:
    """Whether a picture stands on the page that is large enough to hold a word."""
    bounds = (picture.get_bounds() for picture in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEP))
    return any(right - left > _WORD_WIDE and top - bottom > _WORD_HIGH for left, bottom, right, top in bounds)
