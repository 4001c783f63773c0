"""What people hand in on pages: meeting notes by staff, concerns by anyone. Both end at the one door in."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Mapping
from datetime import date

from starlette.responses import Response

from gateway.errors import Rejected, Retryable
from gateway.ids import ChannelName
from gateway.items import Envelope
from gateway.web import words
from gateway.web.addresses import address_of
from gateway.web.desk_pages import short
from gateway.web.failures import UNWELL_SECONDS
from gateway.web.limits import waited
from gateway.web.opened import see
from gateway.web.rendering import page, redirect
from gateway.web.signing_in import slowed
from gateway.web.visit import Submission, Visit

WEB_FORM = "web-form"
ONCE = re.compile(r"[A-Za-z0-9_-]{20,64}")
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LONGEST = 50_000
NOT_TAKEN = "We could not take your answers in just now. They are still below: wait a minute and send them again."
TOO_MANY = (
    "Many forms came from where you are, so this one was not taken in. Your answers are still below: wait {wait} and send them again. "
    "If a child is in danger now, call 999."
)
REQUIRED: Mapping[str, str] = {
    "name": "Enter your name",
    "role": "Enter your job or how you know the child",
    "organisation": "Enter your organisation, or “none”",
    "email": "Enter your e-mail address",
    "given_name": "Enter the child’s first name, or “not known”",
    "family_name": "Enter the child’s surname, or “not known”",
    "concern": "Say what you are worried about",
}


def upload_page(visit: Visit) -> Response:
    """Choose a file of notes."""
    return _ask_file(visit, "", 200)


def upload(visit: Visit) -> Response:
    """Take a file in. The receipt is given only after it is stored."""
    file = visit.submission.files.get("notes")
    once = visit.submission.one("once")
    if file is None or not file.untrusted_filename:
        return _ask_file(visit, words.PROBLEMS["file_missing"], 400)
    envelope = Envelope(
        channel=ChannelName.UPLOAD,
        received_at=visit.deps.clock.now(),
        source_key=f"upload/{visit.user.id}/{once}" if ONCE.fullmatch(once) else "",
        uploader=visit.user.id,
        untrusted_filename=file.untrusted_filename,
        declared_type=file.declared_type,
    )
    try:
        accepted = visit.deps.intake.accept(envelope, file.content)
    except Rejected as error:
        return _ask_file(visit, words.say(words.PROBLEMS, error.code), 400)
    except Retryable:
        return _ask_file(visit, "The file was not taken in: our store does not answer. Try again in a minute.", 503)
    return redirect(f"/upload/{accepted.item}")


def upload_receipt(visit: Visit) -> Response:
    """Where an uploaded file stands."""
    summary = see(visit)
    return page(visit, "receipt.html", {"item": summary.id, "short": short(summary.id), "state": words.STATES[summary.state]})


def concern_page(visit: Visit) -> Response:
    """The public form."""
    return _ask_concern(visit, {}, "")


def concern(visit: Visit) -> Response:
    """Take a concern in from anyone. Nothing proves who sent it, so a person looks at it first."""
    form = visit.submission
    problems = check_concern(form, visit.deps.clock.now().date())
    if problems:
        return _ask_concern(visit, problems, "")
    address = address_of(visit)
    wait = visit.deps.limits.form_address.take(address) if address else 0
    if wait:
        return slowed(_ask_concern(visit, {}, TOO_MANY.format(wait=waited(wait)), 429), wait)
    once = form.one("once")
    now = visit.deps.clock.now()
    envelope = Envelope(
        channel=ChannelName.FORM,
        received_at=now,
        source_key=f"form/{WEB_FORM}/{once}" if ONCE.fullmatch(once) else "",
        form_client=WEB_FORM,
        untrusted_filename="concern.json",
        declared_type="application/json",
    )
    content = json.dumps(concern_payload(form, now.isoformat()), ensure_ascii=False).encode()
    try:
        accepted = visit.deps.intake.accept(envelope, content)
    except Retryable:
        return slowed(_ask_concern(visit, {}, NOT_TAKEN, 503), UNWELL_SECONDS)
    return redirect(f"/concern/received?reference={accepted.item}")


def concern_receipt(visit: Visit) -> Response:
    """The reference, without saying that a person has read it."""
    asked = visit.query("reference")
    reference = asked if re.fullmatch(r"it_[0-9a-v]{20,40}", asked) else ""
    return page(visit, "concern_received.html", {"reference": reference})


def check_concern(form: Submission, today: date) -> dict[str, str]:
    """Problems by field, in the order of the page."""
    problems = {name: text for name, text in REQUIRED.items() if not form.one(name)}
    if form.one("email") and not MAIL.fullmatch(form.one("email")):
        problems["email"] = "Enter an e-mail address like name@organisation.example"
    if _born(form, today) is None:
        problems["birth-day"] = "Enter the child’s birth date, as 27 3 2016"
    if len(form.one("concern")) > LONGEST:
        problems["concern"] = f"Use at most {LONGEST:,} characters"
    order = ["name", "role", "organisation", "email", "given_name", "family_name", "birth-day", "concern"]
    return {name: problems[name] for name in order if name in problems}


def concern_payload(form: Submission, submitted_at: str) -> dict[str, object]:
    """The answers as `mash-concern-v1`: required fields always, optional ones where something was entered."""
    child = {name: form.one(name) for name in ("given_name", "family_name", "school", "address") if form.one(name)}
    child["date_of_birth"] = "-".join((form.one("birth-year"), form.one("birth-month").zfill(2), form.one("birth-day").zfill(2)))
    return {
        "form": "mash-concern-v1",
        "submitted_at": submitted_at,
        "submitter": {name: form.one(name) for name in ("name", "role", "organisation", "email")},
        "children": [child],
        "concern": form.one("concern"),
    }


def _born(form: Submission, today: date) -> date | None:
    try:
        born = date(int(form.one("birth-year")), int(form.one("birth-month")), int(form.one("birth-day")))
    except (ValueError, OverflowError):
        return None
    return born if date(1900, 1, 1) < born <= today else None


def _ask_file(visit: Visit, problem: str, status: int) -> Response:
    megabytes = visit.deps.max_upload_bytes // 1_048_576
    return page(visit, "upload.html", {"problem": problem, "megabytes": megabytes, "once": secrets.token_urlsafe(24)}, status=status)


def _ask_concern(visit: Visit, problems: Mapping[str, str], failure: str, status: int = 0) -> Response:
    once = visit.submission.one("once")
    context = {
        "problems": problems,
        "failure": failure,
        "form": visit.submission,
        "once": once if ONCE.fullmatch(once) else secrets.token_urlsafe(24),
    }
    return page(visit, "concern.html", context, status=status or (400 if problems else 200))
