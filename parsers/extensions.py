"""File name extensions: what each claims, and which can run. Names are untrusted and used for nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

EXTENSION_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "txt": "text/plain",
        "md": "text/plain",
        "log": "text/plain",
        "csv": "text/csv",
        "json": "application/json",
        "xml": "application/xml",
        "html": "text/html",
        "htm": "text/html",
        "ics": "text/calendar",
        "eml": "message/rfc822",
        "msg": "application/vnd.ms-outlook",
        "pdf": "application/pdf",
        "rtf": "application/rtf",
        "doc": "application/msword",
        "dot": "application/msword",
        "docx": _WORD,
        "docm": _WORD,
        "dotx": _WORD,
        "xls": "application/vnd.ms-excel",
        "xlsx": _SHEET,
        "xlsm": _SHEET,
        "ppt": "application/vnd.ms-powerpoint",
        "pptx": _SLIDES,
        "pptm": _SLIDES,
        "ppsx": _SLIDES,
        "odt": "application/vnd.oasis.opendocument.text",
        "ott": "application/vnd.oasis.opendocument.text-template",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odp": "application/vnd.oasis.opendocument.presentation",
        "zip": "application/zip",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
        "bmp": "image/bmp",
        "tif": "image/tiff",
        "tiff": "image/tiff",
        "heic": "image/heic",
        "webp": "image/webp",
        "dat": "",
    },
)
DECLARED_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "application/x-pdf": "application/pdf",
        "text/rtf": "application/rtf",
        "application/x-rtf": "application/rtf",
        "text/richtext": "application/rtf",
        "application/x-zip-compressed": "application/zip",
        "application/x-zip": "application/zip",
        "application/csv": "text/csv",
        "text/x-csv": "text/csv",
        "text/json": "application/json",
        "text/xml": "application/xml",
        "image/jpg": "image/jpeg",
        "image/pjpeg": "image/jpeg",
        "image/x-png": "image/png",
        "image/x-ms-bmp": "image/bmp",
        "application/x-msexcel": "application/vnd.ms-excel",
        "application/excel": "application/vnd.ms-excel",
        "application/x-msword": "application/msword",
        "application/vnd.ms-word": "application/msword",
        "application/vnd.ms-word.document.macroenabled.12": _WORD,
        "application/vnd.ms-excel.sheet.macroenabled.12": _SHEET,
        "application/vnd.ms-powerpoint.presentation.macroenabled.12": _SLIDES,
        "application/x-outlook-msg": "application/vnd.ms-outlook",
        "application/msoutlook": "application/vnd.ms-outlook",
        "application/vnd.ms-tnef": "application/ms-tnef",
        "message/global": "message/rfc822",
        "application/force-download": "application/octet-stream",
        "application/x-download": "application/octet-stream",
        "application/download": "application/octet-stream",
        "application/unknown": "application/octet-stream",
        "binary/octet-stream": "application/octet-stream",
    },
)
EXECUTABLE_EXTENSIONS = frozenset(
    {
        *("exe", "com", "scr", "pif", "bat", "cmd", "dll", "cpl", "msi", "msp", "jar", "js", "jse", "vbs", "vbe", "wsf", "wsh", "hta"),
        *("ps1", "psm1", "lnk", "url", "reg", "sh", "iso", "img", "vhd", "vhdx", "appx", "msix", "application", "gadget", "scf", "chm"),
    },
)


def extension_of(untrusted_filename: str) -> str:
    """Lower-case extension without its dot; trailing dots and spaces, which Windows drops, are ignored."""
    name = untrusted_filename.strip().rstrip(". ").lower()
    return name.rpartition(".")[2] if "." in name else ""
