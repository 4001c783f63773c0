"""Where copies go: folder, team mailbox over TLS, signed webhook, each by key."""

import json
import re
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from standardwebhooks.webhooks import Webhook

from gateway.destinations.folder import FolderDrop
from gateway.destinations.page import as_html
from gateway.destinations.rendering import as_json, as_text
from gateway.destinations.team_mail import USUAL, TeamMail
from gateway.destinations.webhook import SignedWebhook
from gateway.errors import Held, Retryable
from gateway.ids import RenditionId
from gateway.outgoing import CopySegment, Rendition
from tests.makers import copy

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SECRET = "whsec_" + "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def test_the_folder_gets_one_file_per_key_however_often(tmp_path):
    """Delivering the same key twice leaves one set of files with the first content."""
    drop = FolderDrop("drop", tmp_path / "out")
    drop.deliver(copy())
    drop.deliver(copy())
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["it_a.cC1.docx", "it_a.cC1.html", "it_a.cC1.json"]
    assert json.loads((tmp_path / "out" / "it_a.cC1.json").read_text())["key"] == "it_a.cC1"


def test_a_folder_that_cannot_be_written_is_tried_again_later(tmp_path):
    """A file where the folder should be: later, not lost."""
    (tmp_path / "out").write_text("not a folder")
    with pytest.raises(Retryable) as again:
        FolderDrop("drop", tmp_path / "out").deliver(copy())
    assert again.value.code == "folder_unavailable"


def test_half_written_files_are_not_left(tmp_path):
    """Only finished names stay behind."""
    drop = FolderDrop("drop", tmp_path)
    drop.deliver(copy())
    assert [p for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


class Receiver:
    """A real HTTP server that records what it is sent and answers `status`."""

    def __init__(self, status: int = 204) -> None:
        received: list[tuple[dict[str, str], str]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                received.append(({k.lower(): v for k, v in self.headers.items()}, body))
                self.send_response(status)
                self.end_headers()

            def log_message(self, *args):
                pass

        self.received = received
        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/copies"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.server.shutdown()
        self.server.server_close()


def test_the_webhook_is_signed_and_carries_the_copy():
    """The receiver verifies the Standard Webhooks signature and finds a CloudEvent with the copy's key."""
    with Receiver() as receiver:
        SignedWebhook("hook", receiver.url, SECRET).deliver(copy())
    headers, body = receiver.received[0]
    event = Webhook(SECRET).verify(body, headers)
    assert (event["id"], event["specversion"]) == ("it_a.cC1", "1.0")
    assert headers["webhook-id"] == "it_a.cC1"


@pytest.mark.parametrize(("status", "error"), [(503, Retryable), (429, Retryable), (400, Held), (302, Held)])
def test_the_receivers_answer_decides_what_follows(status, error):
    """Trouble is tried again; a refusal is held for a person."""
    with Receiver(status) as receiver, pytest.raises(error):
        SignedWebhook("hook", receiver.url, SECRET).deliver(copy())


def test_a_receiver_that_is_not_there_is_tried_again():
    """A refused connection is a fault of the network."""
    with pytest.raises(Retryable):
        SignedWebhook("hook", "http://127.0.0.1:9/", SECRET).deliver(copy())


def test_every_rendition_holds_the_words_and_the_account_of_what_was_withheld():
    """JSON, text and HTML say the same."""
    for rendition in (as_json(copy()), as_text(copy()), as_html(copy())):
        assert "A bruise on the left arm." in rendition
        assert re.search("other.family", rendition)


def test_html_is_escaped():
    """Words of an item never become markup."""
    hostile = replace(copy(), segments=(CopySegment("body", "<script>alert(1)</script>", "<b>"),))
    assert "<script>" not in as_html(hostile)
    assert "<b>" not in as_html(hostile)


PAGES = Rendition(RenditionId("aa11"), 2, 5, ("rendition_bytes",), content=b"%PDF-")
WITH_PAGES = replace(copy(), renditions=(PAGES,))
PICTURE = Rendition(RenditionId("bb22"), 1, 4, ("rendition_jpeg",), 1, content=b"\xff\xd8\xff\xe0")


def test_a_picture_travels_under_its_own_kind(tmp_path):
    """The file's ending, the mail's type and the copy's account say that it is a picture, and in which form."""
    with_both = replace(copy(), renditions=(PAGES, PICTURE))
    FolderDrop("case", tmp_path).deliver(with_both)
    assert [path.read_bytes() for path in tmp_path.glob(f"{with_both.key}.bb22.jpg")] == [PICTURE.content]
    attached = list(TeamMail("m", "h", 25, "a@b.example", "c@d.example")._message(with_both).iter_attachments())
    assert [part.get_content_type() for part in attached][-2:] == ["application/pdf", "image/jpeg"]
    assert attached[-1].get_filename() == f"{with_both.key}.bb22.jpg"
    assert '"media_type":"image/jpeg"' in as_json(with_both)
    assert ("1 document of it, 2 pages" in as_text(with_both), "1 picture of it" in as_text(with_both)) == (True, True)


@pytest.mark.parametrize(
    ("forms", "endings"),
    [(("pages", "json"), ["aa11.pdf", "json"]), (("docx",), ["docx"]), (("txt", "html"), ["html", "txt"])],
)
def test_the_folder_gets_the_forms_that_the_site_asks_for(tmp_path, forms, endings):
    """One file for each, under the opaque key; pages as they were drawn."""
    receipt = FolderDrop("drop", tmp_path, forms).deliver(WITH_PAGES)
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names == [f"it_a.cC1.{ending}" for ending in endings]
    assert receipt.reference in names
    if "pages" in forms:
        assert (tmp_path / "it_a.cC1.aa11.pdf").read_bytes() == b"%PDF-"


def test_the_webhook_carries_pages_only_where_asked():
    """The body always says which pages there are; their content is in it where the site wants it."""
    with Receiver() as told, Receiver() as given:
        SignedWebhook("hook", told.url, SECRET).deliver(WITH_PAGES)
        SignedWebhook("hook", given.url, SECRET, forms=("pages",)).deliver(WITH_PAGES)
    bodies = [json.loads(receiver.received[0][1])["data"] for receiver in (told, given)]
    assert [body["renditions"][0]["id"] for body in bodies] == ["aa11", "aa11"]
    assert [body.get("pages") for body in bodies] == [None, {"aa11": "JVBERi0="}]


@pytest.mark.parametrize("form", [as_json, as_text, as_html])
def test_every_form_says_what_became_of_the_pages(form):
    """Drawn and how many, or not and why."""
    assert "aa11" in form(WITH_PAGES) if form is as_json else "1 document of it, 2 pages" in form(WITH_PAGES)
    assert "rendition_bytes" in form(replace(copy(), not_drawn=("rendition_bytes",)))


def test_a_mail_carries_the_forms_that_the_site_asks_for():
    """Plain text always; the page, the Word file and the pages beside it, under opaque names; no header tells more than the key."""
    for forms, expected in (
        (USUAL, ["text/plain", "text/html", WORD, "application/pdf"]),
        (("pages",), ["text/plain", "application/pdf"]),
        (("txt",), ["text/plain"]),
    ):
        message = TeamMail("mail", "h.example", 587, "hub@h.example", "team@t.example", forms=forms)._message(WITH_PAGES)
        parts = [part for part in message.walk() if not part.is_multipart()]
        assert [part.get_content_type() for part in parts] == expected
        assert {part.get_filename() for part in parts} <= {None, "it_a.cC1.docx", "it_a.cC1.aa11.pdf"}
        assert message["Subject"] == "MASH copy it_a.cC1"
        if "pages" in forms:
            assert parts[-1].get_payload(decode=True) == b"%PDF-"
