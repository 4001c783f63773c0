"""Access tokens for mailboxes by the client-credentials grant (RFC 6749 s4.4), e.g. for Microsoft 365."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

import httpx

from gateway.errors import Retryable

OUTLOOK_SCOPE = "https://outlook.office365.com/.default"
EARLY_SECONDS = 120.0  # a token is renewed this long before it ends
SHORTEST_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class OauthSettings:
    """Where tokens come from. `secret` is the client's secret, read from its file by the caller."""

    token_url: str
    client_id: str
    secret: str = field(repr=False)
    scope: str = OUTLOOK_SCOPE
    timeout_seconds: float = 20.0


class TokenProvider:
    """Gives a valid token, fetching a new one when the old one nears its end. Threads may share one."""

    def __init__(
        self, settings: OauthSettings, *, transport: httpx.BaseTransport | None = None, now: Callable[[], float] = monotonic
    ) -> None:
        self._settings = settings
        self._transport = transport
        self._now = now
        self._lock = threading.Lock()
        self._token = ""
        self._until = 0.0

    def __call__(self) -> str:
        """The token. Raises `Retryable("token_unavailable")`."""
        with self._lock:
            if self._now() >= self._until:
                self._token, lasts = self._fetch()
                self._until = self._now() + max(lasts - EARLY_SECONDS, SHORTEST_SECONDS)
            return self._token

    def forget(self) -> None:
        """Drop the token: the mailbox refused it."""
        with self._lock:
            self._until = 0.0

    def _fetch(self) -> tuple[str, float]:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._settings.client_id,
            "client_secret": self._settings.secret,
            "scope": self._settings.scope,
        }
        try:
            with httpx.Client(transport=self._transport, timeout=self._settings.timeout_seconds) as client:
                answer = client.post(self._settings.token_url, data=form)
                answer.raise_for_status()
                return _token_of(answer.json())
        except (httpx.HTTPError, ValueError) as error:
            raise Retryable("token_unavailable") from error


def _token_of(body: object) -> tuple[str, float]:
    """(access token, seconds it lasts) of RFC 6749 s5.1. Raises `ValueError`."""
    if not isinstance(body, dict):
        raise ValueError("token answer")  # noqa: TRY004 - a wrong answer, not a wrong argument
    token, lasts = body.get("access_token"), body.get("expires_in", 0)
    if not isinstance(token, str) or not token or not isinstance(lasts, int | float | str):
        raise ValueError("token answer")
    return token, float(lasts)
