"""Keys, seals and blobs: the site's key is asked for clearly, and a sealed part opens only as itself."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from gateway.errors import ConfigError, GatewayError, Rejected, Retryable
from gateway.ids import ItemId
from gateway.store import EnvironmentKey, FileKey, StoreSettings, make_key_file, open_store
from gateway.store.blobs import BlobFolder
from gateway.store.sealing import BlindIndex, SealBroken, Sealer
from tests.fakes import FixedClock
from tests.store_fixtures import CONTENT, ITEM, KnownKey, accept, envelope, file_key, open_in

SEALER = Sealer("it_one", b"a" * 32)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(GatewayError) as caught:
        act()
    return caught.value.code


def write_key(path: Path, text: str, *, mode: int = 0o400) -> FileKey:
    path.write_text(text)
    path.chmod(mode)
    return FileKey(path)


def test_a_fresh_key_file_opens_and_is_never_replaced(tmp_path: Path) -> None:
    """Mode 0400, 32 bytes, and a second making is refused."""
    provider = file_key(tmp_path)
    assert len(provider.kek()) == 32
    assert provider.path.stat().st_mode & 0o777 == 0o400
    assert code_of(lambda: make_key_file(provider.path)) == "key_exists"


@pytest.mark.parametrize(
    ("text", "mode", "code"),
    [("AAAA", 0o400, "key_malformed"), ("not base64!", 0o400, "key_malformed"), ("a" * 44, 0o440, "key_exposed")],
)
def test_unusable_key_files_are_named(tmp_path: Path, text: str, mode: int, code: str) -> None:
    """Each fault of a key file has its own code and a hint."""
    provider = write_key(tmp_path / "kek", text, mode=mode)
    with pytest.raises(ConfigError) as caught:
        provider.kek()
    assert caught.value.code == code
    assert str(provider.path) in caught.value.hint


def test_a_missing_key_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File or environment: start-up stops with the way out."""
    monkeypatch.delenv("MASH_TEST_KEK", raising=False)
    assert code_of(FileKey(tmp_path / "none").kek) == "key_missing"
    assert code_of(EnvironmentKey("MASH_TEST_KEK").kek) == "key_missing"
    monkeypatch.setenv("MASH_TEST_KEK", "A" * 43 + "=")
    assert EnvironmentKey("MASH_TEST_KEK").kek() == bytes(32)


def test_another_sites_key_is_refused_at_start(tmp_path: Path) -> None:
    """A wrong KEK opens nothing and changes nothing."""
    open_in(tmp_path, FixedClock()).close()
    wrong = lambda: open_store(StoreSettings(tmp_path), KnownKey(b"x" * 32), FixedClock())  # noqa: E731 - the act under test
    assert code_of(wrong) == "key_wrong"
    open_in(tmp_path, FixedClock()).close()


def test_rewrapping_lets_the_new_key_in_and_the_old_one_out(tmp_path: Path) -> None:
    """A rotation touches keys only: the item opens under the new KEK."""
    store = open_in(tmp_path, FixedClock())
    raw = accept(store)
    assert store.keys.rewrap(b"n" * 32) == 5
    store.close()
    renewed = open_store(StoreSettings(tmp_path), KnownKey(b"n" * 32), FixedClock())
    assert renewed.load_raw(ITEM) == raw
    renewed.close()
    assert code_of(lambda: open_in(tmp_path, FixedClock())) == "key_wrong"


@given(st.binary(max_size=200), st.text(max_size=20))
def test_what_is_sealed_opens_again(plain: bytes, part: str) -> None:
    """Any bytes under any part name come back, and do not show."""
    sealed = SEALER.seal(part, plain)
    assert SEALER.open(part, sealed) == plain


@given(st.binary(min_size=1, max_size=60), st.data())
def test_any_changed_byte_breaks_the_seal(plain: bytes, data: st.DataObject) -> None:
    """Version, nonce, ciphertext and tag are all bound."""
    sealed = bytearray(SEALER.seal("raw", plain))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        SEALER.open("raw", bytes(sealed))


@pytest.mark.parametrize(
    ("sealer", "part"), [(SEALER, "proposal"), (Sealer("it_two", b"a" * 32), "raw"), (Sealer("it_one", b"b" * 32), "raw")]
)
def test_a_part_never_opens_as_another(sealer: Sealer, part: str) -> None:
    """Another part, another owner or another key: refused."""
    sealed = SEALER.seal("raw", CONTENT)
    with pytest.raises(SealBroken):
        sealer.open(part, sealed)


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01short", b"\x02" + bytes(40)])
def test_truncated_or_unknown_forms_are_refused(sealed: bytes) -> None:
    """Too short or of another version: a broken seal, not a crash."""
    with pytest.raises(SealBroken):
        SEALER.open("raw", sealed)


def test_keys_never_show_in_a_representation() -> None:
    """A stray log line cannot print a key."""
    assert "aaaa" not in repr(SEALER)
    assert "aaaa" not in repr(BlindIndex(b"a" * 32))


def test_blind_digests_keep_purposes_apart() -> None:
    """The same value in two columns has two digests."""
    blind = BlindIndex(b"a" * 32)
    assert blind.digest("source", "x") == blind.digest("source", "x")
    assert len({blind.digest("source", "x"), blind.digest("message", "x"), BlindIndex(b"b" * 32).digest("source", "x")}) == 3


def test_a_destroyed_key_erases_the_item(tmp_path: Path) -> None:
    """Without its key the blob is noise."""
    store = open_in(tmp_path, FixedClock())
    accept(store)
    store.keys.destroy(ITEM)
    assert code_of(lambda: store.load_raw(ITEM)) == "item_unknown"
    store.close()


def test_a_blob_of_another_item_is_refused(tmp_path: Path) -> None:
    """Swapping files in the folder is noticed."""
    store = open_in(tmp_path, FixedClock())
    for item in (ITEM, ItemId("it_ane")):
        accept(store, item)
    (tmp_path / "blobs" / "ne" / "it_ane").replace(tmp_path / "blobs" / "ne" / "it_one")
    with pytest.raises(SealBroken):
        store.load_raw(ITEM)
    store.close()


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "store_unavailable")])
@pytest.mark.parametrize("call", ["write", "fsync", "link"])
def test_a_failing_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str
) -> None:
    """Full disk or I/O error at write, fsync or link: to be retried, no blob, no temporary file, no key."""
    store = open_in(tmp_path, FixedClock())

    def fail(*_args: object, **_keywords: object) -> None:
        raise OSError(number, "injected")

    target = "gateway.store.blobs._write_synced" if call == "write" else f"os.{call}"
    with monkeypatch.context() as patched:
        patched.setattr(target, fail)
        with pytest.raises(Retryable) as caught:
            store.seal_raw(ITEM, envelope(), CONTENT)
    assert caught.value.code == code
    assert [p for p in (tmp_path / "blobs").rglob("*") if p.is_file()] == []
    assert store.seal_raw(ITEM, envelope(), CONTENT)
    store.close()


def test_blob_names_cannot_leave_the_folder(tmp_path: Path) -> None:
    """Only plain names; a second blob of one name is refused."""
    blobs = BlobFolder(tmp_path / "blobs")
    for name in ("../x", "a/b", "", ".hidden", "x" * 81, "a\x00b"):
        assert code_of(lambda name=name: blobs.put(name, b"x")) == "blob_name_unsafe"
    blobs.put("it_one", b"x")
    with pytest.raises(Retryable):
        blobs.put("it_one", b"y")
    assert (blobs.get("it_one"), list(blobs.names())) == (b"x", ["it_one"])
    blobs.remove("it_one")
    blobs.remove("it_one")
    with pytest.raises(Rejected):
        blobs.get("it_one")


def test_the_sweep_removes_only_stale_temporary_files(tmp_path: Path) -> None:
    """What a killed writer left goes after an hour; a living writer's file stays."""
    blobs = BlobFolder(tmp_path)
    (tmp_path / "ne").mkdir()
    old, young = tmp_path / "ne" / ".it_one.aa.tmp", tmp_path / "ne" / ".it_one.bb.tmp"
    for path in (old, young):
        path.write_bytes(b"x")
    os.utime(old, (0, 0))
    assert blobs.sweep() == 1
    assert (old.exists(), young.exists(), list(blobs.names())) == (False, True, [])


def test_a_key_database_that_lost_its_own_keys_is_not_filled_anew(tmp_path: Path) -> None:
    """Fresh keys beside old items would hide a loss: start-up stops instead."""
    store = open_in(tmp_path, FixedClock())
    accept(store)
    with store.keys.database.writing() as session:
        session.execute(sa.text("DELETE FROM store_key"))
    store.close()
    assert code_of(lambda: open_in(tmp_path, FixedClock())) == "key_wrong"


def test_a_key_handed_over_as_a_credential_may_show_its_access_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Systemd gives the service's user an access list, whose mask looks like the group's right to read; anywhere else that is exposure."""
    make_key_file(tmp_path / "kek")
    (tmp_path / "kek").chmod(0o440)
    with pytest.raises(ConfigError, match="key_exposed"):
        FileKey(tmp_path / "kek").kek()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert len(FileKey(tmp_path / "kek").kek()) == 32
    (tmp_path / "kek").chmod(0o444)
    with pytest.raises(ConfigError, match="key_exposed"):
        FileKey(tmp_path / "kek").kek()
