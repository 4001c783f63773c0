"""What a ZIP or OLE container really is, from the names inside it."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass

from parsers.compound import CompoundFile
from parsers.office_types import manifest_type, office_type, stated_type

_CONTENT_TYPES, _MANIFEST = "[Content_Types].xml", "META-INF/manifest.xml"
_OLE = (
    ("encryptedpackage", "application/encrypted"),
    ("\x09drmcontent", "application/encrypted"),  # [MS-OFFCRYPTO] 2.2: rights management
    ("__properties_version1.0", "application/vnd.ms-outlook"),
    ("worddocument", "application/msword"),
    ("workbook", "application/vnd.ms-excel"),
    ("book", "application/vnd.ms-excel"),
    ("powerpoint document", "application/vnd.ms-powerpoint"),
    ("visiodocument", "application/vnd.visio"),
    ("quill", "application/x-mspublisher"),
)
_RUNNABLE = (
    ".exe",
    ".dll",
    ".scr",
    ".com",
    ".bat",
    ".cmd",
    ".js",
    ".jse",
    ".vbs",
    ".vbe",
    ".wsf",
    ".hta",
    ".ps1",
    ".lnk",
    ".msi",
    ".jar",
    ".class",
)
_END_RECORD, _END_WINDOW = b"PK\x05\x06", 66_000
_MOST_NAMES = 5_000
_MOST_BYTES = 256 * 1024
ZIP = "application/zip"
# What the standard library raises for a broken ZIP: offsets before the file, members without a name, streams cut off.
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    IndexError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
ENCRYPTED = "application/encrypted"


@dataclass(frozen=True, slots=True)
class Container:
    """The type of a container and what is risky in it.

    Risks: "macros", "embedded_executable", "encrypted_members", "duplicate_members" and
    "two_directories" (readers differ in which of two they show).
    """

    media_type: str
    risks: tuple[str, ...] = ()


def open_zip(data: bytes) -> Container:
    """A ZIP by its directory; `application/zip` where the directory is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()[:_MOST_NAMES]
            names = [member.filename.replace("\\", "/") for member in members]
            risks = _risks(names)
            if len(set(names)) < len(names):
                risks = (*risks, "duplicate_members")
            if _directories(data) > 1:
                risks = (*risks, "two_directories")
            if any(member.flag_bits & 1 for member in members):
                risks = (*risks, "encrypted_members")
            return Container(_zip_type(archive, names), risks)
    except ZIP_ERRORS:
        return Container(ZIP)


def _directories(data: bytes) -> int:
    """How many end records say that the file ends with them (APPNOTE 4.3.16): more than one, where a comment hides a second archive."""
    found, at = 0, data.find(_END_RECORD, max(0, len(data) - _END_WINDOW))
    while at >= 0:
        found += at + 22 + int.from_bytes(data[at + 20 : at + 22], "little") == len(data)
        at = data.find(_END_RECORD, at + 1)
    return found


def _risks(names: list[str]) -> tuple[str, ...]:
    lower = [name.lower() for name in names]
    found = []
    if any(name.endswith(("vbaproject.bin", "/macros/")) or "/macrosheets/" in name for name in lower):
        found.append("macros")
    if any(name.endswith(_RUNNABLE) for name in lower):
        found.append("embedded_executable")
    return tuple(found)


def _zip_type(archive: zipfile.ZipFile, names: list[str]) -> str:
    stated = stated_type(_member(archive, "mimetype").decode("ascii", "ignore")) if "mimetype" in names else ""
    if stated:
        return stated
    if _CONTENT_TYPES in names:
        return office_type(_member(archive, _CONTENT_TYPES), names) or ZIP
    return (manifest_type(_member(archive, _MANIFEST)) or ZIP) if _MANIFEST in names else ZIP


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(_MOST_BYTES)


def open_ole(data: bytes) -> Container:
    """An OLE compound file by its stream names; `application/x-ole-storage` where none is known."""
    try:
        with CompoundFile(data) as ole:
            names = ["/".join(path).lower() for path in ole.listdir(streams=True, storages=True)]
    except (OSError, ValueError, IndexError, TypeError, AttributeError, RecursionError):
        return Container("application/x-ole-storage")
    roots = {name.split("/")[0] for name in names}
    media_type = next((found for name, found in _OLE if name in roots), "application/x-ole-storage")
    macros = any("_vba_project" in name or name.endswith("/vba") or name.startswith("macros") for name in names)
    return Container(media_type, ("macros",) if macros and media_type != "application/vnd.ms-outlook" else ())
