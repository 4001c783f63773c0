"""The watched folder: a file at rest is taken once, moved away, and never lost."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from gateway.channels.folder import FolderSettings, FolderWatcher
from gateway.errors import Rejected, Retryable
from gateway.ids import ChannelName
from tests.channel_fakes import NOON, RecordingAcceptor, RecordingBook, SteadyClock


class Desk:
    """A folder under watch, with a clock to turn."""

    def __init__(self, path: Path, faults: list[Exception] | None = None, **limits: int) -> None:
        self.path = path
        self.clock = SteadyClock()
        self.acceptor = RecordingAcceptor(faults or [])
        self.book = RecordingBook()
        self.watcher = FolderWatcher(FolderSettings(path, **limits), self.acceptor, self.book, self.clock)

    def later(self, seconds: float = 3.0) -> int:
        self.clock.at += timedelta(seconds=seconds)
        return self.watcher.sweep()

    def names(self, folder: str = ".") -> list[str]:
        return sorted(entry.name for entry in (self.path / folder).iterdir() if entry.is_file())


def test_a_file_is_taken_once_it_is_at_rest(tmp_path: Path) -> None:
    """While it grows it is left alone; then it is accepted, and nothing of it stays in clear."""
    desk = Desk(tmp_path)
    notes = tmp_path / "minutes.docx"
    notes.write_bytes(b"half")
    assert desk.later() == 0
    notes.write_bytes(b"half and half")
    assert desk.later() == 0
    assert desk.later() == 1
    _item, envelope, content = desk.acceptor.kept[0]
    assert (content, envelope.channel, envelope.untrusted_filename) == (b"half and half", ChannelName.FOLDER, "minutes.docx")
    assert (envelope.uploader, envelope.received_at) == ("watched-folder", NOON + timedelta(seconds=9))
    assert "minutes" not in envelope.source_key
    assert (desk.names(), desk.names("done")) == ([], [])


@pytest.mark.parametrize("fault", [Retryable("store_unavailable"), OSError("disk"), KeyError("a bug")])
def test_a_fault_of_ours_leaves_the_file_where_it_is(tmp_path: Path, fault: Exception) -> None:
    """It is taken in a later round; the other files go on."""
    desk = Desk(tmp_path, [fault])
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"b")
    desk.later()
    assert desk.later() == 1
    assert desk.names() == ["a.txt"]
    assert desk.later() == 1
    assert sorted(desk.acceptor.contents) == [b"a", b"b"]


def test_what_can_never_be_taken_is_put_aside_with_its_code(tmp_path: Path) -> None:
    """Too large, or refused by the intake: told first, then visible under failed/ by the mark that was told, which holds no name."""
    desk = Desk(tmp_path, [Rejected("item_empty")], max_bytes=5)
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b"too large")
    desk.later()
    assert desk.later() == 0
    assert [(kind, code) for kind, _, code in desk.book.told] == [("refused", "item_empty"), ("refused", "item_too_large")]
    first, second = (mark for _, mark, _ in desk.book.told)
    assert desk.names("failed") == [f"item_empty.{first}.a.txt", f"item_too_large.{second}.b.txt"]
    assert "a.txt" not in first


def test_a_file_that_fails_is_told_and_told_taken_later(tmp_path: Path) -> None:
    """The same mark both times, so that the row about it closes."""
    desk = Desk(tmp_path, [Retryable("disk_full")])
    (tmp_path / "a.txt").write_bytes(b"a")
    for _ in range(3):
        desk.later()
    mark = desk.book.told[0][1]
    assert desk.book.told == [("deferred", mark, "disk_full"), ("taken", mark, "")]


def test_a_refusal_that_cannot_be_written_down_leaves_the_file(tmp_path: Path) -> None:
    """Nothing is put aside unseen."""
    desk = Desk(tmp_path, max_bytes=5)
    desk.book.faults.append(Retryable("disk_full"))
    (tmp_path / "b.txt").write_bytes(b"too large")
    desk.later()
    desk.later()
    assert (desk.names(), desk.book.told) == (["b.txt"], [])
    desk.later()
    assert (desk.names(), len(desk.names("failed"))) == ([], 1)


def test_a_crash_before_the_move_is_only_a_repeat(tmp_path: Path) -> None:
    """The same bytes under the same name are the same item; the file is moved then."""
    desk = Desk(tmp_path)
    for _ in range(2):
        (tmp_path / "a.txt").write_bytes(b"a")
        desk.later()
        assert desk.later() == 1
    assert len(desk.acceptor.kept) == 1
    assert (desk.names(), desk.names("done")) == ([], [])


def test_only_plain_finished_files_are_taken(tmp_path: Path) -> None:
    """No links, folders, hidden or unfinished files."""
    (tmp_path / "in").mkdir()
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    desk = Desk(tmp_path / "in")
    (desk.path / "link.txt").symlink_to(secret)
    (desk.path / "folder.txt").mkdir()
    (desk.path / ".hidden").write_bytes(b"x")
    (desk.path / "scan.pdf.part").write_bytes(b"x")
    desk.later()
    assert desk.later() == 0
    assert desk.acceptor.kept == []


def test_what_is_passed_over_is_told_once(tmp_path: Path) -> None:
    """A folder, a link and a name that says "unfinished" for an hour come before a person; hidden files and our own folders do not."""
    desk = Desk(tmp_path)
    (tmp_path / "letters").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "letters")
    (tmp_path / ".hidden").write_bytes(b"x")
    (tmp_path / "failed").mkdir()
    part = tmp_path / "scan.pdf.part"
    part.write_bytes(b"x")
    os.utime(part, (NOON.timestamp(), NOON.timestamp()))
    desk.later()
    assert [code for _, _, code in desk.book.told] == ["not_a_plain_file", "not_a_plain_file"]
    desk.later(3700)
    desk.later()
    assert [code for _, _, code in desk.book.told] == ["not_a_plain_file", "not_a_plain_file", "unfinished_name"]


def test_a_very_long_name_is_moved_too(tmp_path: Path) -> None:
    """A label in front must not make the name too long for the file system."""
    desk = Desk(tmp_path)
    (tmp_path / ("é" * 120 + ".docx")).write_bytes(b"a")
    desk.later()
    assert desk.later() == 1
    assert (desk.names(), desk.names("done")) == ([], [])


def test_a_file_that_was_exchanged_while_it_was_taken_is_another_file(tmp_path: Path) -> None:
    """Only the bytes that were accepted are removed; the newcomer is taken in its turn."""
    desk = Desk(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"first")
    desk.later()
    accept = desk.acceptor.accept

    def accept_slowly(envelope, content):
        (tmp_path / "a.txt").write_bytes(b"second")
        desk.acceptor.accept = accept
        return accept(envelope, content)

    desk.acceptor.accept = accept_slowly
    assert desk.later() == 1
    assert desk.names() == ["a.txt"]
    desk.later()
    assert desk.later() == 1
    assert (desk.acceptor.contents, desk.names(), desk.names("done")) == ([b"first", b"second"], [], [])


def test_the_thread_survives_a_folder_that_is_away(tmp_path: Path) -> None:
    """A share that is not mounted yet is waited for."""
    acceptor = RecordingAcceptor()
    settings = FolderSettings(tmp_path / "later", settle_seconds=0.0, sweep_seconds=0.01)
    watcher = FolderWatcher(settings, acceptor, RecordingBook(), SteadyClock())
    watcher.start()
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "a.txt").write_bytes(b"a")
    assert acceptor.wait()
    watcher.stop()
