"""Files from disk into the one door: messages, mbox files, Maildir folders, documents, form JSON."""

from __future__ import annotations

import hashlib
import mailbox
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gateway.bootstrap.core import Core
from gateway.errors import Rejected
from gateway.ids import ChannelName
from gateway.items import Envelope

MESSAGE_SUFFIXES = frozenset({".eml", ".msg"})
MBOX_FIRST = b"From "


@dataclass(frozen=True, slots=True)
class Entry:
    """One item to accept: `source` names it for the person who gave the command."""

    source: str
    name: str
    channel: ChannelName
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`outcome` is "accepted", "repeat" or the code of a refusal."""

    source: str
    item: str
    outcome: str


def found_in(path: Path) -> Iterator[Entry]:
    """The items of a file or folder; a Maildir's or mbox's messages one by one; other folders file by file."""
    if path.is_dir():
        yield from _maildir(path) if (path / "cur").is_dir() and (path / "new").is_dir() else _folder(path)
    elif _is_mbox(path):
        yield from _mbox(path)
    else:
        yield _file(path)


def accept_file(core: Core, entry: Entry) -> Outcome:
    """Accept one entry. Its identity is its bytes and name: giving the command twice stores nothing twice."""
    content = entry.read()
    digest = hashlib.sha256(content).hexdigest()
    envelope = Envelope(
        channel=entry.channel,
        received_at=core.clock.now(),
        source_key=f"file/{entry.name}/{digest}",
        uploader="command-line" if entry.channel is ChannelName.UPLOAD else "",
        untrusted_filename=entry.name,
    )
    try:
        accepted = core.intake.accept(envelope, content)
    except Rejected as refused:
        return Outcome(entry.source, "", refused.code)
    return Outcome(entry.source, accepted.item, "repeat" if accepted.repeat == "yes" else "accepted")


def _file(path: Path) -> Entry:
    """A message was sent by somebody and must prove it; a document is vouched for by whoever gives the command."""
    channel = ChannelName.IMAP if path.suffix.lower() in MESSAGE_SUFFIXES else ChannelName.UPLOAD
    return Entry(str(path), path.name, channel, path.read_bytes)


def _folder(path: Path) -> Iterator[Entry]:
    for inner in sorted(p for p in path.rglob("*") if p.is_file()):
        yield from _mbox(inner) if _is_mbox(inner) else (_file(inner),)


def _is_mbox(path: Path) -> bool:
    with path.open("rb") as handle:
        return handle.read(len(MBOX_FIRST)) == MBOX_FIRST and path.suffix.lower() not in MESSAGE_SUFFIXES


def _mbox(path: Path) -> Iterator[Entry]:
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), 1):
            content = box.get_bytes(key)
            yield Entry(f"{path}#{number}", f"{path.name}#{number}.eml", ChannelName.IMAP, _given(content))
    finally:
        box.close()


def _maildir(path: Path) -> Iterator[Entry]:
    for folder in ("cur", "new"):
        for file in sorted((path / folder).iterdir()):
            yield Entry(str(file), f"{file.name}.eml", ChannelName.IMAP, file.read_bytes)


def _given(content: bytes) -> Callable[[], bytes]:
    return lambda: content
