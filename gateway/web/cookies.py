"""Cookies: the session's, a visitor's before sign-in, two short-lived ones between the steps of signing in, single keys off."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response

from gateway.web.deps import WebDeps

CookieName = Literal["session", "visitor", "ticket", "oidc", "keys"]
STEP_SECONDS = 300
AGES: Mapping[CookieName, int] = {"ticket": STEP_SECONDS, "oidc": STEP_SECONDS, "keys": 365 * 86_400}
"""In seconds; the others end with the browser."""


def cookie_name(deps: WebDeps, name: CookieName) -> str:
    """The `__Host-` prefix where the console is reached by https (RFC 6265bis s4.1.3.2): bound to host, path and TLS."""
    return f"__Host-mash-{name}" if deps.scheme == "https" else f"mash-{name}"


def read_cookie(request: Request, deps: WebDeps, name: CookieName) -> str:
    """A cookie's value, "" where there is none."""
    return request.cookies.get(cookie_name(deps, name), "")


def set_cookie(response: Response, deps: WebDeps, name: CookieName, value: str) -> None:
    """Set a cookie for this host only, unreadable by scripts; those of a sign-in step end after five minutes."""
    age = AGES.get(name)
    secure = deps.scheme == "https"
    response.set_cookie(cookie_name(deps, name), value, max_age=age, path="/", secure=secure, httponly=True, samesite="lax")


def clear_cookie(response: Response, deps: WebDeps, name: CookieName) -> None:
    """Take a cookie back."""
    response.delete_cookie(cookie_name(deps, name), path="/", secure=deps.scheme == "https", httponly=True, samesite="lax")


def form_token(anchor: str) -> str:
    """The token of every form of one session: derived from the cookie, which a foreign page can neither read nor guess."""
    return hmac.new(anchor.encode(), b"mash form token", hashlib.sha256).hexdigest()


def mark_of(anchor: str, content: str) -> str:
    """A short mark of what a person saw, keyed so that it says nothing about the words; to notice that they changed since."""
    return hmac.new(anchor.encode(), content.encode(), hashlib.sha256).hexdigest()[:20]
