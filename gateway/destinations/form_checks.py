"""Each written form of a copy read back before it leaves, by other readers than wrote it. One doubt, and the form is not sent.

Rule: nothing may be in a form that is not in the copy, word by word; and every word of its passages must be there.
What is withheld is in no copy, so what only holds a copy's words cannot give it away.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from lxml import etree

from gateway.destinations.account import facts, left_out, pages, warning
from gateway.destinations.outline import aloud
from gateway.destinations.page import as_html
from gateway.destinations.rendering import as_json, as_text
from gateway.destinations.word import as_docx
from gateway.errors import Held
from gateway.outgoing import MinimisedItem

NOT_SAFE = "form_not_safe"
_PARTS = ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml")
_BODY = "word/document.xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = ("document", "body", "p", "pPr", "pStyle", "r", "t", "br", "sectPr", "pgSz", "pgMar")
_TABLES = ("tbl", "tblPr", "tblStyle", "tblW", "tblGrid", "gridCol", "tr", "trPr", "tblHeader", "tc")
_BODY_TAGS = frozenset(_W + name for name in (*_MARKS, *_TABLES))
_BODY_ATTRIBUTES = frozenset({_SPACE, *(_W + name for name in ("val", "w", "h", "type", "top", "right", "bottom", "left"))})
_TARGETS = frozenset({"word/document.xml", "styles.xml"})
_FRAME = ("html", "head", "meta", "title", "style", "body", "header", "main", "section")
_TEXT = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "strong", "em", "blockquote", "br", "dl", "dt", "dd", "ul", "li")
_HTML_TAGS = frozenset((*_FRAME, *_TEXT, "table", "thead", "tbody", "tr", "th", "td"))
_HTML_ATTRIBUTES = frozenset(
    {("html", "lang"), ("meta", "charset"), ("meta", "name"), ("meta", "content"), ("p", "class"), ("th", "scope")},
)
_FIXED = "Copy Left out Pages Copy"
_TOLD_ONCE = frozenset({"heading", "table_row"})
"""A heading that stands again and a column's name in each row of a table are shown once."""


def safe_docx(copy: MinimisedItem) -> bytes:
    """The Word file. Raises `Held("form_not_safe")` where a reader finds in it what the copy has not, or misses what it has."""
    content = as_docx(copy)
    _require(docx_is_safe(content, copy))
    return content


def safe_html(copy: MinimisedItem) -> str:
    """The page. Raises as `safe_docx` does."""
    content = as_html(copy)
    _require(html_is_safe(content, copy))
    return content


def safe_text(copy: MinimisedItem) -> str:
    """The plain text. Raises as `safe_docx` does."""
    content = as_text(copy)
    _require(holds_only_the_copy([content], copy))
    return content


def safe_json(copy: MinimisedItem) -> str:
    """Canonical JSON, which has no place for anything but the copy's own values."""
    return as_json(copy)


def _require(passed: object) -> None:
    if passed is not True:
        raise Held(NOT_SAFE)


def docx_is_safe(content: bytes, copy: MinimisedItem) -> bool:
    """Five parts that tell no time and nothing beside; marks and attributes on a list; relations inside only; words of the copy only."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if not _package_is_bare(package, content):
                return False
            parts = {name: etree.fromstring(package.read(name), _parser()) for name in _PARTS}
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, OSError):
        return False
    return all(map(_has_no_asides, parts.values())) and _relations_stay_inside(parts) and _body_is_safe(parts[_BODY], copy)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _package_is_bare(package: zipfile.ZipFile, content: bytes) -> bool:
    entries = package.infolist()
    bare = all(e.date_time == _LONG_AGO and not e.comment and not e.extra for e in entries)
    return tuple(e.filename for e in entries) == _PARTS and bare and not package.comment and content[:4] == b"PK\x03\x04"


def _has_no_asides(root: etree._Element) -> bool:
    """No comment, no processing instruction, no entity, no document type."""
    return not root.getroottree().docinfo.internalDTD and all(isinstance(node.tag, str) for node in root.iter())


def _relations_stay_inside(parts: dict[str, etree._Element]) -> bool:
    relations = [relation for name in _PARTS if name.endswith(".rels") for relation in parts[name]]
    return len(relations) == len(_TARGETS) and all(r.get("Target") in _TARGETS and r.get("TargetMode") is None for r in relations)


def _body_is_safe(body: etree._Element, copy: MinimisedItem) -> bool:
    nodes = list(body.iter())
    known = all(node.tag in _BODY_TAGS and set(node.attrib) <= _BODY_ATTRIBUTES for node in nodes)
    stray = any((node.text or "").strip() for node in nodes if node.tag != _W + "t") or any((node.tail or "").strip() for node in nodes)
    return known and not stray and holds_only_the_copy(_paragraphs(body), copy)


def _paragraphs(body: etree._Element) -> Iterator[str]:
    for paragraph in body.iter(_W + "p"):
        yield " ".join(node.text or "" for node in paragraph.iter(_W + "t"))


class _Reader(HTMLParser):
    """Collects words, and whether every mark is one of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.known = "yes"
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A mark and its attributes."""
        if tag not in _HTML_TAGS or any((tag, name) not in _HTML_ATTRIBUTES for name, _ in attrs):
            self.known = "no"
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        """The end of one."""
        del tag
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Words; style is not read, and holds no value of a copy."""
        if self._inside != "style":
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """There is none."""
        del data
        self.known = "no"

    def handle_pi(self, data: str) -> None:
        """Nor any of these."""
        del data
        self.known = "no"


def html_is_safe(content: str, copy: MinimisedItem) -> bool:
    """Marks and attributes on a list, no comment, nothing that runs or is fetched; words of the copy only."""
    reader = _Reader()
    reader.feed(content)
    reader.close()
    return reader.known == "yes" and holds_only_the_copy(reader.texts, copy)


def holds_only_the_copy(texts: Iterable[str], copy: MinimisedItem) -> bool:
    """No word more often than the copy and its account have it, and none of its passages' words missing, nor a symbol that nobody read."""
    found = _counted(texts)
    around = [value for pair in facts(copy) for value in pair]
    around += [_FIXED, copy.key, copy.key, warning(copy), *pages(copy), *left_out(copy)]
    around += [text for segment in copy.segments for text in (aloud(segment.text), aloud(segment.heading), segment.handling)]
    told_once = _counted(aloud(segment.text) for segment in copy.segments if segment.kind in _TOLD_ONCE)
    wanted = _counted(aloud(segment.text) for segment in copy.segments if segment.kind not in _TOLD_ONCE)
    return not found - _counted(around) and not wanted - found and set(told_once) <= set(found)


def _counted(texts: Iterable[str]) -> Counter[str]:
    plain = (unicodedata.normalize("NFKC", text).casefold() for text in texts)
    return Counter(word for text in plain for word in "".join(c if c.isalnum() else " " for c in text).split())
