"""The table of pages: every address of the console with the roles that may open it. Nothing else answers.

A role is declared here and nowhere else; a test walks the running application and compares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from gateway.views import User
from gateway.web import (
    account_pages,
    apart_pages,
    asked_pages,
    check_pages,
    copy_pages,
    desk_pages,
    duplicate_pages,
    item_pages,
    ledger_pages,
    link_pages,
    matching_pages,
    not_taken_pages,
    oidc,
    page_pages,
    signing_in,
    system_pages,
    taking_in,
    tray_pages,
    unlock_pages,
)
from gateway.web.roles import (
    ANYBODY_SIGNED_IN,
    DECIDES,
    DESK,
    FIGURES,
    GOVERNANCE,
    HISTORY,
    MACHINES,
    PUBLIC,
    STARTS_MATCHING,
    TRAY_READ,
    TRAY_SEEN,
)
from gateway.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Page:
    """One address. `roles` empty means no sign-in. `takes` "file" allows a body as large as an upload may be."""

    method: Literal["GET", "POST"]
    path: str
    answer: Callable[[Visit], Response]
    roles: frozenset[str]
    takes: Literal["fields", "file"] = "fields"

    @property
    def name(self) -> str:
        """For logs: the method and the pattern, never the actual address."""
        return f"{self.method} {self.path}"

    def open_to(self, user: User) -> bool:
        """Whether this person may open the page."""
        return not self.roles or bool(self.roles & user.roles)


PAGES: tuple[Page, ...] = (
    Page("GET", "/health", system_pages.health, PUBLIC),
    Page("GET", "/ready", system_pages.ready, PUBLIC),
    Page("GET", "/sign-in", signing_in.sign_in_page, PUBLIC),
    Page("POST", "/sign-in", signing_in.sign_in, PUBLIC),
    Page("GET", "/sign-in/code", signing_in.code_page, PUBLIC),
    Page("POST", "/sign-in/code", signing_in.check_code, PUBLIC),
    Page("GET", "/sign-in/council", oidc.begin, PUBLIC),
    Page("GET", "/sign-in/council/back", oidc.come_back, PUBLIC),
    Page("GET", "/concern", taking_in.concern_page, PUBLIC),
    Page("POST", "/concern", taking_in.concern, PUBLIC),
    Page("GET", "/concern/received", taking_in.concern_receipt, PUBLIC),
    Page("GET", "/", signing_in.home, ANYBODY_SIGNED_IN),
    Page("POST", "/sign-out", signing_in.sign_out, ANYBODY_SIGNED_IN),
    Page("GET", "/account", account_pages.account, ANYBODY_SIGNED_IN),
    Page("POST", "/account/password", account_pages.change_password, ANYBODY_SIGNED_IN),
    Page("POST", "/account/keys", account_pages.keys, ANYBODY_SIGNED_IN),
    Page("GET", "/desk", desk_pages.desk, DESK),
    Page("GET", "/queue", desk_pages.queue, DESK),
    Page("GET", "/next", desk_pages.next_item, DESK),
    Page("GET", "/search", desk_pages.search, HISTORY),
    Page("GET", "/items/{item}", item_pages.item, DESK),
    Page("GET", "/items/{item}/history", item_pages.history, HISTORY),
    Page("POST", "/items/{item}/claim", item_pages.claim, DESK),
    Page("POST", "/items/{item}/let-go", item_pages.let_go, DESK),
    Page("POST", "/items/{item}/choose", item_pages.choose, DECIDES),
    Page("GET", "/items/{item}/new-child", item_pages.new_child_page, DECIDES),
    Page("POST", "/items/{item}/new-child", item_pages.new_child, DECIDES),
    Page("POST", "/items/{item}/not-for-us", item_pages.not_for_us, DECIDES),
    Page("POST", "/items/{item}/purpose", item_pages.purpose, DECIDES),
    Page("POST", "/items/{item}/undo", item_pages.undo, DECIDES),
    Page("POST", "/items/{item}/apart", item_pages.hold_apart, DESK),
    Page("POST", "/items/{item}/retry", item_pages.retry, DESK),
    Page("GET", "/items/{item}/unlock", unlock_pages.unlock_page, DECIDES),
    Page("POST", "/items/{item}/unlock", unlock_pages.unlock, DECIDES),
    Page("GET", "/items/{item}/copies", copy_pages.copies, DECIDES),
    Page("GET", "/items/{item}/copies/{copy}", copy_pages.copy_check, DECIDES),
    Page("POST", "/items/{item}/copies/{copy}", copy_pages.copy_answer, DECIDES),
    Page("POST", "/items/{item}/copies/{copy}/have-in", copy_pages.have_in_copy, DECIDES),
    Page("GET", "/items/{item}/copies/{copy}/pages/{rendition}/anew/{number}", page_pages.page_anew, DECIDES),
    Page("GET", "/items/{item}/copies/{copy}/pages/{rendition}/original/{number}", page_pages.page_original, DECIDES),
    Page("POST", "/items/{item}/copies/{copy}/pages/{rendition}/out", page_pages.take_out, DECIDES),
    Page("POST", "/items/{item}/copies/{copy}/pages/{rendition}/in", page_pages.put_in, DECIDES),
    Page("GET", "/items/{item}/tray", copy_pages.tray_step, DECIDES),
    Page("POST", "/items/{item}/tray", copy_pages.send, DECIDES),
    Page("GET", "/trays", tray_pages.trays, TRAY_SEEN),
    Page("GET", "/trays/{borough}", tray_pages.tray, TRAY_SEEN),
    Page("GET", "/copies/{key}", tray_pages.copy, TRAY_READ),
    Page("GET", "/copies/{key}/pages/{rendition}", page_pages.tray_file, TRAY_READ),
    Page("POST", "/copies/{key}/accept", tray_pages.accept, TRAY_READ),
    Page("POST", "/copies/{key}/ask", tray_pages.ask_withheld, TRAY_READ),
    Page("GET", "/items/{item}/asked", asked_pages.asked, DECIDES),
    Page("POST", "/items/{item}/asked", asked_pages.answered, DECIDES),
    Page("GET", "/checks", check_pages.checks, DECIDES),
    Page("GET", "/checks/{item}", check_pages.check, DECIDES),
    Page("POST", "/checks/{item}", check_pages.answer, DECIDES),
    Page("GET", "/duplicates", duplicate_pages.duplicates, DECIDES),
    Page("POST", "/duplicates/{pair}", duplicate_pages.decide, DECIDES),
    Page("POST", "/duplicates/merges/{merge}/back", duplicate_pages.take_back, DECIDES),
    Page("GET", "/apart", apart_pages.apart, DESK),
    Page("GET", "/apart/{item}", apart_pages.apart_item, DESK),
    Page("POST", "/apart/{item}/release", apart_pages.release, DECIDES),
    Page("GET", "/upload", taking_in.upload_page, DESK),
    Page("POST", "/upload", taking_in.upload, DESK, takes="file"),
    Page("GET", "/upload/{item}", taking_in.upload_receipt, DESK),
    Page("GET", "/ledger", ledger_pages.ledger, GOVERNANCE),
    Page("GET", "/ledger.csv", ledger_pages.ledger_csv, GOVERNANCE),
    Page("GET", "/ledger.json", ledger_pages.ledger_json, GOVERNANCE),
    Page("GET", "/drawn", page_pages.drawn, GOVERNANCE),
    Page("GET", "/links", link_pages.links, FIGURES),
    Page("GET", "/not-taken", not_taken_pages.not_taken, MACHINES),
    Page("POST", "/not-taken/{ref}/close", not_taken_pages.close, MACHINES),
    Page("GET", "/system", system_pages.system, MACHINES),
    Page("POST", "/system/matching/start", matching_pages.start, STARTS_MATCHING),
)
