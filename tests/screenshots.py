"""Pictures for the documentation, taken from a demonstration of its own: `python -m tests.screenshots docs/screenshots`."""

from __future__ import annotations

import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyotp
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from gateway.bootstrap import Core, open_core
from gateway.bootstrap.edges import origin_of
from gateway.demo.accounts import Account, demo_accounts
from gateway.demo.samples import samples_of_run
from gateway.demo.watch import send_all
from gateway.ids import Borough, ItemId
from gateway.items import ItemState
from gateway.settings.config_folder import shipped
from tests.accessibility import DESK
from tests.chromium import chromium
from tests.gateway_site import make_site

SECONDS = 120.0
COLOURS = 256  # half the size of a full picture and nothing to be seen of it; MAXCOVERAGE keeps the rare ones, as red
PHONE: ViewportSize = {"width": 390, "height": 844}


@dataclass(frozen=True, slots=True)
class Camera:
    """A browser at a running demonstration, and the folder for its pictures."""

    core: Core
    browser: Browser
    folder: Path

    @property
    def origin(self) -> str:
        return origin_of(self.core.config)

    @contextmanager
    def signed_in(self, name: str) -> Iterator[Page]:
        """The demonstration's account of this name at a fresh browser. Once for each account: a code is good once."""
        account = next(account for account in demo_accounts(self.core) if account.name == name)
        context = self.browser.new_context(viewport=DESK)
        page = context.new_page()
        _sign_in(page, self.origin, account)
        yield page
        context.close()

    def shoot(self, page: Page, name: str, path: str = "") -> None:
        """The page as the window shows it, from its top."""
        if path:
            page.goto(self.origin + path)
        path_of = self.folder / f"{name}.png"
        page.screenshot(path=path_of)
        with Image.open(path_of) as picture:
            picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path_of, optimize=True)

    def waiting(self, why: str) -> ItemId:
        """The first item that waits for this reason."""
        rows = self.core.store.queue((ItemState.IN_REVIEW, ItemState.FOLLOW_UP), None, 100, 0)
        return next(row.id for row in rows if any(code.partition(":")[0] == why for code in row.why))


def main(folder: Path) -> None:
    """Set a demonstration up, send its samples, take the pictures."""
    with tempfile.TemporaryDirectory() as scratch:
        site = make_site(Path(scratch) / "site")
        site.start()
        try:
            with open_core(site.config) as core, chromium() as browser:
                _send(core)
                take(Camera(core, browser, folder))
        finally:
            site.stop()


def take(camera: Camera) -> None:
    """Every picture."""
    with camera.signed_in("desk") as page:
        camera.shoot(page, "desk", "/desk")
        camera.shoot(page, "queue", "/queue")
        camera.shoot(page, "item", f"/items/{camera.waiting('two_children_fit')}")
        camera.shoot(page, "follow-up", f"/items/{camera.waiting('sibling_named')}")
        camera.shoot(page, "apart", "/apart")
        _link_first_candidate(page, camera, camera.waiting("refuge_address"))
        camera.shoot(page, "copy")
        page.get_by_label("Yes, this copy is right").check()
        page.get_by_role("button", name="Save decision").click()
        page.get_by_role("heading", name="send to the tray").wait_for()
        camera.shoot(page, "two-people")
        page.set_viewport_size(PHONE)
        camera.shoot(page, "item-narrow", f"/items/{camera.waiting('two_children_fit')}")
    with camera.signed_in("lbhf") as page:
        camera.shoot(page, "tray", "/trays/LBHF")
        camera.shoot(page, "tray-copy", f"/copies/{camera.core.store.tray(Borough.LBHF, 10, 0)[-1].key}")
    with camera.signed_in("governance") as page:
        camera.shoot(page, "ledger", "/ledger")


def _link_first_candidate(page: Page, camera: Camera, item: ItemId) -> None:
    """As a person does; the page of the copy comes by itself once the worker has made it."""
    page.goto(f"{camera.origin}/items/{item}")
    page.get_by_role("checkbox").first.check()
    page.get_by_label("What decided it?").select_option(index=1)
    page.get_by_role("button", name="Save decision").click()
    page.wait_for_url("**/copies/*")


def _send(core: Core) -> None:
    run = f"shot{secrets.token_hex(4)}"
    if not send_all(core, samples_of_run(shipped() / "demo", run, datetime.now(UTC)), run, SECONDS):
        raise SystemExit("a sample did not reach its state")


def _sign_in(page: Page, origin: str, account: Account) -> None:
    page.goto(f"{origin}/sign-in")
    page.get_by_label("Account name").fill(account.name)
    page.get_by_label("Password", exact=True).fill(account.password)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Code from your authenticator").fill(pyotp.TOTP(account.totp_secret).now())
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
