"""Signed webhook: Standard Webhooks headers around a CloudEvents 1.0 JSON body. Fixed destinations from config only."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus

import httpx
from standardwebhooks.webhooks import Webhook

from gateway.destinations.rendering import as_mapping
from gateway.errors import Held, Retryable
from gateway.outgoing import MinimisedItem, Receipt

RETRY_STATUSES = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


@dataclass(frozen=True, slots=True)
class SignedWebhook:
    """Posts each copy to `url`. `secret` is a Standard Webhooks secret ("whsec_..."); webhook-id is the copy's key."""

    name: str
    url: str
    secret: str = field(repr=False)
    source: str = "urn:mash-gateway"
    ca_file: str = ""
    forms: tuple[str, ...] = ()
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    timeout_seconds: float = 30.0

    def deliver(self, copy: MinimisedItem) -> Receipt:
        """2xx is a receipt; 408, 409, 425, 429 and 5xx are retried; any other answer holds the delivery for a person."""
        body = self._body(copy)
        try:
            response = self._post(body, self._headers(copy, body))
        except httpx.HTTPError as error:
            raise Retryable("webhook_unavailable") from error
        if response.is_success:
            return Receipt(self.name, response.headers.get("x-request-id", ""), self.now())
        if response.status_code in RETRY_STATUSES or response.is_server_error:
            raise Retryable("webhook_deferred", f"status {response.status_code}")
        raise Held("webhook_refused", f"status {response.status_code}")

    def _post(self, body: str, headers: dict[str, str]) -> httpx.Response:
        verify: str | bool = self.ca_file or True
        with httpx.Client(timeout=self.timeout_seconds, verify=verify, follow_redirects=False) as client:
            return client.post(self.url, content=body.encode(), headers=headers)

    def _headers(self, copy: MinimisedItem, body: str) -> dict[str, str]:
        at = self.now()
        return {
            "content-type": "application/cloudevents+json",
            "webhook-id": copy.key,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": Webhook(self.secret).sign(copy.key, at, body),
        }

    def _pages(self, copy: MinimisedItem) -> dict[str, object]:
        """Renditions in base64 (RFC 4648 section 4) where the site asks for "pages": many receivers take a megabyte and no more."""
        if "pages" not in self.forms:
            return {}
        return {"pages": {rendition.id: b64encode(rendition.content).decode("ascii") for rendition in copy.renditions}}

    def _body(self, copy: MinimisedItem) -> str:
        event = {
            "specversion": "1.0",
            "id": copy.key,
            "source": self.source,
            "type": "mash.copy.delivered.v1",
            "time": copy.received_at.isoformat(),
            "datacontenttype": "application/json",
            "data": as_mapping(copy) | self._pages(copy),
        }
        return json.dumps(event, ensure_ascii=False, sort_keys=True)
