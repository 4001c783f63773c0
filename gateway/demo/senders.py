"""Sends samples as agencies do: SMTP with STARTTLS, the e-form API, the upload API. Returns the item id of the receipt."""

from __future__ import annotations

import re
import smtplib
import ssl
from dataclasses import dataclass
from email import message_from_bytes, policy

import httpx

from gateway.bootstrap import Config
from gateway.bootstrap.edges import origin_of
from gateway.demo.samples import Sample
from gateway.errors import Rejected, Retryable

ITEM = re.compile(r"\bit_[0-9a-v]+")
TOKENS = {"form": "demonstration-only", "upload": "demonstration-desk"}
SECONDS = 30.0
SMTP_OK = 250
LINE_END = re.compile(rb"\r?\n")  # RFC 5321 s2.3.8: a bare line feed is refused


@dataclass(frozen=True, slots=True)
class Senders:
    """Speaks to the running demonstration; raises `Retryable("gateway_not_running")` where nothing answers."""

    config: Config

    def send(self, sample: Sample, key: str) -> str:
        """Send one sample; returns its item id. `key` is the idempotency key of forms and uploads."""
        try:
            return self._by_mail(sample) if sample.row.channel == "smtp" else self._by_http(sample, key)
        except smtplib.SMTPResponseException as error:
            raise Rejected("sample_refused", f"{sample.row.file}: reply {error.smtp_code}") from error
        except httpx.HTTPStatusError as error:
            raise Rejected("sample_refused", f"{sample.row.file}: status {error.response.status_code}") from error
        except (OSError, smtplib.SMTPException, httpx.HTTPError) as error:
            raise Retryable("gateway_not_running", "no demonstration answers; start it with `make run`") from error

    def _by_mail(self, sample: Sample) -> str:
        smtp = self.config.settings.smtp
        context = ssl.create_default_context(cafile=str(self.config.settings.under_state(smtp.certificate)))
        with smtplib.SMTP(smtp.host, smtp.port, timeout=SECONDS) as client:
            client.starttls(context=context)
            client.ehlo(f"mail.{_domain(sample)}")
            client.mail(sample.row.sender)
            client.rcpt(smtp.recipients[0])
            code, answer = client.data(LINE_END.sub(b"\r\n", sample.content))
        if code != SMTP_OK:
            raise smtplib.SMTPDataError(code, answer)
        return _item_in(answer.decode())

    def _by_http(self, sample: Sample, key: str) -> str:
        headers = {"authorization": f"Bearer {TOKENS[sample.row.channel]}", "idempotency-key": key}
        with httpx.Client(base_url=origin_of(self.config), timeout=SECONDS) as client:
            if sample.row.channel == "form":
                headers["content-type"] = "application/json"
                answer = client.post("/api/v1/forms", content=sample.content, headers=headers)
            else:
                files = {"file": (sample.row.file, sample.content, "text/plain")}
                answer = client.post("/api/v1/uploads", files=files, headers=headers)
        answer.raise_for_status()
        return _item_in(answer.text)


def _domain(sample: Sample) -> str:
    """The domain whose server would send this message: of the sender, or of the header From where that is null."""
    claimed = message_from_bytes(sample.content, policy=policy.default)["From"]
    return sample.row.sender.rpartition("@")[2] or claimed.addresses[0].domain


def _item_in(receipt: str) -> str:
    found = ITEM.search(receipt)
    if found is None:
        raise Retryable("receipt_without_item")
    return found.group()
