"""Which leaves of a message are its body, and which text of an alternative is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from parsers.alternatives import unsaid
from parsers.charsets import decode
from parsers.document import Finding
from parsers.errors import LimitExceeded
from parsers.extensions import extension_of
from parsers.html import Page, decode_html, read_page
from parsers.limits import Limits
from parsers.lines import Line, reflow, text_lines
from parsers.mime import Entity
from parsers.yenc import without_files

_STUB = re.compile(r"html|web ?version|view (?:this|it|online)|does not support|e-?mail client|browser", re.IGNORECASE)
_STUB_WORDS = 60
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_NOTABLE = 12
_NOTABLE_SHARE = 0.15


@dataclass(slots=True)
class Group:
    """Texts that say the same: the plain and HTML leaves of one alternative, or a single leaf."""

    plain: list[Entity] = field(default_factory=list)
    html: list[Entity] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Body:
    """Lines to read, hidden passages and findings of one group."""

    lines: tuple[Line, ...]
    hidden: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Sorted:
    """The leaves of a message by role, in order."""

    groups: list[Group] = field(default_factory=list)
    files: list[Entity] = field(default_factory=list)


def sort_leaves(entity: Entity) -> Sorted:
    """Bodies and files of a message."""
    found = Sorted()
    for leaf, group in _walk(entity, None, found):
        if not is_body(leaf):
            found.files.append(leaf)
            continue
        target = group
        if target is None:
            target = Group()
            found.groups.append(target)
        (target.html if leaf.media_type == "text/html" else target.plain).append(leaf)
        if leaf.filename:
            found.files.append(leaf)
    return found


def is_body(leaf: Entity) -> bool:
    """RFC 8621 s4.1.4 in short: inline text is body; a named text is a file, and body too where it is shown inline."""
    if leaf.media_type.startswith("multipart/"):
        return True
    if leaf.media_type not in {"text/plain", "text/html"} or leaf.disposition.main == "attachment":
        return False
    return not leaf.filename or leaf.disposition.main == "inline" or (not leaf.disposition.main and _is_message_text(leaf.filename))


def _is_message_text(untrusted_filename: str) -> bool:
    """A text named only in its Content-Type: some mailers name the body itself."""
    return extension_of(untrusted_filename) in {"", "txt", "text", "htm", "html"}


def _walk(entity: Entity, group: Group | None, found: Sorted) -> Iterator[tuple[Entity, Group | None]]:
    if entity.twin is not None:
        yield from _walk(replace(entity, twin=None), group, found)
        yield from _walk(entity.twin, None, found)
        return
    if not entity.children:
        yield entity, group
        return
    inner = group
    if entity.media_type == "multipart/alternative" and group is None:
        inner = Group()
        found.groups.append(inner)
    for child in entity.children:
        yield from _walk(child, inner, found)


def plain_text(leaf: Entity) -> str:
    """Text of a plain leaf, format=flowed undone, as it stands."""
    return _plain(leaf, leaf.content())


def _plain(leaf: Entity, content: bytes) -> str:
    text = decode(content, leaf.content_type.get("charset"))
    if leaf.content_type.get("format").lower() == "flowed":
        return reflow(text, join="" if leaf.content_type.get("delsp").lower() == "yes" else " ")
    return text


def read_group(group: Group, limits: Limits) -> Body:
    """The lines of one group. Prefers plain text unless it is empty, a stub, or lacks much that the HTML shows."""
    texts = [_plain(leaf, without_files(leaf.content())) for leaf in group.plain]
    plain = [line for text in texts for line in text_lines(text[: limits.characters])]
    pages = [_page(leaf, limits) for leaf in group.html]
    body = body_of(plain, pages)
    if all(len(text) <= limits.characters for text in texts):
        return body
    return replace(body, findings=(*body.findings, Finding("characters", severity="hold")))


def page_text(leaf: Entity) -> str:
    """The markup of an HTML leaf."""
    return decode_html(leaf.content(), leaf.content_type.get("charset"))


def _page(leaf: Entity, limits: Limits) -> Page:
    """The page, or the words between its tags where it is built so that a browser's rules would take for ever."""
    text = page_text(leaf)
    try:
        return read_page(text, limits)
    except LimitExceeded as error:
        if error.code == "characters":
            raise
        return Page(tuple(text_lines(_TAG.sub(" ", text))), (), (Finding(error.code, severity="hold"),))


def body_of(plain: list[Line], pages: list[Page]) -> Body:
    """What is read of a plain text and pages that should say the same."""
    hidden = tuple(text for page in pages for text in page.hidden)
    findings = tuple(finding for page in pages for finding in page.findings)
    shown = tuple(line for page in pages for line in page.lines)
    if not pages:
        return Body(tuple(plain))
    if not plain:
        return Body(shown, hidden, findings)
    if _is_stub(plain, shown):
        return _with_unsaid(Body(shown, hidden, findings), tuple(line for line in plain if not _STUB.search(line.text)))
    return _choose(tuple(plain), shown, Body((), _unsaid(hidden, plain), findings))


def _choose(plain: tuple[Line, ...], shown: tuple[Line, ...], rest: Body) -> Body:
    more_html = _lacking(shown, plain)
    more_plain = _lacking(plain, shown)
    if more_html and more_plain:
        finding = Finding("alternatives_differ", severity="hold")
        return Body((*plain, Line("", ""), *shown), rest.hidden, (*rest.findings, finding))
    read, other = (shown, plain) if more_html else (plain, shown)
    return _with_unsaid(Body(read, rest.hidden, rest.findings), other)


def _with_unsaid(body: Body, other: tuple[Line, ...]) -> Body:
    """What only the other alternative says stands beside the body: a reader of one of them would never see it."""
    ours, theirs = [line.text for line in body.lines], [line.text for line in other]
    found = unsaid(theirs, (*ours, *body.hidden))
    if not found.sentences:
        return body
    held = found.telling or unsaid(ours, theirs).telling
    finding = Finding("alternative_says_more", f"passages={len(found.sentences)}", "hold" if held else "notice")
    return Body(body.lines, (*body.hidden, *found.sentences), (*body.findings, finding))


def _words(lines: tuple[Line, ...] | list[Line]) -> list[str]:
    return _WORD.findall(" ".join(line.text for line in lines if "://" not in line.text).casefold())


def _lacking(lines: tuple[Line, ...], other: tuple[Line, ...]) -> bool:
    """Whether `lines` has notably many words that `other` has not."""
    words = _words(lines)
    have = set(_words(other))
    missing = sum(1 for word in words if word not in have)
    return missing > _NOTABLE and missing > _NOTABLE_SHARE * len(words)


def _is_stub(plain: list[Line], shown: tuple[Line, ...]) -> bool:
    words = _words(plain)
    if not words:
        return True
    text = " ".join(line.text for line in plain)
    return len(words) < _STUB_WORDS and len(_words(shown)) > len(words) and bool(_STUB.search(text)) and _lacking(shown, tuple(plain))


def _unsaid(hidden: tuple[str, ...], plain: list[Line]) -> tuple[str, ...]:
    """Hidden texts that the plain alternative does not show: the others are read already."""
    said = " ".join(_words(plain))
    return tuple(text for text in hidden if " ".join(_WORD.findall(text.casefold())) not in said)


def all_text(groups: list[Group], limits: Limits) -> tuple[str, str]:
    """Every plain and every visible HTML text of a message, for comparison with other parsers."""
    plain = "\n".join(plain_text(leaf) for group in groups for leaf in group.plain)
    pages: list[Page] = [
        read_page(decode_html(leaf.content(), leaf.content_type.get("charset")), limits) for group in groups for leaf in group.html
    ]
    return plain, "\n".join("\n".join([*(line.text for line in page.lines), *page.hidden]) for page in pages)
