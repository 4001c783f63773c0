"""Pictures of an OpenDocument package and where each stands (ODF 1.3 part 3, 10.4.4)."""

from __future__ import annotations

import posixpath

from lxml import etree

from parsers.draft import Draft
from parsers.ooxml import Package, local
from parsers.pictures_inside import PicturesInside, Where

FOLDER = "pictures/"
_VECTORS = (".svg", ".svm", ".emf", ".wmf")


def carry_pictures(package: Package, draft: Draft, root: etree._Element, styles: etree._Element | None) -> None:
    """Every picture goes to the tree walk or is named in a finding; `root` is of content.xml, `styles` of styles.xml."""
    on_pages, on_all_pages, again = _shown(root), frozenset() if styles is None else _shown(styles), _once_more(root)
    pictures = PicturesInside(draft)
    for name in package.names:
        if name.lower().startswith(FOLDER):
            margin = name in on_all_pages and name not in on_pages
            where = Where.STAND_IN if name in again else Where.MARGIN if margin else Where.PAGE
            pictures.add(posixpath.basename(name), package.read(name), where)


def _shown(root: etree._Element) -> frozenset[str]:
    """Members that are named anywhere in the part: by images, fills and bullets alike."""
    named = (str(value) for element in root.iter() for key, value in element.attrib.items() if str(key).rsplit("}", 1)[-1] == "href")
    return frozenset(name.removeprefix("./") for name in named)


def _once_more(root: etree._Element) -> frozenset[str]:
    """Vectors in a frame that has the same picture as pixels too: a reader shows one of them."""
    found: set[str] = set()
    for frame in root.iter():
        if local(frame) == "frame":
            inside = [name for image in frame if local(image) == "image" for name in _shown(image)]
            vectors = {name for name in inside if name.lower().endswith(_VECTORS)}
            found |= vectors if len(vectors) < len(inside) else set()
    return frozenset(found)
