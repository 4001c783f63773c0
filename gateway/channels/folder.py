"""The watched folder: a file that has come to rest is accepted, then removed. A crash in between only means a repeat.

Once the sealed original is durable nothing of it may stay beside the store in clear: neither a key's destruction nor a backup's
lock would reach it. What is refused stays, under failed/, for a person to look at.

The source key holds the content's hash, so the repeat is recognised by the intake and nothing is taken twice.
"""

from __future__ import annotations

import hashlib
import os
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import structlog

from gateway.channels.acceptor import Acceptor, Book
from gateway.channels.outcomes import Deferred, Refused, attempt
from gateway.errors import Retryable
from gateway.ids import ChannelName
from gateway.items import Envelope
from gateway.pipeline.intake import Accepted
from gateway.pipeline.not_taken import Whereabouts
from gateway.ports import Clock

DONE = "done"
FAILED = "failed"
UNFINISHED = (".part", ".tmp", ".crdownload", ".partial")
UNFINISHED_SECONDS = 3600.0
STOP_SECONDS = 30.0
LONG_NAME_BYTES = 180  # a file system takes 255 in all
LONG_NAME_TAIL = 45  # characters of at most four bytes

log = structlog.get_logger("folder")


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """`name` goes into source keys and stands for the uploader; a file must be unchanged for `settle_seconds`."""

    path: Path
    name: str = "watched-folder"
    settle_seconds: float = 2.0
    sweep_seconds: float = 1.0
    max_bytes: int = 52_428_800


@dataclass(frozen=True, slots=True)
class _Seen:
    """How a file looked, and since when (seconds since the epoch) it has looked so."""

    size: int
    changed_ns: int
    since: float


class FolderWatcher:
    """One folder. `sweep` does one round; `start` and `stop` run rounds in a thread."""

    def __init__(self, settings: FolderSettings, acceptor: Acceptor, book: Book, clock: Clock) -> None:
        self._settings = settings
        self._acceptor = acceptor
        self._book = book
        self._clock = clock
        self._seen: dict[str, _Seen] = {}
        self._told: set[str] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="folder", daemon=True)

    def start(self) -> None:
        """Watch until `stop`."""
        self._thread.start()

    def stop(self) -> None:
        """Finish the file at hand, then end."""
        self._stop.set()
        self._thread.join(timeout=STOP_SECONDS)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.sweep()
            except OSError as fault:  # the folder itself is away: it may come back
                log.warning("folder.unreadable", folder=self._settings.name, fault=type(fault).__name__)
            self._stop.wait(self._settings.sweep_seconds)

    def sweep(self) -> int:
        """Accept every file at rest; how many. Raises `OSError` where the folder cannot be read."""
        self._tell_what_stays()
        files = list(self._files())
        self._seen = {name: seen for name, seen in self._seen.items() if any(path.name == name for path, _ in files)}
        return sum(self._take(path, facts) for path, facts in files if self._is_at_rest(path.name, facts))

    def _tell_what_stays(self) -> None:
        """A folder, a link, or a name that says "unfinished" for an hour is never taken: a person is told once, or it is never seen."""
        for entry in sorted(os.scandir(self._settings.path), key=lambda found: found.name):
            facts = entry.stat(follow_symlinks=False)
            code = self._why_it_stays(entry, facts)
            mark = _mark(Path(entry.path), facts)
            if code and mark not in self._told:
                self._book.deferred(Whereabouts(ChannelName.FOLDER, self._settings.name, mark), code)
                self._told.add(mark)
                log.warning("folder.passed_over", folder=self._settings.name, code=code)

    def _why_it_stays(self, entry: os.DirEntry[str], facts: os.stat_result) -> str:
        if entry.name.startswith(".") or entry.name in {DONE, FAILED}:
            return ""
        if not stat.S_ISREG(facts.st_mode):
            return "not_a_plain_file"
        age = self._clock.now().timestamp() - facts.st_mtime
        return "unfinished_name" if entry.name.lower().endswith(UNFINISHED) and age > UNFINISHED_SECONDS else ""

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        """Plain files only: no links (they may point anywhere), no folders, no names that say "unfinished"."""
        for entry in sorted(os.scandir(self._settings.path), key=lambda found: found.name):
            if entry.name.startswith(".") or entry.name.lower().endswith(UNFINISHED):
                continue
            facts = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(facts.st_mode):
                yield Path(entry.path), facts

    def _is_at_rest(self, name: str, facts: os.stat_result) -> bool:
        now = self._clock.now().timestamp()
        before = self._seen.get(name)
        if before is None or (before.size, before.changed_ns) != (facts.st_size, facts.st_mtime_ns):
            before = _Seen(facts.st_size, facts.st_mtime_ns, now)
            self._seen[name] = before
        return now - before.since >= self._settings.settle_seconds

    def _take(self, path: Path, facts: os.stat_result) -> int:
        """Accept one file and remove it; 0 where it stays for a later round."""
        content = self._read(path)
        where = Whereabouts(ChannelName.FOLDER, self._settings.name, _mark(path, facts))
        outcome = attempt(self._acceptor, self._envelope(path, content), content) if isinstance(content, bytes) else content
        match outcome:
            case Accepted() if isinstance(content, bytes):
                self._book.taken(where)
                self._remove(path, content, outcome.item)
                log.info("folder.accepted", item=outcome.item, bytes=len(content))
                return 1
            case Refused():
                self._refuse(path, where, outcome.code)
            case Deferred():
                self._book.deferred(where, outcome.code)
                log.warning("folder.deferred", folder=self._settings.name, code=outcome.code)
        return 0

    def _refuse(self, path: Path, where: Whereabouts, code: str) -> None:
        """First written down for a person, then put aside under a name that holds the mark; else it stays for a later round."""
        try:
            self._book.refused(where, code)
        except Retryable as fault:
            log.warning("folder.deferred", folder=self._settings.name, code=fault.code)
            return
        self._put_away(path, FAILED, f"{code}.{where.mark}")
        log.warning("folder.refused", folder=self._settings.name, code=code)

    def _read(self, path: Path) -> bytes | Refused | Deferred:
        """The bytes, unless the file is too large, cannot be read for now, or was exchanged for a link."""
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
            with os.fdopen(descriptor, "rb") as file:
                content = file.read(self._settings.max_bytes + 1)
        except OSError as fault:
            return Deferred(type(fault).__name__)
        return content if len(content) <= self._settings.max_bytes else Refused("item_too_large")

    def _envelope(self, path: Path, content: bytes) -> Envelope:
        """The file's name is hashed in the key: it may hold a child's name, and keys are kept in clear."""
        name_digest = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:32]
        return Envelope(
            channel=ChannelName.FOLDER,
            received_at=self._clock.now(),
            source_key=f"folder/{self._settings.name}/{hashlib.sha256(content).hexdigest()}/{name_digest}",
            uploader=self._settings.name,
            untrusted_filename=os.fsencode(path.name).decode("utf-8", "replace"),
        )

    def _remove(self, path: Path, content: bytes, item: str) -> None:
        """Take the file out of its place first, then look at it again: what was written there meanwhile is another file, and goes back."""
        taken = self._put_away(path, DONE, item)
        try:
            if taken is not None and taken.read_bytes() == content:
                taken.unlink()
            elif taken is not None:
                taken.replace(_reserve(self._settings.path, _short(path.name)))
        except OSError as fault:
            log.warning("folder.not_removed", folder=self._settings.name, fault=type(fault).__name__)

    def _put_away(self, path: Path, into: str, label: str) -> Path | None:
        """Move under a name that cannot collide: the item's id or the refusal's code, then the file's own name.

        A failure here leaves the file where it is: the next round recognises it as a repeat.
        """
        folder = self._settings.path / into
        self._seen.pop(path.name, None)
        try:
            folder.mkdir(exist_ok=True)
            return path.replace(_reserve(folder, f"{label}.{_short(path.name)}"))
        except OSError as fault:
            log.warning("folder.not_moved", folder=self._settings.name, fault=type(fault).__name__)
            return None


def _mark(path: Path, facts: os.stat_result) -> str:
    """The same for the same file at every try, and without its name."""
    told = f"{path.name}\n{facts.st_size}\n{facts.st_mtime_ns}"
    return hashlib.sha256(os.fsencode(told)).hexdigest()[:12]


def _short(name: str) -> str:
    """The name, or its end where it and a label would be too long for the file system."""
    return name if len(os.fsencode(name)) <= LONG_NAME_BYTES else name[-LONG_NAME_TAIL:]


def _reserve(folder: Path, name: str) -> Path:
    """Create the first free name, so that the move replaces nothing but this empty file of ours."""
    for number in range(1_000):
        target = folder / (name if number == 0 else f"{number}.{name}")
        try:
            target.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            continue
        return target
    raise FileExistsError
