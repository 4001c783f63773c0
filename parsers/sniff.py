"""What a file is, from its bytes; then how that agrees with its name and its declared type."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import dataclass

from parsers.charsets import wide_codec
from parsers.cms import CmsKind, cms_kind
from parsers.containers import ENCRYPTED, Container, open_ole, open_zip
from parsers.document import Finding
from parsers.extensions import DECLARED_ALIASES, EXECUTABLE_EXTENSIONS, EXTENSION_TYPES, extension_of
from parsers.foreign_archives import RAR, SEVEN_ZIP
from parsers.libmagic import magic_type
from parsers.xml_types import xml_type

_HEAD = 64 * 1024
_PDF_WINDOW = 1024
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACH = (b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\x7fELF")
_SCRIPT = re.compile(rb"#!\s*/\S*(?:sh|bash|python[\d.]*|perl|node|ruby|env)\b")
_EXECUTABLE_TYPES = frozenset(
    {
        "application/x-dosexec",
        "application/vnd.microsoft.portable-executable",
        "application/x-executable",
        "application/x-sharedlib",
        "application/x-pie-executable",
        "application/x-mach-binary",
        "application/x-ms-shortcut",
        "application/x-msi",
        "text/x-shellscript",
        "text/x-msdos-batch",
        "application/x-java-applet",
    },
)
_FIELD = re.compile(
    rb"(?m)^(received|message-id|mime-version|return-path|date|from|to|subject|content-type|cc|delivered-to|x-[\w-]+)[ \t]*:", re.IGNORECASE
)
_STRONG = frozenset({b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to"})
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?(?:<!--(?:(?!-->).){0,500}+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(rb"<(?:p|div|br|table|span|b|i|font|a|h\d)\b[^>]*>", re.IGNORECASE)
_TABS = "text/tab-separated-values"
_WEAK = frozenset(
    {
        "text/plain",
        "text/csv",
        "application/json",
        "text/html",
        "text/xml",
        "application/xml",
        "text/calendar",
        "text/markdown",
        "text/vcard",
        _TABS,
    }
)
_TEXTUAL = frozenset({"application/json", "application/xml", "application/octet-stream", "application/csv", "application/x-ndjson"})
_PGP = b"-----BEGIN PGP MESSAGE-----"
# Files of programs that lock whole files: OpenSSL's enc, AES Crypt, age, KeePass, AxCrypt (its GUID).
_LOCKS = (
    b"Salted__",
    b"AES\x01",
    b"AES\x02",
    b"age-encryption.org/",
    b"-----BEGIN AGE ENCRYPTED FILE",
    b"\x03\xd9\xa2\x9a",
    b"\xc0\xb9\x07\x2e\x4f\x93\xf1\x46\xa0\x15\x79\x2c\xa1\xd9\xe8\x21",
)
_PGP_EXTENSIONS = frozenset({"pgp", "gpg"})
_LEAD = 100
_TNEF = b"\x78\x9f\x3e\x22"
_SHORTCUT = b"L\0\0\0\x01\x14\x02\0"  # [MS-SHLLINK] 2.1
_EXECUTABLE = "application/x-executable"
_TEXTS = frozenset(
    {"text/plain", "text/html", "text/csv", "text/calendar", "application/json", "application/xml", "application/octet-stream"}
)


@dataclass(frozen=True, slots=True)
class Identified:
    """The type that the bytes have, and what a person should know about how it was claimed."""

    media_type: str
    findings: tuple[Finding, ...] = ()


def identify(data: bytes, untrusted_filename: str, declared_type: str) -> Identified:
    """Identify `data`. Never raises; unknown bytes are `application/octet-stream`."""
    extension = extension_of(untrusted_filename)
    declared = _declared(declared_type)
    container = _strong(data)
    actual = container.media_type if container else _by_magic(data, extension, declared)
    findings = [
        Finding(_risk_code(risk), severity="hold") for risk in (container.risks if container else ()) if risk != "encrypted_members"
    ]
    findings += _executable(actual, extension)
    if _polyglot(data, actual):
        findings.append(Finding("polyglot", severity="quarantine"))
    if not findings or actual != _EXECUTABLE:
        findings += _mismatch(actual, extension, declared)
    return Identified(actual, tuple(findings))


def _declared(declared_type: str) -> str:
    name = declared_type.split(";", maxsplit=1)[0].strip().lower()
    return DECLARED_ALIASES.get(name, name)


def _risk_code(risk: str) -> str:
    return risk


def _strong(data: bytes) -> Container | None:
    """Formats with a signature that leaves no doubt."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return open_zip(data)
    if data.startswith(_OLE_MAGIC):
        return open_ole(data)
    signatures = (
        (_EXECUTABLE, _runs(data)),
        (SEVEN_ZIP, data.startswith(b"7z\xbc\xaf\x27\x1c")),
        (RAR, data.startswith(b"Rar!\x1a\x07")),
        ("application/pdf", b"%PDF-" in data[:_PDF_WINDOW]),
        ("application/rtf", data[:_PDF_WINDOW].lstrip().startswith(b"{\\rtf")),
        ("application/ms-tnef", data.startswith(_TNEF)),
        (ENCRYPTED, cms_kind(data) is CmsKind.ENVELOPED or data[:_LEAD].lstrip().startswith(_PGP) or data.startswith(_LOCKS)),
    )
    return next((Container(media_type) for media_type, present in signatures if present), None)


def _runs(data: bytes) -> bool:
    if data.startswith((*_MACH, _SHORTCUT)) or _SCRIPT.match(data):
        return True
    if not data.startswith(b"MZ") or len(data) < 64:  # noqa: PLR2004 - the DOS header
        return False
    offset = struct.unpack_from("<I", data, 0x3C)[0]
    return bool(data[offset : offset + 2] in {b"PE", b"NE", b"LE"}) or b"This program cannot be run" in data[:512]


def _polyglot(data: bytes, actual: str) -> bool:
    """Two formats in one file: each reader would show something else."""
    if actual == "application/pdf":
        lead = data[: data.find(b"%PDF-")].strip()
        return lead.startswith((b"PK", b"MZ", b"\x7fELF", b"GIF8", b"\xff\xd8")) or bool(_HTML.match(lead)) or _ends_as_zip(data)
    if actual in _TEXTS:
        return _ends_as_zip(data)
    if actual in {_EXECUTABLE, "application/rtf"} or actual.startswith("image/"):
        return b"%PDF-" in data[:_PDF_WINDOW] or _ends_as_zip(data)
    if data.startswith(b"PK"):
        at = data.find(b"%PDF-", 0, _PDF_WINDOW)
        return at >= 0 and at != _first_member(data)
    return False


def _first_member(data: bytes) -> int:
    """Where the content of a ZIP's first member begins: a PDF stored there unpacked is a member, no second format."""
    return 30 + int.from_bytes(data[26:28], "little") + int.from_bytes(data[28:30], "little")


def _ends_as_zip(data: bytes) -> bool:
    """Whether a ZIP directory ends exactly at the end of the file."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    return at >= 0 and at + 22 <= len(data) and at + 22 + int.from_bytes(data[at + 20 : at + 22], "little") == len(data)


def _by_magic(data: bytes, extension: str, declared: str) -> str:
    if not data:
        return declared if declared.startswith("text/") else "application/x-empty"
    if declared == "message/rfc822" or _mail_score(data) >= (2 if extension == "eml" else 3):
        return "message/rfc822"
    found = magic_type(data[:_HEAD])
    if found in _EXECUTABLE_TYPES:
        return _EXECUTABLE
    if found.startswith("message/") and extension == "eml":
        return "message/rfc822"
    # libmagic calls any text that begins with "From:" a message: minutes do, too
    if found.startswith(("text/", "message/")) or found in _TEXTUAL:
        return _text_type(data, extension, declared, found)
    return found


def _mail_score(data: bytes) -> int:
    """How much the head looks like RFC 5322: one a field name, and no point without one that only mail systems write."""
    head = data[:8192].lstrip()
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    first = block.split(b"\n", 1)[0]
    if not (first.startswith(b"From ") or re.match(rb"[!-9;-~]{1,70}[ \t]*:", first)):
        return 0
    names = {name.lower() for name in _FIELD.findall(block)}
    return len(names) if names & _STRONG or {b"from", b"date", b"subject"} <= names else 0


def _text_type(data: bytes, extension: str, declared: str, found: str) -> str:
    """Text formats have no signature: content first, then name and declaration."""
    if found == "application/octet-stream" and not _looks_text(data):
        return ENCRYPTED if extension in _PGP_EXTENSIONS else found  # binary OpenPGP has no signature of its own (RFC 9580 s4.2)
    marked = _marked_text(data)
    if marked:
        return marked
    if found == "text/html" and declared != "text/plain" and extension != "txt":
        return "text/html"
    claimed = (declared, EXTENSION_TYPES.get(extension, ""))
    if "text/html" in claimed and _TAG.search(data):
        return "text/html"
    if _TABS in claimed and b"\t" in data[:_HEAD]:
        return _TABS
    tabular = "text/csv" in claimed or (found in {"text/csv", "application/csv"} and extension not in {"txt", "md", "log", ""})
    return "text/csv" if tabular else "text/plain"


def _marked_text(data: bytes) -> str:
    """Text formats that say what they are in their first words."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"{", b"[")) and _is_json(data):
        return "application/json"
    line = start[:15].upper()
    if line == b"BEGIN:VCALENDAR":
        return "text/calendar"
    if line.startswith(b"BEGIN:VCARD"):
        return "text/vcard"
    if _HTML.match(data):
        return "text/html"
    return xml_type(data) if start.startswith(b"<") else ""


def _looks_text(data: bytes) -> bool:
    sample = data[:8192]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_codec(sample):
        return True
    controls = sum(1 for byte in sample if byte < 32 and byte not in b"\t\n\r\f\x1b")  # noqa: PLR2004 - below the space
    return b"\x00" not in sample and controls * 50 < len(sample)


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _executable(actual: str, extension: str) -> list[Finding]:
    if actual == _EXECUTABLE or extension in EXECUTABLE_EXTENSIONS:
        return [Finding("executable", severity="quarantine")]
    return []


def _mismatch(actual: str, extension: str, declared: str) -> list[Finding]:
    """Name and declaration against the bytes. Text formats among each other are no disagreement."""
    by_name, actual = EXTENSION_TYPES.get(extension, ""), DECLARED_ALIASES.get(actual, actual)
    wrong = [
        f"{source}={claim} actual={actual}"
        for source, claim in (("name", by_name), ("declared", declared))
        if claim and claim not in {"application/octet-stream", "application/x-empty"} and not _agrees(claim, actual)
    ]
    return [Finding("type_mismatch", "; ".join(wrong))] if wrong else []


def _agrees(claim: str, actual: str) -> bool:
    if claim == actual or (claim in _WEAK and actual in _WEAK):
        return True
    if actual in {"application/encrypted", "application/x-ole-storage", "application/octet-stream"}:
        return claim.startswith("application/")
    if claim == "application/xml" and actual.endswith(("xml", "+xml")):
        return True
    if claim == "application/zip":
        return actual.startswith(("application/vnd.openxmlformats", "application/vnd.oasis", "application/epub"))
    return claim.split("/", maxsplit=1)[0] == actual.split("/", maxsplit=1)[0] and claim.split("/", maxsplit=1)[0] in {
        "image",
        "audio",
        "video",
        "message",
    }
