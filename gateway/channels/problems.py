"""Refusals of the HTTP channel as problem details (RFC 9457). They carry codes and pointers, never what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi.responses import JSONResponse

from gateway.channels.concern_form import FieldProblem

TITLES: Mapping[str, tuple[int, str]] = {
    "body_unreadable": (400, "The body cannot be read"),
    "file_missing": (400, "The multipart body needs exactly one part named file"),
    "idempotency_key_missing": (400, "An Idempotency-Key of 1 to 255 visible characters is required"),
    "item_empty": (400, "The body is empty"),
    "client_unknown": (401, "A valid bearer token is required"),
    "item_unknown": (404, "No such item for this client"),
    "key_in_use": (409, "A request with this Idempotency-Key is still under way"),
    "item_too_large": (413, "The body is too large"),
    "type_unsupported": (415, "The content type is not accepted here"),
    "form_invalid": (422, "The form cannot be accepted"),
    "key_reused": (422, "This Idempotency-Key was used with another body"),
    "too_many": (429, "Too many requests, try again after the time in Retry-After"),
    "unavailable": (503, "Could not be stored now, try again later"),
}


class Refusal(Exception):
    """Ends a request. `code` is a key of TITLES; nothing was accepted. `wait` is after how many seconds to try again, 0 as usual."""

    def __init__(self, code: str, fields: Sequence[FieldProblem] = (), *, wait: int = 0) -> None:
        self.code = code
        self.wait = wait
        self.fields = tuple(fields)
        super().__init__(code)


def as_response(refusal: Refusal) -> JSONResponse:
    """The `application/problem+json` answer."""
    status, title = TITLES.get(refusal.code, (400, "The request was refused"))
    body: dict[str, object] = {"type": f"urn:mash-gateway:problem:{refusal.code}", "title": title, "status": status, "code": refusal.code}
    if refusal.fields:
        body["errors"] = [{"pointer": field.pointer, "code": field.code} for field in refusal.fields]
    return JSONResponse(body, status_code=status, headers=_headers(status, refusal.wait), media_type="application/problem+json")


def _headers(status: int, wait: int) -> dict[str, str]:
    extra = {401: {"WWW-Authenticate": "Bearer"}, 409: {"Retry-After": "2"}, 503: {"Retry-After": "60"}}
    return {"Cache-Control": "no-store", **extra.get(status, {}), **({"Retry-After": str(wait)} if wait else {})}
