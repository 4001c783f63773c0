"""Real Chromium, driven by Playwright: one browser per module, a fresh profile for each person."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from tests.console_site import ConsoleSite
from tests.console_world import PASSWORD
from tests.servers import SYSTEM_PATH, require

SWITCHES = (
    "--no-sandbox",  # tests run as root in containers, where Chromium refuses its own sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium without a window; the test is left out where there is none."""
    require("chromium", root=False)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium", path=SYSTEM_PATH), args=list(SWITCHES))
        yield browser
        browser.close()


def sign_in(page: Page, site: ConsoleSite, name: str) -> Page:
    """Sign in as a person does: name, password, code."""
    page.goto(f"{site.origin}/sign-in")
    page.get_by_label("Account name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Code from your authenticator").fill(site.code(name))
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()
    return page
