"""Word documents (ISO/IEC 29500): every part that holds text, in one walk; no macro, link or object is followed.

Raises `Malformed`, `Encrypted`, `LimitExceeded`.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

from lxml import etree

from parsers import office_types
from parsers.document import Document, SegmentKind
from parsers.docx_blocks import Story, write_blocks
from parsers.docx_numbering import read_lists
from parsers.docx_runs import W, add_control, prompts, read_paragraph
from parsers.draft import Draft
from parsers.errors import Malformed
from parsers.limits import Limits
from parsers.ole import refuse_locked
from parsers.ooxml import Package, local, main_part, note_dangers, properties
from parsers.ooxml_extras import part_of_relations, write_drawing, write_links, write_own_properties
from parsers.ooxml_media import carry_media

MEDIA_TYPE = office_types.WORD
MEDIA_TYPES = (office_types.WORD, office_types.WORD_TEMPLATE, office_types.WORD_MACRO, office_types.WORD_MACRO_TEMPLATE)
_STORIES = {
    "hdr": SegmentKind.PAGE_HEADER,
    "ftr": SegmentKind.PAGE_FOOTER,
    "footnotes": SegmentKind.NOTE,
    "endnotes": SegmentKind.NOTE,
    "comments": SegmentKind.COMMENT,
}
_TEXTLESS = ("styles", "settings", "fonttable", "websettings", "numbering", "theme", "stylesWithEffects", "people")
_RELATED = frozenset({"header", "footer", "footnotes", "endnotes", "comments", "chart", "diagramData"})
_STORED = re.compile(r"customXml/item\d+\.xml")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_HEADING_STYLES = 9


def parse(data: bytes, limits: Limits) -> Document:
    """A .docx or .docm: body first, then headers, footers, notes, comments, drawings and properties."""
    refuse_locked(data)
    package = Package(data, limits)
    main = main_part(package, "word/document.xml")
    root = package.xml(main)
    body = None if root is None else root.find(f"{{{etree.QName(root).namespace}}}body")
    if root is None or body is None:
        raise Malformed("no_document_part")
    draft = Draft(limits)
    styles, numbering = (_named_part(package, posixpath.join(posixpath.dirname(main), name)) for name in ("styles.xml", "numbering.xml"))
    headings, lists = _heading_styles(styles), read_lists(numbering, styles)
    write_blocks(Story(draft, headings, lists=lists), _without_strict(body))
    draft.start_section()
    _note_block_controls(body, draft)
    _write_alternatives(root, draft)
    _write_other_parts(package, Story(draft, headings, lists=lists), main)
    write_links(package, draft)
    for name, value in properties(package):
        draft.add(SegmentKind.METADATA, f"{name}: {value}")
    write_own_properties(package, draft)
    _write_stored_data(package, draft, posixpath.dirname(main))
    note_dangers(package, draft)
    _carry_contents(package, draft)
    return draft.document(office_types.office_type(package.read("[Content_Types].xml"), list(package.names)) or MEDIA_TYPE)


def _without_strict(element: etree._Element) -> etree._Element:
    """ISO strict files use another namespace for the same names; rename it so that one walk reads both."""
    strict = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
    if isinstance(element.tag, str) and element.tag.startswith(strict):
        for node in element.iter():
            if isinstance(node.tag, str) and node.tag.startswith(strict):
                node.tag = W + node.tag.removeprefix(strict)
                for name, value in list(node.attrib.items()):
                    node.set(str(name).replace(strict, W), value)
    return element


def _named_part(package: Package, name: str) -> etree._Element | None:
    """The root of a part, whichever of the two name spaces the file uses."""
    root = package.xml(name)
    return None if root is None else _without_strict(root)


def _heading_styles(root: etree._Element | None) -> dict[str, int]:
    """Style id -> heading level, for "heading 1".."heading 9" and "Title", also through one style they are based on."""
    if root is None:
        return {f"Heading{level}": level for level in range(1, _HEADING_STYLES + 1)}
    found: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in root.iter(W + "style"):
        name, base = style.find(W + "name"), style.find(W + "basedOn")
        identity = style.get(W + "styleId", "")
        words = "" if name is None else name.get(W + "val", "").casefold()
        if words == "title":
            found[identity] = 1
        elif words.startswith("heading ") and words[8:].strip().isdigit():
            found[identity] = int(words[8:])
        elif base is not None:
            based[identity] = base.get(W + "val", "")
    return found | {identity: found[base] for identity, base in based.items() if base in found}


def _write_other_parts(package: Package, story: Story, main: str) -> None:
    folder = posixpath.dirname(main) + "/"
    related = (relation.target for relation in package.relations(main) if not relation.external and relation.kind in _RELATED)
    for name in dict.fromkeys((*(each for each in package.names if each.startswith(folder)), *related)):
        if not name.endswith(".xml") or name == main or posixpath.basename(name).lower().startswith(_TEXTLESS):
            continue
        root = package.xml(name)
        if root is not None:
            _write_part(replace(story, count=0, lists=story.lists.anew()), _without_strict(root))


def _write_part(story: Story, root: etree._Element) -> None:
    tag = local(root)
    if tag in {"hdr", "ftr"}:
        write_blocks(replace(story, kind=_STORIES[tag]), root)
    elif tag in _STORIES:
        for note in root:
            if note.get(W + "type", "") not in _SEPARATORS:
                write_blocks(replace(story, kind=_STORIES[tag], speaker=note.get(W + "author", "")), note)
    elif tag == "glossaryDocument":
        story.draft.find("building_blocks")
        for block in root.iter(W + "docPartBody"):
            if not prompts(" ".join(str(text) for text in block.itertext())):
                write_blocks(replace(story, kind=SegmentKind.HIDDEN), block)
    else:
        write_drawing(root, story.draft)
        return
    _write_alternatives(root, story.draft)


def _write_alternatives(root: etree._Element, draft: Draft) -> None:
    """What pictures and shapes say to those who cannot see them, in DrawingML and in VML."""
    said: set[str] = set()
    for element in root.iter():
        texts = {
            "docPr": (element.get("title", ""), element.get("descr", "")),
            "cNvPr": (element.get("title", ""), element.get("descr", "")),
        }.get(local(element), (element.get("alt", ""),))
        for text in texts:
            if text.strip() and text not in said:
                said.add(text)
                draft.add(SegmentKind.METADATA, f"alternative text: {text}")


def _note_block_controls(body: etree._Element, draft: Draft) -> None:
    """Named content controls round whole paragraphs; those in a paragraph or a cell are noted where they are read."""
    for control in body.iter(W + "sdt"):
        above, content = control.getparent(), control.find(W + "sdtContent")
        if content is None or above is None or local(above) == "tc" or any(local(child) != "p" for child in content):
            continue
        text = "\n".join(read_paragraph(paragraph).text for paragraph in content)
        add_control(draft.fields, control.find(W + "sdtPr"), text)


def _write_stored_data(package: Package, draft: Draft, folder: str) -> None:
    """Values that the page shows only where a field asks for them: document variables and the data that controls are bound to."""
    settings = package.xml(posixpath.join(folder, "settings.xml"))
    for variable in () if settings is None else _without_strict(settings).iter(W + "docVar"):
        draft.add(SegmentKind.METADATA, f"{variable.get(W + 'name', '')}: {variable.get(W + 'val', '')}")
    for name in package.names:
        if _STORED.fullmatch(name):
            root = package.xml(name)
            for element in () if root is None else root.iter():
                if not len(element) and (element.text or "").strip():
                    draft.add(SegmentKind.METADATA, f"{local(element)}: {(element.text or '').strip()}")


def _carry_contents(package: Package, draft: Draft) -> None:
    """Parts for what the tree walk reads by itself: imported chunks and pictures."""
    rels = (name for name in package.names if name.endswith(".rels"))
    chunks = {relation.target for name in rels for relation in package.relations(part_of_relations(name)) if relation.kind == "aFChunk"}
    for name in package.names:
        base = posixpath.basename(name)
        if name in chunks or (base.lower().startswith("afchunk") and not name.endswith(".rels")):
            draft.find("imported_chunk")
            draft.carry(base, package.read(name))
    carry_media(package, draft)
