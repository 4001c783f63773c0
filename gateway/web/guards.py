"""What stands before every page: the host asked for, where a form came from, its token, the person's role. And the headers."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.errors import Rejected
from gateway.web.cookies import form_token
from gateway.web.deps import WebDeps, is_loopback
from gateway.web.visit import Visit

NONCE_KEY = "mash.nonce"
STEADY_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}


def content_policy(nonce: str) -> str:
    """Content Security Policy level 3: nothing but our own files, no inline style, scripts by nonce or from us."""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


class SecurityHeaders:
    """Adds the headers to every answer, errors and files among them."""

    def __init__(self, app: ASGIApp, scheme: str) -> None:
        self._app = app
        self._scheme = scheme

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a fresh nonce in its scope."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope[NONCE_KEY] = nonce

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(MutableHeaders(scope=message), nonce, self._scheme)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def add_headers(headers: MutableHeaders, nonce: str, scheme: str) -> None:
    """The headers of every answer. Nothing is kept by a cache."""
    headers["Content-Security-Policy"] = content_policy(nonce)
    for name, value in STEADY_HEADERS.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-store")
    if scheme == "https":
        headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"


def require_host(request: Request, deps: WebDeps) -> None:
    """Refuse a Host that is not ours: a name rebound to this address must not reach a session."""
    asked = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    ours = urlsplit(deps.origin).hostname or ""
    if asked != ours and not (is_loopback(ours) and is_loopback(asked)):
        raise Rejected("host_unknown")


def require_own_page(request: Request) -> None:
    """A form must come from our own pages: by fetch metadata, else by Origin (for browsers before Sec-Fetch-Site)."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        if site != "same-origin":
            raise Rejected("form_from_elsewhere")
        return
    origin = urlsplit(request.headers.get("origin", ""))
    if not origin.netloc or origin.netloc != request.headers.get("host", ""):
        raise Rejected("form_from_elsewhere")


def require_token(visit: Visit) -> None:
    """The form must carry the token of this very session."""
    if not visit.anchor or not hmac.compare_digest(visit.submission.one("form_token"), form_token(visit.anchor)):
        raise Rejected("form_expired")
