"""HTML -> lines a reader sees, in reading order; what the reader does not see is kept and marked HIDDEN.

Nothing is fetched and nothing is run. Iterative, so that nesting has no cost in stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.charsets import decode
from parsers.document import Document, Finding, SegmentKind
from parsers.errors import LimitExceeded
from parsers.html_depth import refuse_deep, without_slow_parts
from parsers.html_forms import beside_text, fields_of, write_controls
from parsers.html_pictures import written_pictures
from parsers.html_style import Ground, StyleSheet, fetches, ground_of, hides, unseen
from parsers.html_tables import INVISIBLE, WHITE, children, data_rows, definition_rows, table_lines, title_lines
from parsers.limits import Limits
from parsers.lines import Line
from parsers.paragraphs import Passage, paragraphs, segments_of

_BLOCK_NAMES = (
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td tfoot "
    "th thead tr ul"
)
_BLOCK = frozenset(_BLOCK_NAMES.split())
_SPACED = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "pre", "hr", "dl"])
_SKIPPED = frozenset(["script", "style", "head", "title", "meta", "link", "template", "iframe"])
_UNSHOWN = frozenset(["noscript", "object"])  # for readers whose program cannot do what others see
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*(?:[\"']\s*)?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_ATTRIBUTED = re.compile(r"(?::|wrote|\u0448\u0435\u0442|\u0441\u0430\u043b(?:\(\u0430\))?)\s*$")
_CITED = re.compile(r"gmail_quote|yahoo_quoted|moz-cite|cite|protonmail_quote|zmail_extra|quote", re.IGNORECASE)
_META_WINDOW = 2048
_DEEPEST_FRAME = 8


@dataclass(frozen=True, slots=True)
class _Context:
    """What holds for everything below a node."""

    depth: int = 0
    hidden: str = ""
    ground: Ground = field(default_factory=Ground)
    pre: str = ""
    heading: str = ""


@dataclass(slots=True)
class _Writer:
    """Collects text into lines."""

    lines: list[Line] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    depth: int = 0
    kind: SegmentKind = SegmentKind.BODY
    size: int = 0

    def flush(self) -> None:
        """Close the line under way; nothing where it holds no letter."""
        text = INVISIBLE.sub("", "".join(self.buffer)).strip(" \t\n")
        self.buffer.clear()
        if text:
            self.lines.append(Line(text, text, self.depth, self.kind))

    def gap(self) -> None:
        """A blank line between two blocks: one, however many blocks end here."""
        self.flush()
        if self.lines and self.lines[-1].text:
            self.lines.append(Line("", "", min(self.depth, self.lines[-1].depth)))

    def blank(self) -> None:
        """A line break: it ends a line that holds words, else it is a blank line, one of a run."""
        if self.buffer:
            self.flush()
        elif self.lines and self.lines[-1].text:
            self.lines.append(Line("", "", self.depth))


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML text as read: visible lines, hidden passages, findings."""

    lines: tuple[Line, ...]
    hidden: tuple[str, ...]
    findings: tuple[Finding, ...]


def parse(data: bytes, limits: Limits) -> Document:
    """An HTML file. Raises `LimitExceeded("characters" | "depth")`."""
    text = decode_html(data)
    tree = _tree(text, limits)
    beside, fields = list(beside_text(tree)), tuple(fields_of(tree))  # before words take the place of controls
    page = _page(tree, limits)
    passages = list(line_passages(page.lines))
    passages += [Passage(words, SegmentKind.HIDDEN) for words in page.hidden]
    passages += [Passage(words, SegmentKind.METADATA) for words in beside]
    pictures, named = written_pictures([text], limits)
    return Document("text/html", segments=segments_of(passages), fields=fields, parts=pictures, findings=(*page.findings, *named))


def decode_html(data: bytes, declared: str = "") -> str:
    """Text of an HTML file: the declared set, else the one that its meta element states."""
    match = _META.search(data[:_META_WINDOW])
    return decode(data, declared or (match[1].decode("ascii") if match else ""))


def line_passages(lines: tuple[Line, ...]) -> Iterator[Passage]:
    """Lines as passages, without looking for replies."""
    text: list[str] = []
    for line in lines:
        if line.kind is SegmentKind.BODY:
            text.append(line.text)
            continue
        yield from paragraphs("\n".join(text))
        text.clear()
        yield Passage(line.text, line.kind, locator=line.locator)
    yield from paragraphs("\n".join(text))


def read_page(text: str, limits: Limits) -> Page:
    """Lines of `text`. Raises `LimitExceeded("characters" | "depth")`."""
    return _page(_tree(text, limits), limits)


def _tree(text: str, limits: Limits) -> LexborHTMLParser:
    if len(text) > limits.characters:
        raise LimitExceeded("characters")
    refuse_deep(text, limits)
    return LexborHTMLParser(without_slow_parts(text))


def _page(tree: LexborHTMLParser, limits: Limits, depth: int = 0) -> Page:
    framed = "<hr>".join(node.attributes.get("srcdoc") or "" for node in tree.css("iframe[srcdoc]"))
    page = _own_page(tree)
    if not framed:
        return page
    if depth >= _DEEPEST_FRAME:
        raise LimitExceeded("depth")
    inner = _page(_tree(framed, limits), limits, depth + 1)
    findings = tuple(dict.fromkeys((*page.findings, *inner.findings)))
    return Page((*page.lines, Line("", ""), *inner.lines), (*page.hidden, *inner.hidden), findings)


def _own_page(tree: LexborHTMLParser) -> Page:
    """The page without the pages written out in its frames."""
    findings = [Finding("remote_content")] if fetches(tree) else []
    writer = _Writer(hidden=write_controls(tree))
    root = tree.root
    if root is not None:
        _walk(root, writer, StyleSheet(tree))
    writer.flush()
    if writer.hidden:
        findings.append(Finding("hidden_text", f"passages={len(writer.hidden)}"))
    return Page(tuple(writer.lines), tuple(writer.hidden), tuple(findings))


def _walk(root: LexborNode, writer: _Writer, sheet: StyleSheet) -> None:
    stack: list[tuple[LexborNode | None, _Context, str]] = [(root, _Context(), "")]
    tables = 0
    while stack:
        node, context, closing = stack.pop()
        if node is None:
            _close(writer, context, closing)
            continue
        if node.is_text_node:
            _text(node, context, writer)
            continue
        tag = (node.tag or "").lower()
        if tag in _SKIPPED or tag.startswith(("-", "_", "!")):
            continue
        inner = _enter(node, tag, context, sheet, writer)
        if tag == "table" and not inner.hidden and (rows := data_rows(node, sheet, inner.ground)):
            tables += 1
            writer.gap()
            writer.lines.extend(title_lines(node, inner.depth))
            writer.lines.extend(table_lines(rows, tables, inner.depth))
            continue
        if tag == "dl" and not inner.hidden and (pairs := definition_rows(node, sheet, inner.ground)):
            tables += 1
            writer.gap()
            writer.lines.extend(table_lines(pairs, tables, inner.depth))
            continue
        _open(tag, inner, writer)
        if tag in _BLOCK:
            stack.append((None, context, tag))
        stack.extend((child, inner, "") for child in reversed(children(node)))


def _enter(node: LexborNode, tag: str, above: _Context, sheet: StyleSheet, writer: _Writer) -> _Context:
    attributes = node.attributes
    style = attributes.get("style") or ""
    ground = ground_of(node, style, above.ground) if style or attributes else above.ground
    gone = "hidden" in attributes or hides(style) or sheet.hides(node)
    context = replace(above, ground=ground, hidden="yes" if gone or above.hidden or unseen(ground) else "")
    if tag in _UNSHOWN:
        context = replace(context, hidden="yes")
    if tag == "pre":
        context = replace(context, pre="yes")
    if tag in _HEADINGS:
        context = replace(context, heading="yes")
    if tag == "blockquote" and _is_quote(node, writer):
        context = replace(context, depth=above.depth + 1)
    return context


def _is_quote(node: LexborNode, writer: _Writer) -> bool:
    """A cited blockquote, or one under an attribution; else it is the author's own indentation."""
    marks = " ".join(str(node.attributes.get(name) or "") for name in ("class", "type", "id"))
    if _CITED.search(marks) or "cite" in node.attributes:
        return True
    before = "".join(writer.buffer).strip() or next((line.text for line in reversed(writer.lines) if line.text), "")
    return bool(_ATTRIBUTED.search(before)) and ("@" in before or any(c.isdigit() for c in before))


def _open(tag: str, context: _Context, writer: _Writer) -> None:
    if tag == "br":
        _break(context, writer)
    if tag not in _BLOCK:
        if tag == "img" and not context.hidden:
            writer.buffer.append(" ")
        return
    if tag in _SPACED:
        writer.gap()
    else:
        writer.flush()
    writer.depth = context.depth
    writer.kind = SegmentKind.HEADING if context.heading else SegmentKind.BODY
    if tag == "li":
        writer.buffer.append("- ")
    if tag == "hr" and not context.hidden:
        writer.lines.append(Line("_" * 32, "_" * 32, context.depth))


def _break(context: _Context, writer: _Writer) -> None:
    if context.pre or writer.buffer:
        writer.flush()
    else:
        writer.blank()


def _close(writer: _Writer, context: _Context, tag: str) -> None:
    if tag in {"td", "th"}:
        writer.buffer.append(" ")
        writer.flush()
    elif tag in _SPACED:
        writer.gap()
    else:
        writer.flush()
    writer.depth = context.depth
    writer.kind = SegmentKind.HEADING if context.heading else SegmentKind.BODY


def _text(node: LexborNode, context: _Context, writer: _Writer) -> None:
    text = node.text_content or ""
    if context.hidden:
        shown = INVISIBLE.sub("", WHITE.sub(" ", text)).strip(" \u00a0")
        if shown:
            writer.hidden.append(shown)
        return
    if context.pre:
        first, *rest = text.split("\n")
        writer.buffer.append(first)
        for line in rest:
            writer.flush()
            writer.buffer.append(line)
        return
    flat = WHITE.sub(" ", text)
    if flat.strip(" ") or writer.buffer:
        writer.buffer.append(flat)
