"""The e-form and upload API: 202 with a receipt only after the item is durable; refusals say what to change, by code."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import structlog
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from gateway.channels.acceptor import Acceptor
from gateway.channels.concern_form import NotJson, problems_of, read_json
from gateway.channels.form_receipts import Receipts
from gateway.channels.outcomes import Deferred, Refused, attempt
from gateway.channels.problems import Refusal, as_response
from gateway.channels.runner_form import is_runner_form
from gateway.errors import Retryable
from gateway.ids import ChannelName, ItemId
from gateway.items import Envelope, TlsFacts
from gateway.ports import Clock
from gateway.rates import Allowance, Rate

T = TypeVar("T")

_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_ITEM = re.compile(r"it_[a-z0-9]{20,40}")
MAX_NAME = 255
MINUTE = 60.0
REFUSED_PER_MINUTE = 30
MULTIPART_ALLOWANCE = 16_384  # bytes of boundaries and part headers around a file

log = structlog.get_logger("eform")


@dataclass(frozen=True, slots=True)
class ClientKey:
    """An API client and the SHA-256 (lower-case hex) of its bearer token: the token itself is not kept."""

    name: str
    token_sha256: str
    per_minute: int = 120


@dataclass(frozen=True, slots=True)
class EformSettings:
    """Bytes of a form and of an uploaded file."""

    clients: tuple[ClientKey, ...]
    max_form_bytes: int = 26_214_400
    max_upload_bytes: int = 52_428_800


def router(settings: EformSettings, acceptor: Acceptor, receipts: Receipts, clock: Clock) -> APIRouter:
    """The routes, to be mounted without prefix. They answer for themselves: no session, no cookie, no CSRF token."""
    api = _Api(settings, acceptor, receipts, clock, FormRates.of(settings.clients, lambda: clock.now().timestamp()))
    routes = APIRouter(tags=["submissions"])
    routes.add_api_route("/api/v1/forms", _answering(api.post_form), methods=["POST"], status_code=202, name="post_form")
    routes.add_api_route("/api/v1/uploads", _answering(api.post_upload), methods=["POST"], status_code=202, name="post_upload")
    for kind in ("forms", "uploads"):
        routes.add_api_route(f"/api/v1/{kind}/{{item}}", _answering(api.get_receipt), methods=["GET"], name=f"get_{kind}_receipt")
    return routes


def _answering(act: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Turn refusals into problem details."""

    async def endpoint(request: Request) -> Response:
        try:
            return await act(request)
        except Refusal as refusal:
            log.info("eform.refused", code=refusal.code)
            return as_response(refusal)

    endpoint.__doc__ = act.__doc__
    return endpoint


@dataclass(frozen=True, slots=True)
class FormRates:
    """Requests of each client, and refused tokens of each address. A client with the right token never waits for others' tries."""

    clients: Mapping[str, Rate]
    refused: Rate

    @classmethod
    def of(cls, clients: Sequence[ClientKey], now: Callable[[], float]) -> FormRates:
        """The counters of these clients."""
        return cls({c.name: Rate(Allowance(c.per_minute, MINUTE), now) for c in clients}, Rate(Allowance(REFUSED_PER_MINUTE, MINUTE), now))


@dataclass(frozen=True, slots=True)
class _Api:
    settings: EformSettings
    acceptor: Acceptor
    receipts: Receipts
    clock: Clock
    rates: FormRates

    async def post_form(self, request: Request) -> Response:
        """Submit a `mash-concern-v1` form, an XGov webhook or GOV.UK Forms JSON."""
        client = self._client(request)
        if _media_type(request) != "application/json":
            raise Refusal("type_unsupported")
        announced = request.headers.get("idempotency-key", "")
        key = _idempotency_key(request) if announced else ""
        body = await _read_body(request, self.settings.max_form_bytes)
        key = key or _key_of_runner(body)
        require_valid_form(body)
        return await self._accept(self._envelope(request, ChannelName.FORM, client, key), body, "forms")

    async def post_upload(self, request: Request) -> Response:
        """Submit one document as the multipart part `file`."""
        client = self._client(request)
        if _media_type(request) != "multipart/form-data":
            raise Refusal("type_unsupported")
        key = _idempotency_key(request)
        body = await _read_body(request, self.settings.max_upload_bytes + MULTIPART_ALLOWANCE)
        file = await _only_file(request, body)
        content = await file.read()
        if len(content) > self.settings.max_upload_bytes:
            raise Refusal("item_too_large")
        envelope = replace(
            self._envelope(request, ChannelName.UPLOAD, client, key),
            untrusted_filename=(file.filename or "")[:MAX_NAME],
            declared_type=(file.content_type or "")[:MAX_NAME],
        )
        return await self._accept(envelope, content, "uploads")

    async def get_receipt(self, request: Request) -> Response:
        """The state of an item that this client submitted."""
        client = self._client(request)
        item = str(request.path_params["item"])
        if not _ITEM.fullmatch(item):
            raise Refusal("item_unknown")
        receipt = await self._ask(lambda: self.receipts.of(ItemId(item)))
        if receipt is None or receipt.client != client:
            raise Refusal("item_unknown")
        return JSONResponse({"item": item, "status": receipt.state.value}, headers={"Cache-Control": "no-store"})

    def _client(self, request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        digest = hashlib.sha256(token.strip().encode("utf-8")).hexdigest()
        # every row is compared, so that the time taken says nothing about which rows exist
        found = [row.name for row in self.settings.clients if hmac.compare_digest(row.token_sha256, digest)]
        known = scheme.lower() == "bearer" and bool(found)
        wait = self.rates.clients[found[0]].take("") if known else self.rates.refused.take(_peer(request))
        if wait:
            raise Refusal("too_many", wait=wait)
        if not known:
            raise Refusal("client_unknown")
        return found[0]

    def _envelope(self, request: Request, channel: ChannelName, client: str, key: str) -> Envelope:
        """The key is hashed: a client may have put a name into it."""
        return Envelope(
            channel=channel,
            received_at=self.clock.now(),
            peer_ip=_peer(request),
            tls=TlsFacts("TLS", "") if request.url.scheme == "https" else None,
            source_key=f"{channel.value}/{client}/{hashlib.sha256(key.encode()).hexdigest()}",
            form_client=client,
            declared_type=_media_type(request),
        )

    async def _accept(self, envelope: Envelope, content: bytes, kind: str) -> Response:
        accepted = await run_in_threadpool(attempt, self.acceptor, envelope, content)
        if isinstance(accepted, Refused):
            raise Refusal(accepted.code)
        if isinstance(accepted, Deferred):
            log.error("eform.deferred", code=accepted.code)
            raise Refusal("unavailable")
        if accepted.repeat == "yes":
            await self._require_same_body(accepted.item, content)
        log.info("eform.accepted", item=accepted.item, client=envelope.form_client, repeat=accepted.repeat)
        location = f"/api/v1/{kind}/{accepted.item}"
        return JSONResponse(
            {"item": accepted.item, "status": "received"}, status_code=202, headers={"Location": location, "Cache-Control": "no-store"}
        )

    async def _require_same_body(self, item: ItemId, content: bytes) -> None:
        receipt = await self._ask(lambda: self.receipts.of(item))
        if receipt is None:
            raise Refusal("key_in_use")
        if receipt.sha256 != hashlib.sha256(content).hexdigest():
            raise Refusal("key_reused")

    async def _ask(self, question: Callable[[], T]) -> T:
        try:
            return await run_in_threadpool(question)
        except Retryable as fault:
            raise Refusal("unavailable") from fault


def require_valid_form(body: bytes) -> None:
    """Raise `Refusal` where the bytes are no usable `mash-concern-v1` form and no payload of a form runner."""
    try:
        payload = read_json(body)
    except NotJson as error:
        raise Refusal("body_unreadable") from error
    problems = () if is_runner_form(payload) else problems_of(payload)
    if problems:
        raise Refusal("form_invalid", problems)


def _peer(request: Request) -> str:
    return request.client.host if request.client else ""


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _idempotency_key(request: Request) -> str:
    key = request.headers.get("idempotency-key", "")
    if not _KEY.fullmatch(key):
        raise Refusal("idempotency_key_missing")
    return key


def _key_of_runner(body: bytes) -> str:
    """A form runner's webhook sends no key: the same bytes again are the same submission. Other forms must bring one."""
    try:
        runner = is_runner_form(read_json(body))
    except NotJson:
        runner = False
    if not runner:
        raise Refusal("idempotency_key_missing")
    return hashlib.sha256(body).hexdigest()


async def _read_body(request: Request, max_bytes: int) -> bytes:
    """The body, cut off as soon as it is too large, whatever Content-Length said."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > max_bytes:
            raise Refusal("item_too_large")
    if not body:
        raise Refusal("item_empty")
    return bytes(body)


class _InMemoryParser(MultiPartParser):
    """Starlette writes parts over a megabyte to a temporary file in clear: ours stay in memory."""

    spool_max_size = 2**40


async def _only_file(request: Request, body: bytes) -> UploadFile:
    async def once() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form: FormData = await _InMemoryParser(request.headers, once(), max_files=1, max_fields=10).parse()
    except (MultiPartException, ValueError) as error:
        raise Refusal("body_unreadable") from error
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise Refusal("file_missing")
    return file
