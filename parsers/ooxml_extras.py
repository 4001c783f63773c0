"""What packages of every Office program carry beside their text: where links lead, words of charts and diagrams, properties."""

from __future__ import annotations

from lxml import etree

from parsers.document import Locator, SegmentKind
from parsers.draft import Draft
from parsers.grids import cell_reference
from parsers.ooxml import Package, local

_WRITTEN_PROPERTIES = frozenset({"Company", "Manager", "HyperlinkBase"})


def write_links(package: Package, draft: Draft) -> None:
    """Addresses that readers see only when they point at a link."""
    targets = (
        relation.target
        for name in package.names
        if name.lower().endswith(".rels")
        for relation in package.relations(part_of_relations(name))
        if relation.external and relation.kind == "hyperlink"
    )
    for target in dict.fromkeys(targets):
        draft.add(SegmentKind.METADATA, f"link: {target}")


def part_of_relations(rels: str) -> str:
    """The part whose relationships stand in the member `rels`."""
    folder, _, base = rels.rpartition("_rels/")
    return folder + base.removesuffix(".rels")


def write_drawing(root: etree._Element, draft: Draft) -> None:
    """Text of drawings, diagrams and charts: DrawingML paragraphs, cached chart values (c:v), and alternative texts."""
    values: list[str] = []
    for element in root.iter():
        name = local(element)
        if name == "p" and "drawingml" in (etree.QName(element).namespace or ""):
            draft.add(SegmentKind.TEXT_BOX, "".join(_words(inner) for inner in element.iter()), Locator(field=_anchor(element)))
        elif name == "v" and "chart" in (etree.QName(element).namespace or ""):
            values.append((element.text or "").strip())
        elif name in {"cNvPr", "docPr"}:
            write_alternative(element, draft)
    draft.add(SegmentKind.TEXT_BOX, " | ".join(filter(None, values)))


def _anchor(element: etree._Element) -> str:
    """The cell at which a drawing on a sheet begins ([ISO 29500-1] 20.5.2.33), "" elsewhere."""
    holder = next((above for above in element.iterancestors() if local(above) in {"twoCellAnchor", "oneCellAnchor"}), None)
    start = None if holder is None else next((child for child in holder if local(child) == "from"), None)
    places = {} if start is None else {local(child): (child.text or "").strip() for child in start}
    row, column = places.get("row", ""), places.get("col", "")
    return cell_reference(int(column), int(row) + 1) if row.isdecimal() and column.isdecimal() else ""


def _words(element: etree._Element) -> str:
    return {"t": element.text or "", "br": "\n"}.get(local(element), "")


def write_alternative(element: etree._Element, draft: Draft) -> None:
    """What a picture or shape says to those who cannot see it."""
    for name in ("title", "descr"):
        text = element.get(name, "").strip()
        draft.add(SegmentKind.METADATA, f"alternative text: {text}" if text else "")


def write_own_properties(package: Package, draft: Draft) -> None:
    """Properties that users add (docProps/custom.xml), and those of docProps/app.xml that a person wrote."""
    for part in ("docProps/custom.xml", "docProps/app.xml"):
        root = package.xml(part) if part in package.names else None
        for element in () if root is None else root:
            value = "".join(map(str, element.itertext())).strip()
            name = element.get("name", "") or (local(element) if local(element) in _WRITTEN_PROPERTIES else "")
            if name and value:
                draft.add(SegmentKind.METADATA, f"{name}: {value}")
