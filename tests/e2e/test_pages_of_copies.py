"""A letter attached to a mail, all the way to a team's folder: real sandbox, real Tesseract, looked at by the test's own eyes."""

from __future__ import annotations

import io
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pdfminer.high_level import extract_text
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from gateway.bootstrap import open_core
from gateway.bootstrap.core import Core
from gateway.bootstrap.destinations import open_destinations
from gateway.bootstrap.pipeline import open_runner
from gateway.errors import Rejected
from gateway.ids import Borough, ChannelName, ItemId, UserId
from gateway.items import Envelope, ItemState
from gateway.pipeline.page_showing import PageShow
from gateway.pipeline.picking import pick
from gateway.pipeline.rejecting import reject
from gateway.pipeline.runner import Runner
from gateway.proposal import DraftCopy
from gateway.routing.outbox import Outbox
from gateway.sandbox import SandboxedPainter, SandboxedParts, Tesseract, find_tesseract, renditions
from gateway.views import User
from tests import pdf_files
from tests.gateway_clients import send_mail
from tests.gateway_site import Site, make_site
from tests.office_pictures import FORMATS
from tests.picture_makers import photograph, saved, told
from tests.servers import until

pytestmark = pytest.mark.slow

CHILD = "Amelia Hartwell, date of birth 19/05/2014"
LETTER = pdf_files.page(
    (60, 100, f"{CHILD}."),
    (60, 140, "I saw a bruise on Amelia's left arm on Monday. She said her mum's boyfriend did it."),
    (60, 180, "Her neighbour Mrs Joan Tully of 31 Sycamore Row saw it too."),
    (60, 220, "Another pupil, Kayden Marsh, date of birth 02/03/2013, was also hurt that day."),
    (60, 260, "Amelia has been late eleven times this term and comes without lunch."),
    size=12,
)
SECRETS = ("Kayden", "Marsh", "02/03/2013", "Tully", "Sycamore")
KEPT = ("bruise on Amelia's left arm", "late eleven times")
REVIEWER = User(UserId("u_reviewer"), "Reviewer", frozenset({"reviewer"}), frozenset(Borough))


def mail(token: str = "one", *, about: str = CHILD) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Ruth Abara <r.abara@askewgreen.sch.example>", "mash.inbox@trimash.example"
    message["Subject"], message["Message-ID"] = "letter", f"<{token}@askewgreen.sch.example>"
    message.set_content(f"Please see the letter about {about}. {token}")
    message.add_attachment(LETTER, maintype="application", subtype="pdf", filename="Hartwell and Marsh.pdf")
    return message.as_bytes(policy=SMTP)


@dataclass
class Room:
    """A site without its process: the test says when an item is run and when the outbox looks."""

    site: Site
    core: Core
    runner: Runner

    def take(self, token: str) -> ItemId:
        envelope = Envelope(ChannelName.UPLOAD, datetime.now(UTC), uploader="u", untrusted_filename="a.eml")
        return self.core.intake.accept(envelope, mail(token)).item

    def deliver(self) -> None:
        Outbox(self.core.store, open_destinations(self.core.config), self.core.clock).run_once()

    def files(self, item: ItemId, ending: str = "") -> list[Path]:
        return sorted((self.site.folder / "state" / "outgoing").glob(f"{item}*{ending}"))

    def draft(self, item: ItemId) -> DraftCopy:
        proposal = self.core.store.load_proposal(item)
        assert proposal is not None
        return proposal.copies[0]


@contextmanager
def room(folder: Path, **changes: str) -> Iterator[Room]:
    site = make_site(folder / "site", changes=changes)
    with open_core(site.config) as core, open_runner(core) as runner:
        yield Room(site, core, runner)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with room(tmp_path_factory.mktemp("pages")) as made:
        yield made


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A site where every match is checked by a person."""
    with room(tmp_path_factory.mktemp("hand"), **{'automatic_matching = "on"': 'automatic_matching = "off"'}) as made:
        yield made


def stream_of(thing: pikepdf.Stream) -> bytes:
    """Decoded, or as it is where only a picture's decoder could."""
    try:
        return thing.read_bytes()
    except pikepdf.PdfError:
        return thing.read_raw_bytes()


def everything_in(content: bytes) -> str:
    """What pdfminer, PDFium, a walk through every string and stream, and Tesseract find in a file."""
    found = [extract_text(io.BytesIO(content)), content.decode("latin-1")]
    found += [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(content)]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            streamed = stream_of(thing) if isinstance(thing, pikepdf.Stream) else b""
            found += [str(thing) if not streamed else "", streamed.decode("latin-1"), streamed.decode("utf-16-be", "replace")]
    with Tesseract(find_tesseract()) as reader:
        for page in pdfium.PdfDocument(content):
            stream = io.BytesIO()
            page.render(scale=300 / 72, grayscale=True).to_pil().save(stream, "PNG")
            words = reader.words(stream.getvalue())
            assert words is not None
            found.append(" ".join(word.text for word in words))
    return "\n".join(found).casefold()


def read_from(picture: bytes) -> str:
    """The bytes of a picture as text, and what Tesseract reads in it."""
    with Tesseract(find_tesseract()) as reader:
        words = reader.words(picture)
    assert words is not None
    return "\n".join((picture.decode("latin-1"), " ".join(word.text for word in words))).casefold()


def test_the_teams_folder_has_the_letter_without_the_others(here: Room) -> None:
    """The neighbour and the other pupil are in no file and no name of one, by five ways of looking; what was seen is."""
    item = here.take("folder")
    here.runner.run(item, "0")
    assert here.core.store.summary(item).state is ItemState.ROUTED
    here.deliver()
    names = [path.name for path in here.files(item)]
    assert sorted(name.rsplit(".", 1)[1] for name in names) == ["docx", "html", "json", "pdf"]
    (pages,) = here.files(item, ".pdf")
    found = everything_in(pages.read_bytes())
    assert [secret for secret in SECRETS if secret.casefold() in found] == []
    assert [words for words in KEPT if words.casefold() not in found] == []
    assert [name for name in names if any(secret.casefold() in name.casefold() for secret in (*SECRETS, "Hartwell"))] == []


@pytest.mark.parametrize("verifier", ["tests.sandbox_targets:pairs_crash", "tests.sandbox_targets:pairs_silent"])
def test_a_verifier_that_fails_sends_no_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verifier: str) -> None:
    """Nothing goes by rule; once a person lets it go, its words go alone and say so. Audit and metric have it."""
    monkeypatch.setattr(renditions, "_VERIFIER", verifier)
    with room(tmp_path) as made:
        item = made.take("verifier")
        made.runner.run(item, "0")
        store = made.core.store
        assert (store.summary(item).state, store.renditions_of(item)) == (ItemState.IN_REVIEW, ())
        draft = made.draft(item)
        assert (draft.copy.not_drawn, "rendition_not_safe" in draft.concerns) == (("rendition_verifier",), True)
        assert [(e.action, e.reason) for e in store.timeline(item) if e.action.startswith("rendition.")] == [
            ("rendition.failed", "rendition_verifier")
        ]
        assert store.counts().renditions_failed == 1
        with store.unit() as unit:
            unit.link(item, "m", draft.copy.child, draft.copy.borough, decided_by="u", basis="x")
        made.core.desk.send(item, REVIEWER, [draft.copy.key])
        made.deliver()
        assert made.files(item, ".pdf") == []
        (page,) = made.files(item, ".html")
        assert "rendition_verifier" in page.read_text()


def test_taken_out_pages_are_erased_and_put_back_by_a_new_decision(by_hand: Room) -> None:
    """Each decision makes the copy anew: what the older one had drawn is gone, what the newer needs is drawn again."""
    store = by_hand.core.store
    item = by_hand.take("decision")
    by_hand.runner.run(item, "0")
    draft = by_hand.draft(item)
    (first,) = draft.copy.renditions
    by_hand.core.desk.choose(item, REVIEWER, [("m", draft.copy.child)], "name_and_birth")
    by_hand.runner.run(item, "r1")
    assert by_hand.draft(item).copy == draft.copy
    reject(store, item, REVIEWER, draft.copy.key, first.id)
    by_hand.runner.run(item, "r2")
    without = by_hand.draft(item).copy
    assert (without.renditions, without.not_drawn, store.renditions_of(item)) == ((), ("rendition_rejected",), ())
    with pytest.raises(Rejected):
        store.load_rendition(item, first.id)
    by_hand.core.desk.undo(item, REVIEWER, "wrong_child")
    by_hand.core.desk.choose(item, REVIEWER, [("m", draft.copy.child)], "name_and_birth")
    by_hand.runner.run(item, "r3")
    assert [r.id for r in by_hand.draft(item).copy.renditions] == [first.id]
    by_hand.core.desk.send(item, REVIEWER, [by_hand.draft(item).copy.key])
    by_hand.deliver()
    assert len(by_hand.files(item, ".pdf")) == 1


def scanned() -> bytes:
    """The letter as a scanner makes it: a picture of the page, with words of its own in the file's properties."""
    picture = pdfium.PdfDocument(LETTER)[0].render(scale=200 / 72, grayscale=True).to_pil()
    stream, told = io.BytesIO(), PngInfo()
    told.add_text("Comment", "scanned by Tully")
    picture.save(stream, "PNG", dpi=(200, 200), pnginfo=told)
    return stream.getvalue()


def test_a_scan_in_the_watched_folder_is_drawn_and_looked_at(here: Room) -> None:
    """The item itself is the picture: its others are burnt out of the pixels, and a person looks before it goes."""
    envelope = Envelope(ChannelName.FOLDER, datetime.now(UTC), untrusted_filename="scan.png", source_key="scan")
    item = here.core.intake.accept(envelope, scanned()).item
    here.runner.run(item, "0")
    store = here.core.store
    assert store.summary(item).state is ItemState.IN_REVIEW
    draft = here.draft(item)
    (made,) = draft.copy.renditions
    assert (made.pictured, "rendition_has_pictures" in draft.concerns) == (1, True)
    content = store.load_rendition(item, made.id)
    assert (content[:4], made.media_type, store.renditions_of(item)[0].media_type) == (b"\x89PNG", "image/png", "image/png")
    found = read_from(content)
    assert [secret for secret in SECRETS if secret.casefold() in found] == []
    assert "bruise" in found


PHOTO = saved(photograph(), "JPEG", exif=told())
"""A telephone's photograph, which tells where it was taken."""


def with_photograph(said: str, name: str = "Amelia arm.jpg", content: bytes = PHOTO) -> bytes:
    """A mail with the photograph, or with a file in which it stands."""
    message = EmailMessage()
    message["From"], message["To"] = "Ruth Abara <r.abara@askewgreen.sch.example>", "mash.inbox@trimash.example"
    message["Subject"] = "picture"
    message.set_content(said)
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes(policy=SMTP)


def taken(made: Room, content: bytes) -> ItemId:
    envelope = Envelope(ChannelName.UPLOAD, datetime.now(UTC), uploader="u", untrusted_filename="a.eml")
    item = made.core.intake.accept(envelope, content).item
    made.runner.run(item, "0")
    return item


@pytest.mark.parametrize("name", ["Amelia arm.jpg", "a.docx", "a.pptx", "a.odt", "a.rtf", "a.doc"])
def test_a_photograph_of_an_injury_reaches_the_team_once_a_person_has_agreed(here: Room, name: str) -> None:
    """Never by rule; then as a picture in its colours, without place, time or description. By itself or inside a letter."""
    content = FORMATS[name](PHOTO) if name in FORMATS else PHOTO
    item = taken(here, with_photograph(f"{CHILD} has a bruise on her arm, see {name}.", name, content))
    store = here.core.store
    assert store.summary(item).state is ItemState.IN_REVIEW
    draft = here.draft(item)
    (made,) = draft.copy.renditions
    assert ("rendition_has_pictures" in draft.concerns, draft.copy.not_drawn) == (True, ())
    with store.unit() as unit:
        unit.link(item, "m", draft.copy.child, draft.copy.borough, decided_by="u", basis="x")
    here.core.desk.send(item, REVIEWER, [draft.copy.key])
    here.deliver()
    (sent,) = here.files(item, f"{made.id}.jpg")
    with Image.open(sent) as picture:
        assert (picture.mode, picture.size, dict(picture.getexif())) == ("RGB", (600, 900), {})
    (page,) = here.files(item, ".html")
    assert "1 picture of it" in page.read_text()


def test_a_photograph_of_one_of_two_children_is_nobodys_until_a_person_says_whose(by_hand: Room) -> None:
    """Both copies name it and have it not; the one into which a person puts it gets it, the other never."""
    item = taken(by_hand, with_photograph(f"{CHILD} and Kayden Marsh, date of birth 02/03/2013, fought. See the picture."))
    store = by_hand.core.store
    proposal = store.load_proposal(item)
    assert proposal is not None
    assert proposal.decisions[1:] != ()
    draft = by_hand.draft(item)
    assert [copy.copy.not_drawn for copy in proposal.copies] == [("picture_not_picked",)] * len(proposal.copies)
    by_hand.core.desk.choose(item, REVIEWER, [("m", draft.copy.child)], "name_and_birth")
    by_hand.runner.run(item, "r1")
    pick(store, item, REVIEWER, by_hand.draft(item).copy.key, draft.documents[0].id)
    with pytest.raises(Rejected):
        by_hand.core.desk.send(item, REVIEWER, [by_hand.draft(item).copy.key])
    by_hand.runner.run(item, "r2")
    again = store.load_proposal(item)
    assert again is not None
    assert {copy.copy.child: len(copy.copy.renditions) for copy in again.copies} == {
        copy.copy.child: int(copy.copy.child == draft.copy.child) for copy in again.copies
    }
    by_hand.core.desk.send(item, REVIEWER, [by_hand.draft(item).copy.key])
    by_hand.deliver()
    assert len(by_hand.files(item, ".jpg")) == 1


def test_the_reviewers_pictures_are_drawn_in_the_sandbox(by_hand: Room) -> None:
    """The page as it came, out of the mail, and as it would travel; a file that is not the one that was read is not shown."""
    item = by_hand.take("pictures")
    by_hand.runner.run(item, "0")
    (document,) = by_hand.draft(item).documents
    with SandboxedParts() as parts, SandboxedPainter() as painter:
        show = PageShow(by_hand.core.store, parts, painter)
        came, travels = show.original(item, document, 1), show.anew(item, document.id, 1)
        assert (came[:4], travels[:4], came == travels) == (b"\x89PNG", b"\x89PNG", False)
        for missing in (replace(document, sha256="0" * 64), replace(document, part="7")):
            with pytest.raises(Rejected):
                show.original(item, missing, 1)
        with pytest.raises(Rejected):
            show.anew(item, document.id, 2)


@pytest.mark.parametrize("point", ["run.before_seal", "run.after_proposal", "deliver.before_done"])
def test_dying_between_drawing_sealing_and_sending_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, point: str) -> None:
    """Killed at the point, started again: one letter's pages in the folder, whole."""
    site = make_site(tmp_path / "site")
    out = site.folder / "state" / "outgoing"
    try:
        monkeypatch.setenv("MASH_CRASH_AT", point)
        site.start_forked()
        assert send_mail(site, mail(point.replace(".", ""))).item is not None
        assert site.process is not None
        assert site.process.wait(timeout=120) == -signal.SIGKILL
        monkeypatch.delenv("MASH_CRASH_AT")
        site.start_forked()
        until(lambda: list(out.glob("*.json")), "the copy is delivered", 120.0)
        time.sleep(1.0)
    finally:
        site.stop()
    (pages,) = out.glob("*.pdf")
    assert pages.read_bytes().startswith(b"%PDF")
    assert extract_text(pages).count("late eleven times") == 1
