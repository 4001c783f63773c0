"""OpenDocument packages (ODF 1.3 parts 2 and 3): what every kind of them shares - locks, properties, dangers, contents.

Raises `Malformed`, `Encrypted`, `LimitExceeded`.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from parsers.document import SegmentKind
from parsers.draft import Draft
from parsers.errors import Encrypted, Malformed
from parsers.formula_dangers import formula_danger
from parsers.limits import Limits
from parsers.ooxml import Package, local, parse_xml

_MANIFEST = "META-INF/manifest.xml"
_WHOLE_ENCRYPTED = "encrypted-package"  # ODF 1.4: one locked member instead of many
_SHOWN_PROPERTIES = frozenset({"title", "subject", "description", "keyword", "creator", "initial-creator", "user-defined"})
_SCRIPT_FOLDERS = ("basic/", "scripts/", "dialogs/")
_OUR_FILES = frozenset({"mimetype", "content.xml", "styles.xml", "meta.xml", "settings.xml", "manifest.rdf", "layout-cache"})
_OUR_FOLDERS = ("meta-inf/", "thumbnails/", "configurations2/", "objectreplacements/", "pictures/", "fonts/", *_SCRIPT_FOLDERS)
_LINKING = {
    "section-source": "hold",
    "cell-range-source": "hold",
    "table-source": "hold",
    "object": "hold",
    "object-ole": "hold",
    "plugin": "hold",
    "applet": "hold",
    "floating-frame": "hold",
    "image": "notice",
    "fill-image": "notice",
}
_LINKS = frozenset({"a", "area-rectangle", "area-circle", "area-polygon"})
_CALCULATED = frozenset({"table-cell", "covered-table-cell"})
_DDE = frozenset({"dde-source", "dde-connection-decl", "dde-link"})


def open_package(data: bytes, limits: Limits) -> Package:
    """The package, unless its manifest says that members are locked with a password (ODF 1.3 part 2, 3.4)."""
    package = Package(data, limits)
    if _WHOLE_ENCRYPTED in package.names or b"encryption-data" in package.read(_MANIFEST):
        raise Encrypted("encrypted")
    return package


def content_root(package: Package, kind: str) -> tuple[etree._Element, etree._Element]:
    """(root of content.xml, the element office:`kind` in its body). Raises `Malformed` where either is missing."""
    root = package.xml("content.xml")
    if root is not None:
        for body in root:
            found = child(body, kind) if local(body) == "body" else None
            if found is not None:
                return root, found
    raise Malformed("no_document_part")


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of that local name."""
    return next((inner for inner in element if local(inner) == name), None)


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name, "" where absent: extensions repeat standard attributes in their own namespaces."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rsplit("}", 1)[-1] == name), "")


def write_properties(package: Package, draft: Draft) -> None:
    """meta.xml: title, author and the like, and the properties users add."""
    root = package.xml("meta.xml") if "meta.xml" in package.names else None
    for element in () if root is None else root.iter():
        name, value = local(element), (element.text or "").strip()
        if name in _SHOWN_PROPERTIES and value:
            draft.add(SegmentKind.METADATA, f"{attribute(element, 'name') or name}: {value}")


def write_links(root: etree._Element, draft: Draft) -> None:
    """Where links lead that readers see only when they point at them; places inside the file say nothing."""
    targets = (attribute(element, "href") for element in root.iter() if local(element) in _LINKS)
    for target in dict.fromkeys(targets):
        if target and not target.startswith("#"):
            draft.add(SegmentKind.METADATA, f"link: {target}")


def note_dangers(package: Package, draft: Draft, *roots: etree._Element | None) -> None:
    """Findings on macros, DDE and on what the file would fetch."""
    if any(name.lower().startswith(_SCRIPT_FOLDERS) for name in package.names):
        draft.find("macros", severity="hold")
    for root in roots:
        for element in () if root is None else root.iter():
            _note_element(element, draft)


def _note_element(element: etree._Element, draft: Draft) -> None:
    name = local(element)
    target = attribute(element, "href")
    if name in {"event-listener", "script"} and (target or (element.text or "").strip()):
        draft.find("macros", severity="hold")
    if name in _DDE:
        draft.find("dde_field", severity="hold")
    formula = (
        attribute(element, "formula") if name in _CALCULATED else attribute(element, "expression") if name == "named-expression" else ""
    )
    danger = formula_danger(formula) if formula else ""
    if danger:
        draft.find(danger, severity="hold")
    if name in _LINKING and "://" in target:
        draft.find("external_relation", name, _LINKING[name])


def carry_contents(package: Package, draft: Draft) -> None:
    """Every member that is no part of the document's own XML, nor a picture of it, for the tree walk to read."""
    for name in package.names:
        lowered = name.lower()
        if lowered not in _OUR_FILES and not lowered.startswith(_OUR_FOLDERS) and posixpath.basename(lowered) not in _OUR_FILES:
            draft.find("embedded_object")
            draft.carry(posixpath.basename(name), package.read(name))


def object_roots(package: Package) -> list[etree._Element]:
    """Roots of the charts, tables and formulas embedded as documents of their own ("Object 1/content.xml")."""
    names = [name for name in package.names if "/" in name and posixpath.basename(name) == "content.xml"]
    return [root for name in names if (root := package.xml(name)) is not None]


def without_layout(content: bytes) -> bytes:
    """content.xml without the white space that lays out tables: it says nothing (ODF 1.3 part 3, 1.5), and not every reader skips it."""
    root = parse_xml(content)
    for element in root.iter():
        space = etree.QName(element).namespace or ""
        if space.rsplit(":", 2)[-2:-1] != ["text"] and not (element.text or "").strip():
            element.text = None
        above = element.getparent()
        outer = "" if above is None else etree.QName(above).namespace or ""
        if outer.rsplit(":", 2)[-2:-1] != ["text"] and not (element.tail or "").strip():
            element.tail = None
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
