"""The e-form and upload API over HTTP."""

from __future__ import annotations

import hashlib
import json

import httpx
import pytest
from fastapi import FastAPI

from gateway.channels.eform import REFUSED_PER_MINUTE, ClientKey, EformSettings, router
from gateway.channels.form_receipts import Receipt
from gateway.errors import Rejected, Retryable
from gateway.ids import ChannelName, ItemId
from gateway.items import ItemState
from tests.channel_fakes import HttpCaller, RecordingAcceptor, SteadyClock
from tests.channel_fakes import concern_form as form

PER_MINUTE = 20
HEADERS = {"Authorization": "Bearer secret-one", "Idempotency-Key": "k1"}


class RecordedReceipts:
    def __init__(self, acceptor: RecordingAcceptor) -> None:
        self.acceptor = acceptor

    def of(self, item: ItemId) -> Receipt | None:
        for known, envelope, content in self.acceptor.kept:
            if known == item:
                return Receipt(hashlib.sha256(content).hexdigest(), envelope.form_client, ItemState.RECEIVED)
        return None


class Api:
    def __init__(self, **limits: int) -> None:
        keys = tuple(ClientKey(name, hashlib.sha256(f"secret-{name}".encode()).hexdigest(), PER_MINUTE) for name in ("one", "two"))
        self.acceptor = RecordingAcceptor()
        app = FastAPI()
        app.include_router(router(EformSettings(keys, **limits), self.acceptor, RecordedReceipts(self.acceptor), SteadyClock()))
        self.client = HttpCaller(app)

    def post(self, payload: object | None = None, **headers: str) -> httpx.Response:
        body = json.dumps(form() if payload is None else payload)
        sent = {"Content-Type": "application/json", **HEADERS, **{key.replace("_", "-"): value for key, value in headers.items()}}
        return self.client.post("/api/v1/forms", content=body, headers=sent)


def code_of(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == answer.status_code
    return answer.status_code, problem["code"]


def test_202_comes_with_a_receipt_that_tells_the_state() -> None:
    """The item is durable; its owner may ask for its state, nobody else."""
    api = Api()
    answer = api.post()
    item, envelope, content = api.acceptor.kept[0]
    assert (answer.status_code, answer.json()) == (202, {"item": item, "status": "received"})
    assert json.loads(content) == form()
    assert (envelope.channel, envelope.form_client, envelope.declared_type) == (ChannelName.FORM, "one", "application/json")
    assert "k1" not in envelope.source_key
    receipt = api.client.get(answer.headers["location"], headers=HEADERS)
    assert receipt.json() == {"item": item, "status": "received"}
    other = api.client.get(answer.headers["location"], headers={"Authorization": "Bearer secret-two"})
    assert code_of(other) == (404, "item_unknown")
    assert code_of(api.client.get("/api/v1/forms/x", headers=HEADERS)) == (404, "item_unknown")


def test_the_same_key_and_body_give_the_same_answer() -> None:
    """A client that did not hear the first answer may repeat itself; another body under the same key is a mistake."""
    api = Api()
    first, second = api.post(), api.post()
    assert (second.status_code, second.json(), second.headers["location"]) == (202, first.json(), first.headers["location"])
    assert code_of(api.post(form(concern="something else"))) == (422, "key_reused")
    assert len(api.acceptor.kept) == 1
    assert api.post(form(concern="something else"), Authorization="Bearer secret-two").status_code == 202
    assert len(api.acceptor.kept) == 2


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Authorization": "Bearer wrong"}, (401, "client_unknown")),
        ({"Authorization": "Basic secret-one"}, (401, "client_unknown")),
        ({"Authorization": ""}, (401, "client_unknown")),
        ({"Idempotency_Key": ""}, (400, "idempotency_key_missing")),
        ({"Idempotency_Key": "x" * 256}, (400, "idempotency_key_missing")),
        ({"Content_Type": "text/plain"}, (415, "type_unsupported")),
        ({"Content_Type": "application/json; charset=utf-8"}, None),
    ],
)
def test_headers_are_required(headers: dict[str, str], expected: tuple[int, str] | None) -> None:
    """Each missing or wrong header has its own code."""
    api = Api()
    answer = api.post(**headers)
    if expected is None:
        assert answer.status_code == 202
    else:
        assert code_of(answer) == expected
        assert api.acceptor.kept == []


def test_an_invalid_form_is_answered_field_by_field_without_its_words() -> None:
    """422 with JSON pointers; what was sent never comes back."""
    api = Api()
    answer = api.post(form(children=[{"given_name": "canary-name"}], concern=""))
    assert code_of(answer) == (422, "form_invalid")
    assert [error["pointer"] for error in answer.json()["errors"]] == [
        "/children/0/family_name",
        "/children/0/date_of_birth",
        "/concern",
    ]
    assert "canary" not in answer.text
    broken = api.client.post("/api/v1/forms", content=b'{"canary', headers={"Content-Type": "application/json", **HEADERS})
    assert code_of(broken) == (400, "body_unreadable")
    assert "canary" not in broken.text


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Rejected("item_too_large"), (413, "item_too_large")),
        (Rejected("item_empty"), (400, "item_empty")),
        (Retryable("store_unavailable"), (503, "unavailable")),
        (ZeroDivisionError("canary of the body"), (503, "unavailable")),
    ],
)
def test_the_intakes_answer_is_passed_on(fault: Exception, expected: tuple[int, str]) -> None:
    """The client's fault is 4xx; ours, foreseen or not, is 503 with Retry-After, and the same request then goes through."""
    api = Api()
    api.acceptor.faults.append(fault)
    answer = api.post()
    assert code_of(answer) == expected
    assert ("retry-after" in answer.headers) == (answer.status_code == 503)
    assert "canary" not in answer.text
    assert (api.post().status_code, len(api.acceptor.kept)) == (202, 1)


def test_a_client_has_its_allowance_a_minute_and_others_theirs() -> None:
    """429 as a problem with Retry-After; another client is not slowed, nor this one after the minute."""
    api = Api()
    assert [api.post(Idempotency_Key=f"k{n}").status_code for n in range(PER_MINUTE)] == [202] * PER_MINUTE
    slowed = api.post(Idempotency_Key="more")
    assert code_of(slowed) == (429, "too_many")
    assert 0 < int(slowed.headers["retry-after"]) <= 60
    assert len(api.acceptor.kept) == PER_MINUTE
    assert api.post(Authorization="Bearer secret-two").status_code == 202


def test_guessing_tokens_slows_the_guesser_and_no_client() -> None:
    """Refused tokens are counted by address; a right token from the same address is taken."""
    api = Api()
    answers = [code_of(api.post(Authorization=f"Bearer guess-{n}")) for n in range(REFUSED_PER_MINUTE + 1)]
    assert (set(answers[:-1]), answers[-1]) == ({(401, "client_unknown")}, (429, "too_many"))
    assert api.post().status_code == 202


def test_too_large_is_cut_off_and_empty_refused() -> None:
    """Bytes are counted as they come."""
    api = Api(max_form_bytes=50)
    assert code_of(api.post()) == (413, "item_too_large")
    empty = api.client.post("/api/v1/forms", content=b"", headers={"Content-Type": "application/json", **HEADERS})
    assert code_of(empty) == (400, "item_empty")


def test_an_upload_is_accepted_as_it_is() -> None:
    """The bytes, the claimed name and type; the same key again gives the same item."""
    api = Api()
    content = bytes(range(256)) * 8_000
    files = {"file": ("minutes.docx", content, "application/x-docx")}
    answers = [api.client.post("/api/v1/uploads", files=files, headers=HEADERS) for _ in range(2)]
    item, envelope, kept = api.acceptor.kept[0]
    assert [(a.status_code, a.json()["item"], a.headers["location"]) for a in answers] == [(202, item, f"/api/v1/uploads/{item}")] * 2
    assert kept == content
    assert (envelope.channel, envelope.untrusted_filename, envelope.declared_type) == (
        ChannelName.UPLOAD,
        "minutes.docx",
        "application/x-docx",
    )


@pytest.mark.parametrize(
    ("content_type", "body", "expected"),
    [
        ("application/json", b"{}", (415, "type_unsupported")),
        ("multipart/form-data", b"x", (400, "body_unreadable")),
        ("multipart/form-data; boundary=b", b"rubbish", (400, "body_unreadable")),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n',
            (400, "file_missing"),
        ),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\ncut of',
            (400, "file_missing"),
        ),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n' + b"x" * 200 + b"\r\n--b--\r\n",
            (413, "item_too_large"),
        ),
    ],
)
def test_unusable_uploads_are_refused(content_type: str, body: bytes, expected: tuple[int, str]) -> None:
    """A body that was cut off is never taken for a whole one."""
    api = Api(max_upload_bytes=100)
    answer = api.client.post("/api/v1/uploads", content=body, headers={**HEADERS, "Content-Type": content_type})
    assert code_of(answer) == expected
    assert api.acceptor.kept == []


def test_a_form_runners_webhook_needs_no_key_and_comes_once() -> None:
    """The runner cannot send an Idempotency-Key: the same bytes again are the same submission."""
    api = Api()
    payload = {"name": "Refer", "questions": [{"category": "Child", "question": "Name", "fields": [{"key": "n", "answer": "A"}]}]}
    first, again = api.post(payload, Idempotency_Key=""), api.post(payload, Idempotency_Key="")
    assert (first.status_code, again.json()) == (202, first.json())
    assert len(api.acceptor.kept) == 1
