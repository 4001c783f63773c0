"""Bad input shown to a real running gateway: the sender is told by code, or a person sees the item whole. Nothing is lost."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest

from gateway.bootstrap import open_core
from gateway.items import ItemState
from gateway.settings.config_folder import shipped
from gateway.web.words import WHY
from tests.gateway_clients import INBOX, SCHOOL, everything_held, message, post_form, post_upload, send_mail, settled
from tests.gateway_forks import ROOT, forked
from tests.gateway_site import Site, make_site
from tests.servers import require, run, until

LIMIT = 300_000
CONCERN = "I am worried about Amelia Hartwell, date of birth 19/05/2014. She had a bruise on her arm."
NUL_AND_LIES = b"From: A <r.abara@askewgreen.sch.example>\r\nContent-Type: multipart/mixed\r\nContent-Transfer-Encoding: base64\r\n"
MALFORMED = {
    "no_boundary": NUL_AND_LIES + b"\r\n--x\r\n" + CONCERN.encode() + b"\r\n",
    "open_boundary": b'From: <r.abara@askewgreen.sch.example>\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\n'
    + CONCERN.encode()
    + b"\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n",
    "no_header": b"\r\n" + CONCERN.encode() + b"\r\n",
    "bytes": b"From: \xff\xfe <r.abara@askewgreen.sch.example>\r\nSubject: =?utf-8?q?=ff?=\r\n\r\n\x00\x80 " + CONCERN.encode() + b"\r\n",
    "deep": b"From: <r.abara@askewgreen.sch.example>\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 300 + CONCERN.encode() + b"\r\n",
}
BROKEN_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pa"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    smaller = {"max_bytes = 52428800": f"max_bytes = {LIMIT}", "max_upload_bytes = 52428800": f"max_upload_bytes = {LIMIT}"}
    made = make_site(tmp_path_factory.mktemp("bad") / "site", changes=smaller)
    made.start()
    yield made
    made.stop()


def form(concern: str, number: int = 1) -> bytes:
    return json.dumps(
        {
            "form": "mash-concern-v1",
            "submitted_at": f"2026-11-23T16:{number:02d}:00Z",
            "submitter": {"name": "Head", "role": "Head", "organisation": "School", "email": "h@pimlicoarches.sch.example"},
            "children": [{"given_name": "Poppy", "family_name": "Lindqvist-Shaw", "date_of_birth": "2016-11-23"}],
            "concern": concern,
        },
    ).encode()


def test_a_message_over_the_limit_is_refused_for_good_and_the_session_goes_on(site: Site) -> None:
    """552, as RFC 5321 s4.2.3 has it, whether or not a size was announced; nothing is kept."""
    before = everything_held(site)
    answer = send_mail(site, message("x" * 900 + "\r\n" + ("y" * 900 + "\r\n") * (LIMIT // 900)))
    assert (answer.code, answer.words[:5]) == (552, "5.3.4")
    assert everything_held(site) == before


def test_a_form_and_an_upload_over_the_limit_are_refused_by_status(site: Site) -> None:
    """413 with a code; nothing is kept."""
    before = everything_held(site)
    answers = [post_form(site, form("x" * LIMIT), "large-form"), post_upload(site, b"x" * (LIMIT + 1), "large-file")]
    assert [(answer.code, json.loads(answer.words)["code"]) for answer in answers] == [(413, "item_too_large")] * 2
    assert everything_held(site) == before


@pytest.mark.parametrize("case", sorted(MALFORMED))
def test_malformed_mime_is_accepted_and_seen(site: Site, case: str) -> None:
    """Once answered with 250 it is stored byte for byte and ends in a state that a person or a tray sees."""
    answer = send_mail(site, MALFORMED[case])
    assert answer.code == 250
    summary = settled(site, answer.item)
    assert summary.state in {ItemState.IN_REVIEW, ItemState.QUARANTINED, ItemState.ROUTED}
    with open_core(site.config) as core:
        assert core.store.load_raw(answer.item).content == MALFORMED[case]


def test_an_unknown_sender_is_held_for_a_person(site: Site) -> None:
    """A neighbour's words about a known child wait; nothing goes to a tray by itself."""
    answer = send_mail(site, message(CONCERN, sender="someone@postbox.example"), sender="someone@postbox.example", helo="postbox.example")
    summary = settled(site, answer.item)
    assert (summary.state, "sender_not_verified" in summary.why) == (ItemState.IN_REVIEW, True)
    with open_core(site.config) as core:
        assert core.store.copies_of(answer.item) == ()


def test_a_broken_pdf_is_held_whole_with_a_reason_in_words(site: Site) -> None:
    """Alone it is held apart as unreadable; beside a readable message the item is in review because a part was not read."""
    alone = settled(site, post_upload(site, BROKEN_PDF, "broken", "report.pdf", "application/pdf").item)
    assert (alone.state, alone.why) == (ItemState.QUARANTINED, ("unreadable_malformed",))
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = SCHOOL, INBOX, "report", "<pdf@bad-input.example>"
    mail.set_content(CONCERN)
    mail.add_attachment(BROKEN_PDF, maintype="application", subtype="pdf", filename="report.pdf")
    beside = settled(site, send_mail(site, mail.as_bytes().replace(b"\n", b"\r\n")).item)
    assert (beside.state, "part_unread" in beside.why) == (ItemState.IN_REVIEW, True)
    assert all("could not be read" in WHY[code] for code in ("unreadable_malformed", "part_unread"))


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended: its exit code and what it said on both streams."""

    returncode: int
    words: str


def gateway_command(folder: Path, *words: str) -> Done:
    with tempfile.TemporaryDirectory() as beside:  # not in the site: it is asserted that nothing is written there
        log = Path(beside) / "words"
        done = forked([*words, "--config", str(folder)], {**os.environ, "PYTHONPATH": str(ROOT)}, log).wait(timeout=120)
        return Done(done, log.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def unmade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of settings of a site that was never made."""
    folder = tmp_path_factory.mktemp("unmade")
    text = (shipped() / "gateway.toml").read_text().replace('state_folder = "var"', f'state_folder = "{folder / "state"}"')
    (folder / "gateway.toml").write_text(text)
    return folder


@pytest.mark.parametrize("command", ["check-config", "serve", "init"])
def test_a_wrong_key_stops_with_file_line_and_what_is_allowed(command: str, unmade: Path, tmp_path: Path) -> None:
    """Exit code 78 before anything is opened or written; the nearest right key is named."""
    lines = (unmade / "gateway.toml").read_text().replace("max_recipients = 20", "max_recipient = 20").splitlines()
    (tmp_path / "gateway.toml").write_text("\n".join(lines))
    done = gateway_command(tmp_path, command)
    place = f"{tmp_path / 'gateway.toml'}:{lines.index('max_recipient = 20') + 1}: smtp.max_recipient: unknown key."
    assert done.returncode == 78
    assert place in done.words
    assert "Did you mean 'max_recipients'? Allowed here: certificate, connections," in done.words
    assert not (unmade / "state").exists()


def test_a_site_without_its_key_says_so_and_writes_nothing(tmp_path: Path) -> None:
    """The key file is gone, the store is there: exit code 78, the hint names the file, and no new key takes its place."""
    made = make_site(tmp_path / "site")
    (made.folder / "state" / "keys" / "kek").unlink()
    before = files_of(made.folder / "state")
    for command in ("serve", "init"):
        done = gateway_command(made.folder, command)
        assert (done.returncode, "key_missing" in done.words, "kek" in done.words) == (78, True, True)
    assert files_of(made.folder / "state") == before


def files_of(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_size for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_site_that_was_never_made_says_so_and_writes_nothing(unmade: Path) -> None:
    """`serve` does not make keys by itself: a mistyped folder must not become a second, empty site."""
    done = gateway_command(unmade, "serve")
    assert (done.returncode, "mash-gateway init" in done.words) == (78, True)
    assert not (unmade / "state").exists()


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A real file system of a few megabytes."""
    require("mount", "umount")
    folder.mkdir(parents=True)
    run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder)
    try:
        yield folder
    finally:
        run("umount", "-l", folder)


def filled(folder: Path) -> Path:
    """A file that takes every byte that is left."""
    ballast = folder / "ballast"
    size = os.statvfs(folder).f_bavail * os.statvfs(folder).f_bsize
    with pytest.raises(OSError, match="No space left"):
        ballast.write_bytes(b"\0" * (size + 1_000_000))
    return ballast


@pytest.mark.server
def test_a_full_disk_defers_everybody_keeps_nothing_by_halves_and_recovers(tmp_path: Path) -> None:
    """SMTP answers 452 and the form API 503 while it lasts; afterwards both are taken, and only what was taken is there."""
    with small_disk(tmp_path / "site" / "state", 32) as disk:
        site = make_site(tmp_path / "site")
        site.start_forked()
        try:
            taken = {send_mail(site, message(CONCERN, token="before")).item}
            settled(site, next(iter(taken)))
            ballast = filled(disk)
            refused = [send_mail(site, message("z" * 500, token="full")), post_form(site, form("full"), "full")]
            assert [answer.code for answer in refused] == [452, 503]
            assert everything_held(site) == taken
            ballast.unlink()
            after = [send_mail(site, message(CONCERN, token="after")), post_form(site, form("after", 2), "full")]
            assert [answer.code for answer in after] == [250, 202]
            taken |= {answer.item for answer in after}
            until(lambda: all(settled(site, item) for item in taken), "everything taken is settled")
        finally:
            site.stop()
        assert everything_held(site) == taken
        assert {path.name for path in (disk / "blobs").glob("*/*")} == taken
