"""The MIME tree over raw spans: every entity keeps the bytes that came over the wire.

Rule: this layer never raises. What breaks the rules of RFC 2046 is read as a reader would, and named in `faults`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers.encoded_words import decode_words
from parsers.limits import Limits
from parsers.parameters import Value, read_value
from parsers.transfer import decode_body

_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:")
_GUESS = re.compile(rb"(?m)^--([^\r\n]{1,200}?)[ \t]*\r?\n(?:Content-|content-)")
_TYPES = 5
_TWINS = 3  # each reads its bytes once more; the message is held after the first
_LEAD = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*\r?\n){0,5}")
# What makes unreadable text of a part if its head is taken for its body.
_TELLING_HEAD = re.compile(
    rb"(?=content-)(?:[!-9;-~]{1,60}:[^\r\n]{0,998}\r?\n(?:[ \t][^\r\n]{0,998}\r?\n)?){0,6}?"
    rb"(?:content-transfer-encoding[ \t]*:[ \t]*(?:base64|quoted)|content-type[ \t]*:[ \t]*(?!text/plain)\w|content-disposition[ \t]*:)",
    re.IGNORECASE,
)
_USUAL = re.compile(
    rb"(?:from|to|cc|subject|date|message-id|mime-version|received|return-path|content-type|content-transfer-encoding)[ \t]*:",
    re.IGNORECASE,
)
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+")


@dataclass(frozen=True, slots=True)
class Field:
    """One header field: its name as written and its raw value with folds."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Entity:
    """A node of the tree. `raw` is the whole span, `body` what follows its head; `children` only of a multipart.

    `gaps` is what stands in its body before, between and after its children: delimiters, and what is margin.

    `margin` is what stands before its first and after its last delimiter, and broken lines of its head: no mail program shows
    them (RFC 2046 s5.1.1). `twin` is what an entity with two Content-Types is to a program that goes by the other one.
    """

    fields: tuple[Field, ...]
    raw: bytes
    body: bytes
    content_type: Value
    disposition: Value
    children: tuple[Entity, ...] = ()
    gaps: tuple[bytes, ...] = ()
    margin: bytes = b""
    faults: tuple[str, ...] = ()
    twin: Entity | None = None

    @property
    def media_type(self) -> str:
        """The declared type, lower case; text/plain where absent or broken (RFC 2045 s5.2)."""
        return self.content_type.main

    @property
    def filename(self) -> str:
        """As claimed, in its likely letters: untrusted. `filename` beats `name` (RFC 2183 s2.3)."""
        return self.disposition.get("filename") or self.content_type.get("name") or self.content_type.get("filename")

    @property
    def declared_filename(self) -> str:
        """The same without guessed letters."""
        named, typed = self.disposition.as_declared, self.content_type.as_declared
        return named("filename") or typed("name") or typed("filename")

    def first(self, name: str) -> bytes:
        """Raw value of the first field of that name, b"" where absent."""
        wanted = name.lower()
        return next((field.raw for field in self.fields if field.name.lower() == wanted), b"")

    def content(self) -> bytes:
        """The decoded body."""
        return decode_body(self.body, decode_words(self.first("content-transfer-encoding")))


@dataclass(slots=True)
class _Budget:
    """What is left for the whole tree of one message."""

    parts: int
    twins: int = _TWINS
    faults: list[str] = field(default_factory=list)

    def spend(self) -> bool:
        """Take one part; whether the limit still allows it."""
        self.parts -= 1
        return self.parts >= 0


def read_entity(raw: bytes, limits: Limits) -> Entity:
    """The tree of a message or a part. `faults` of the root names what was broken or cut by a limit."""
    budget = _Budget(limits.parts)
    entity = _entity(raw, limits, budget, depth=0, default="text/plain", start=_message_start(raw))
    return replace(entity, faults=tuple(dict.fromkeys(budget.faults)))


def leaves(entity: Entity) -> Iterator[Entity]:
    """Entities without children, in order of the wire."""
    if not entity.children:
        yield entity
    for inner in below(entity):
        yield from leaves(inner)


def margins(entity: Entity) -> Iterator[bytes]:
    """Bytes outside the parts of each multipart, in order of the wire."""
    if entity.margin.strip():
        yield entity.margin
    for inner in below(entity):
        yield from margins(inner)


def below(entity: Entity) -> tuple[Entity, ...]:
    """The children, and the entity as the other program reads it."""
    return entity.children if entity.twin is None else (*entity.children, entity.twin)


def pieces(entity: Entity) -> Iterator[tuple[str, bytes]]:
    """("head" | "content" | "gap", bytes) in order of the wire; together they are the whole message, each byte once."""
    yield "head", entity.raw[: len(entity.raw) - len(entity.body)]
    if not entity.children:
        yield "content", entity.body
        return
    for gap, child in zip(entity.gaps, entity.children, strict=False):
        yield "gap", gap
        yield from pieces(child)
    yield "gap", entity.gaps[-1]


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of an entity, what follows them, lines among them that are no fields, and whether it was cut at the limit."""

    fields: tuple[Field, ...]
    body: bytes
    strays: bytes = b""
    cut: bool = False


def split_head(raw: bytes, limit: int, *, start: int = 0) -> Head:
    """Fields and body, read from `start`; at most `limit` bytes of fields.

    A line that is neither field nor fold starts the body, as senders forget the empty line, unless fields that every message
    has follow right below it: then it is a broken line of the head.
    """
    position = start
    feed = b"\n" if b"\n" in raw else b"\r"  # programs of old Macs ended lines so
    fields: list[Field] = []
    strays: list[bytes] = []
    while position < len(raw) and position - start <= limit:
        end = raw.find(feed, position)
        stop = len(raw) if end < 0 else end + 1
        line = raw[position:stop]
        if not line.strip(b"\r\n"):
            return Head(tuple(fields), raw[stop:], b"".join(strays))
        if not _take_line(line, fields, limit):
            if not _USUAL.match(raw, stop):
                return Head(tuple(fields), raw[position:], b"".join(strays))
            strays.append(line)
        position = stop
    return Head(tuple(fields), raw[position:], b"".join(strays), cut=position < len(raw))


def _take_line(line: bytes, fields: list[Field], limit: int) -> bool:
    """Add a line of the head to `fields`; False where it cannot be one."""
    if line[:1] in b" \t" and fields:
        last = fields[-1]
        fields[-1] = Field(last.name, (last.raw + line)[:limit])
        return True
    match = _FIELD.match(line if fields else line.lstrip(b" \t"))
    if match:
        fields.append(Field(match[1].decode("ascii"), match.string[match.end() :]))
    return match is not None or line.startswith((b"From ", b">From "))


def _message_start(raw: bytes) -> int:
    """Position after a byte order mark and leading empty lines, which some gateways prepend."""
    lead = _LEAD.match(raw)
    after = lead.end() if lead else 0
    return after if _FIELD.match(raw, after) or raw.startswith(b"From ", after) else 0


def _part_start(raw: bytes, default: str) -> int:
    """A part whose first line is empty has no head (RFC 2046 s5.1), but some programs put an empty line above the head."""
    lead = _LEAD.match(raw)
    return lead.end() if lead and default == "text/plain" and _TELLING_HEAD.match(raw, lead.end()) else 0


def _entity(raw: bytes, limits: Limits, budget: _Budget, *, depth: int, default: str, start: int) -> Entity:
    head = split_head(raw, limits.header_bytes, start=start)
    if head.cut:
        budget.faults.append("header_bytes")
    types = list(dict.fromkeys(field.raw.strip() for field in head.fields if field.name.lower() == "content-type"))[:_TYPES]
    read = [_content_type(each, default) for each in types or [b""]]
    node = _typed(raw, head, read[0], limits, budget, depth=depth)
    if len(types) == 1 or not types:
        return node
    budget.faults.append("content_type_repeated")
    other = next((each for each in read if each.main != node.media_type), None)
    if other is None or budget.twins <= 0:
        return node
    budget.twins -= 1
    return replace(node, twin=_typed(raw, head, other, limits, budget, depth=depth))


def _typed(raw: bytes, head: Head, content_type: Value, limits: Limits, budget: _Budget, *, depth: int) -> Entity:
    """The entity by one Content-Type, with its parts where that is a multipart."""
    disposition = next((field.raw for field in head.fields if field.name.lower() == "content-disposition"), b"")
    node = Entity(head.fields, raw, head.body, content_type, read_value(disposition), margin=head.strays)
    if not content_type.main.startswith("multipart/"):
        return node
    if depth >= limits.mime_depth:
        budget.faults.append("mime_depth")
        return node
    margin, spans = _spans(head.body, content_type.get("boundary"), budget)
    default = "message/rfc822" if content_type.main == "multipart/digest" else "text/plain"  # RFC 2046 s5.1.5
    children: list[Entity] = []
    for start, end in spans:
        if not budget.spend():
            budget.faults.append("parts")
            break
        span = head.body[start:end]
        children.append(_entity(span, limits, budget, depth=depth + 1, default=default, start=_part_start(span, default)))
    if not children:
        return node
    return replace(node, children=tuple(children), gaps=_gaps(head.body, spans[: len(children)]), margin=head.strays + margin)


def _gaps(body: bytes, spans: Sequence[tuple[int, int]]) -> tuple[bytes, ...]:
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(body)]
    return tuple(body[start:end] for start, end in zip(starts, ends, strict=True))


def _content_type(raw: bytes, default: str) -> Value:
    if not raw.strip():
        return Value(default)
    value = read_value(raw)
    if _TYPE.fullmatch(value.main):
        return value
    if value.main in {"text", "html", "plain"}:
        return Value("text/html" if value.main == "html" else "text/plain", value.parameters, value.declared)
    if value.main.startswith("multipart") and value.get("boundary"):
        return Value("multipart/mixed", value.parameters)
    # RFC 2045 s5.2: a broken type with a file name is still a file, without one it is text.
    return Value("application/octet-stream" if value.get("name") else "text/plain", value.parameters)


def _spans(body: bytes, boundary: str, budget: _Budget) -> tuple[bytes, list[tuple[int, int]]]:
    """Margin, and (start, end) of the parts between delimiter lines; no parts where no delimiter is found."""
    marker = boundary.rstrip().encode("utf-8", "surrogateescape")
    margin, found = _delimited(body, marker, budget) if marker and b"--" + marker in body else (b"", [])
    if found:
        return margin, found
    guess = _GUESS.search(body) if body.startswith(b"--") or b"\n--" in body else None
    budget.faults.append("boundary_missing")
    return _delimited(body, guess[1], budget) if guess else (b"", [])


def _delimited(body: bytes, marker: bytes, budget: _Budget) -> tuple[bytes, list[tuple[int, int]]]:
    # RFC 2046 s5.1.1: white space may follow the delimiter, and the line break before it belongs to it.
    pattern = re.compile(rb"--" + re.escape(marker) + rb"(--)?[ \t]*(?:\r?\n|\r|\Z)")
    spans: list[tuple[int, int]] = []
    outside: list[bytes] = []
    start: int | None = None
    end = 0
    for match in pattern.finditer(body):
        if match.start() and body[match.start() - 1] not in b"\r\n":
            continue
        if start is not None:
            spans.append((start, _before_break(body, start, match.start())))
        else:
            outside.append(body[end : match.start()])
        start, end = (None if match[1] else match.end()), match.end()
    if start is not None:
        budget.faults.append("boundary_unclosed")
        spans.append((start, len(body)))
    else:
        outside.append(body[end:])
    return b"".join(outside), spans


def _before_break(body: bytes, start: int, end: int) -> int:
    """`end` without the line break before it."""
    span_end = body[max(start, end - 2) : end]
    return end - (2 if span_end == b"\r\n" else 1 if span_end.endswith((b"\n", b"\r")) else 0)
