"""OpenDocument files made in memory from the XML of their body, for tests."""

import io
import zipfile

ODT = "application/vnd.oasis.opendocument.text"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("form", "form"),
        ("script", "script"),
        ("presentation", "presentation"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
)
_OTHERS = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" '
    'xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'
)


def xml(tag: str, inside: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><{tag} {_NAMESPACES} {_OTHERS}>{inside}</{tag}>'.encode()


def package(members: dict[str, bytes], media_type: str = ODT) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", media_type)
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def odt(body: str, *, automatic: str = "", styles: str = "", meta: str = "", kind: str = "text", **members: bytes) -> bytes:
    """`body` stands in office:text; `automatic` are its styles; `styles` is the inside of styles.xml; `members` are added as named."""
    content = xml(
        "office:document-content",
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>",
    )
    own = {"content.xml": content}
    if styles:
        own["styles.xml"] = xml("office:document-styles", styles)
    if meta:
        own["meta.xml"] = xml("office:document-meta", f"<office:meta>{meta}</office:meta>")
    return package(own | members, ODT if kind == "text" else f"application/vnd.oasis.opendocument.{kind}")


def manifest(inside: str) -> bytes:
    return xml("manifest:manifest", inside)
