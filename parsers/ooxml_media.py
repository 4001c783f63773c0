"""Pictures, films and sounds of an Office Open XML package, and where each stands (ECMA-376 part 1, 15.2.14; part 2, 9.3).

Raises `Malformed`, `LimitExceeded`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from parsers.draft import Draft
from parsers.ooxml import Package, Relation, local
from parsers.ooxml_extras import part_of_relations
from parsers.pictures_inside import PicturesInside, Where

_MEDIA = frozenset({"image", "video", "audio", "media"})
_OBJECTS = frozenset({"oleObject", "package"})
_FOLDER = "/media/"
_MARGINS = re.compile(r"/(?:header|footer|vmldrawing)\d*\.(?:xml|vml)$|/(?:slidemasters|slidelayouts|notesmasters|handoutmasters|theme)/")
_STANDING = frozenset({"object", "oleObj", "oleObject", "svgBlip"})
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def carry_media(package: Package, draft: Draft) -> None:
    """Every picture of the package goes to the tree walk or is named in a finding; nothing that is linked to is fetched."""
    uses: dict[str, set[Where]] = {name: set() for name in package.names if _FOLDER in f"/{name.lower()}"}
    for name in package.names:
        if name.lower().endswith(".rels"):
            for target, where in _uses(package, part_of_relations(name)):
                if target in package.names:
                    uses.setdefault(target, set()).add(where)
    pictures = PicturesInside(draft)
    for name, places in uses.items():
        pictures.add(posixpath.basename(name), package.read(name), _place(places))


def _place(places: set[Where]) -> Where:
    """A picture that stands at several places, or at none that we know, counts as one of the page unless all agree that it is not."""
    return next(iter(places)) if len(places) == 1 else Where.PAGE


def _uses(package: Package, part: str) -> Iterator[tuple[str, Where]]:
    """(target, where) of each picture that a part shows."""
    relations = [relation for relation in package.relations(part) if not relation.external]
    shown = [relation for relation in relations if relation.kind in _MEDIA]
    if not shown:
        return
    standing = _standing(package, part, relations)
    margin = _MARGINS.search(f"/{part.lower()}") is not None
    for relation in shown:
        yield relation.target, Where.STAND_IN if relation.id in standing else Where.MARGIN if margin else Where.PAGE


def _standing(package: Package, part: str, relations: list[Relation]) -> frozenset[str]:
    """Ids of pictures that show what an object of the package holds, or that are there as pixels too.

    The part is read a second time only where it has such a thing. What stands for an object outside the package is all there is of it.
    """
    objects = {relation.id for relation in relations if relation.kind in _OBJECTS}
    vectors = {relation.id for relation in relations if relation.target.lower().endswith(".svg")}
    root = package.xml(part) if objects or vectors else None
    found: set[str] = set()
    for holder in () if root is None else root.iter():
        name = local(holder)
        if name in _STANDING:
            named = _named(holder)
            found |= named & vectors if name == "svgBlip" else named if named & objects else frozenset()
    return frozenset(found)


def _named(holder: etree._Element) -> frozenset[str]:
    """Ids of relationships that an element and what is in it name."""
    return frozenset(str(value) for element in holder.iter() for key, value in element.attrib.items() if str(key).startswith(_RELATION))
