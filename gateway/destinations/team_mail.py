"""E-mail to a team mailbox over verified TLS. The subject holds the opaque key only; Message-ID is stable per key (RFC 5322)."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from gateway.destinations.form_checks import safe_docx, safe_html, safe_text
from gateway.errors import Held, Retryable
from gateway.outgoing import MinimisedItem, Receipt

PERMANENT = 500
USUAL = ("html", "docx", "pages")
_WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class TeamMail:
    """Sends each copy as one message: plain text and, of `forms`, html, docx, pages.

    `ca_file` "" means the system's trust store. TLS 1.2+ is required, never optional.
    """

    name: str
    host: str
    port: int
    sender: str
    recipient: str
    ca_file: str = ""
    forms: tuple[str, ...] = USUAL
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    timeout_seconds: float = 30.0

    def deliver(self, copy: MinimisedItem) -> Receipt:
        """Raises `Retryable` on network faults and 4xx answers, `Held("mail_refused")` on 5xx, `Held("form_not_safe")`."""
        message = self._message(copy)
        try:
            self._send(message)
        except smtplib.SMTPResponseException as error:
            if error.smtp_code >= PERMANENT:
                raise Held("mail_refused", f"reply {error.smtp_code}") from error
            raise Retryable("mail_deferred", f"reply {error.smtp_code}") from error
        except smtplib.SMTPRecipientsRefused as error:
            raise Held("mail_refused") from error
        except (OSError, smtplib.SMTPException) as error:
            raise Retryable("mail_unavailable") from error
        return Receipt(self.name, str(message["Message-ID"]), self.now())

    def _send(self, message: EmailMessage) -> None:
        context = ssl.create_default_context(cafile=self.ca_file or None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        with smtplib.SMTP(self.host, self.port, timeout=self.timeout_seconds) as client:
            client.starttls(context=context)
            client.send_message(message)

    def _message(self, copy: MinimisedItem) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = f"MASH copy {copy.key}"
        message["From"] = self.sender
        message["To"] = self.recipient
        message["Date"] = format_datetime(self.now())
        message["Message-ID"] = f"<{copy.key}@{self.sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834 s5: no auto-reply comes back
        message.set_content(safe_text(copy))
        if "html" in self.forms:
            message.add_alternative(safe_html(copy), subtype="html")
        if "docx" in self.forms:
            message.add_attachment(safe_docx(copy), maintype="application", subtype=_WORD, filename=f"{copy.key}.docx")
        for rendition in copy.renditions if "pages" in self.forms else ():
            name, (main, _, sub) = f"{copy.key}.{rendition.id}.{rendition.ending}", rendition.media_type.partition("/")
            message.add_attachment(rendition.content, maintype=main, subtype=sub, filename=name)
        return message
