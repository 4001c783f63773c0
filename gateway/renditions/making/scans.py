"""Pages of a file as pictures for a reader of pictures, which then says where each word stands."""

from __future__ import annotations

import pypdfium2 as pdfium
from pydantic import TypeAdapter

from parsers.document import Scan
from parsers.errors import ParseError
from parsers.limits import DEFAULT_LIMITS
from parsers.pdf import open_pages
from parsers.scans import page_scan, picture_scans
from parsers.sniff import identify

_PDF = "application/pdf"
PAGES = TypeAdapter(tuple[int, ...])
SCANS = TypeAdapter(tuple[Scan, ...])


def scan_pages(data: bytes, untrusted_filename: str, declared_type: str, pages: str) -> tuple[tuple[str, bytes], ...]:
    """("scans", JSON of `Scan` without pictures), then ("scan-0", PNG), ...; `pages` is a JSON list. ("refused", word) as makers do."""
    wanted = set(PAGES.validate_json(pages))
    try:
        scans = _scans(data, identify(data, untrusted_filename, declared_type).media_type, wanted)
    except ParseError as error:
        return (("refused", error.code.encode()),)
    except pdfium.PdfiumError:
        return (("refused", b"page_unreadable"),)
    bare = tuple(Scan(scan.page, scan.width, scan.height, scan.scale, scan.angle) for scan in scans)
    return (("scans", SCANS.dump_json(bare)), *((f"scan-{number}", scan.content) for number, scan in enumerate(scans)))


def _scans(data: bytes, media_type: str, wanted: set[int]) -> list[Scan]:
    if media_type != _PDF:
        return [scan for scan in picture_scans(data, DEFAULT_LIMITS) if scan is not None and scan.page in wanted]
    document = open_pages(data)
    try:
        found = (page_scan(document[number - 1], number, DEFAULT_LIMITS) for number in sorted(wanted) if 1 <= number <= len(document))
        return [scan for scan in found if scan is not None]
    finally:
        document.close()
