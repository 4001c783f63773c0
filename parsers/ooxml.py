"""Zipped XML packages (ECMA-376 part 2, ODF 1.3 part 2): opened without extracting, parsed without entities.

Raises `Malformed`, `Encrypted`, `LimitExceeded("total_bytes" | "expansion_ratio" | "parts")`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from parsers.containers import ZIP_ERRORS
from parsers.draft import Draft
from parsers.errors import Encrypted, LimitExceeded, Malformed
from parsers.limits import Limits

_RATIO_FLOOR = 1024 * 1024
_TAG_BYTES = 256 * 1024
_MEMBERS_PER_PART = 20
_ENCRYPTED_FLAG = 0x1
_EXTERNAL_QUIET = frozenset({"hyperlink"})
_EXTERNAL_HOLD = frozenset({"attachedTemplate", "oleObject", "frame", "subDocument", "externalLink", "externalLinkPath"})
_SHOWN_PROPERTIES = frozenset({"title", "subject", "creator", "description", "keywords", "lastModifiedBy", "category", "contentStatus"})
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship of a part: `kind` is the last word of its type; `target` is a part name or, if external, a URL."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The members of a zip file, with budgets. Names are kept as written; nothing touches a disk."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except ZIP_ERRORS as error:
            raise Malformed("zip") from error
        self._limits = limits
        self._left = limits.total_bytes
        self._relations: dict[str, tuple[Relation, ...]] = {}
        if len(members) > limits.parts * _MEMBERS_PER_PART:
            raise LimitExceeded("parts")
        self._members = {member.filename.lstrip("/"): member for member in members if not member.filename.endswith("/")}

    @property
    def names(self) -> tuple[str, ...]:
        """Member names in the order of the directory."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of a member, or b"" where there is none."""
        member = self._members.get(name)
        if member is None:
            return b""
        if member.flag_bits & _ENCRYPTED_FLAG:
            raise Encrypted("encrypted")
        self._refuse_bomb(member)
        try:
            with self._zip.open(member) as stream:
                content = stream.read(min(member.file_size, self._left) + 1)
        except ZIP_ERRORS as error:
            raise Malformed("zip") from error
        self._left -= len(content)
        if self._left < 0:
            raise LimitExceeded("total_bytes")
        return content

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML member, or None where there is none."""
        content = self.read(name)
        return parse_xml(content) if content else None

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The relationships of a part ("" for the package itself); several readers ask for the same."""
        if part not in self._relations:
            self._relations[part] = tuple(self._read_relations(part))
        return self._relations[part]

    def _read_relations(self, part: str) -> Iterator[Relation]:
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return
        for element in root.iter(f"{{{RELATIONS}}}Relationship"):
            external = element.get("TargetMode", "") == "External"
            target = element.get("Target", "")
            name = target if external else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(element.get("Id", ""), element.get("Type", "").rsplit("/", 1)[-1], name, external)

    def _refuse_bomb(self, member: zipfile.ZipInfo) -> None:
        if member.file_size > self._left:
            raise LimitExceeded("total_bytes")
        if member.file_size > _RATIO_FLOOR and member.file_size > self._limits.expansion_ratio * max(member.compress_size, 1):
            raise LimitExceeded("expansion_ratio")


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A package of these members, in this order, not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return stream.getvalue()


def parse_xml(content: bytes) -> etree._Element:
    """Root of an XML document without DTD, entities or network; any DOCTYPE is refused. Broken XML is `Malformed`.

    Raises `LimitExceeded("markup")` for a tag that is longer than any program writes: libxml2 compares its attributes pairwise.
    """
    pieces = content.split(b"<")
    if max(map(len, pieces)) > _TAG_BYTES and any(piece.find(b">") > _TAG_BYTES for piece in pieces):
        raise LimitExceeded("markup")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed("xml") from error
    if root is None:
        raise Malformed("xml")
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr] # the stubs lack it
        raise Malformed("doctype")
    return root


def local(element: etree._Element) -> str:
    """The tag without its namespace; "" for comments and entities."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def main_part(package: Package, fallback: str) -> str:
    """The part that the package says is the document itself."""
    kinds = {relation.kind: relation.target for relation in package.relations("") if not relation.external}
    return kinds.get("officeDocument", fallback)


def note_dangers(package: Package, draft: Draft) -> None:
    """Findings on macros and on what the file would fetch or run; embedded files become parts."""
    for name in package.names:
        lowered = name.lower()
        if lowered.endswith(("vbaproject.bin", "vbadata.xml")) or "/macrosheets/" in lowered:
            draft.find("macros", severity="hold")
        if "/activex/" in lowered:
            draft.find("active_x", severity="hold")
        if "/embeddings/" in lowered:
            draft.find("embedded_object")
            draft.carry(posixpath.basename(name), package.read(name))
        if lowered.endswith(".rels"):
            _note_external(package, draft, name)


def _note_external(package: Package, draft: Draft, rels: str) -> None:
    folder, base = posixpath.split(rels)
    part = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
    for relation in package.relations(part):
        if relation.external and relation.kind not in _EXTERNAL_QUIET:
            draft.find("external_relation", relation.kind, "hold" if relation.kind in _EXTERNAL_HOLD else "notice")


def properties(package: Package) -> tuple[tuple[str, str], ...]:
    """Title, author and the like of docProps/core.xml as (name, value); empty when absent."""
    root = package.xml("docProps/core.xml") if "docProps/core.xml" in package.names else None
    found = [] if root is None else [(local(element), (element.text or "").strip()) for element in root]
    return tuple((name, value) for name, value in found if value and name in _SHOWN_PROPERTIES)
