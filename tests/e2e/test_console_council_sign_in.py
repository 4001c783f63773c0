"""Sign-in by an identity provider, with a real browser and a provider that is not ours: the OpenID Connect code flow end to end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from oidc_provider_mock import run_server_in_thread
from playwright.sync_api import Browser, Page, expect

from gateway.ids import Borough
from gateway.views import User
from gateway.web.deps import OidcSettings
from tests.accessibility import DESK, findings
from tests.console_site import ConsoleSite, console_site

pytestmark = [pytest.mark.server, pytest.mark.slow]

REFUSAL = re.compile("There is a problem")


@dataclass(frozen=True, slots=True)
class Council:
    """The provider and the hub that trusts it."""

    issuer: str
    site: ConsoleSite

    def employ(self, subject: str, **claims: object) -> None:
        """What the provider says about a person from now on."""
        httpx.put(f"{self.issuer}/users/{subject}", json=claims).raise_for_status()

    def account(self, shown_as: str) -> User | None:
        return next((user for user in self.site.people.users() if user.display_name == shown_as), None)


@contextmanager
def provider() -> Iterator[str]:
    with run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


def settings_for(issuer: str) -> OidcSettings:
    return OidcSettings(
        issuer=issuer,
        client_id="mash-gateway",
        client_secret="known to the two of them",
        role_claim="groups",
        roles={"MASH Reviewers": "reviewer", "MASH Decision Makers": "decision_maker"},
        borough_claim="councils",
        boroughs={"Westminster": Borough.WCC, "K&C": Borough.RBKC},
    )


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    with provider() as issuer, console_site(tmp_path_factory.mktemp("council"), oidc=settings_for(issuer), at=datetime.now(UTC)) as site:
        yield Council(issuer, site)


@pytest.fixture(autouse=True)
def same_time(council: Council) -> None:
    """The provider has a clock of its own."""
    council.site.clock.at = datetime.now(UTC)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Loopback only: the provider's own pages ask for a style sheet of somebody else's."""
    context = browser.new_context(viewport=DESK)
    context.route(re.compile("^https://"), lambda route: route.abort())
    yield context.new_page()
    context.close()


def ask(page: Page, council: Council) -> None:
    """From our sign-in page to the provider's."""
    page.goto(f"{council.site.origin}/sign-in")
    page.get_by_role("button", name="Sign in with your council account").click()
    expect(page).to_have_url(re.compile(re.escape(council.issuer)))


def agree(page: Page, subject: str) -> None:
    """The provider knows the person and sends the browser back."""
    page.get_by_placeholder("sub").fill(subject)
    page.get_by_role("button", name="Authorize", exact=True).click()


def answer_of(council: Council, subject: str) -> tuple[str, str]:
    """The code and state that the provider gave to somebody else, at another browser."""
    begun = httpx.get(f"{council.site.origin}/sign-in/council")
    agreed = httpx.post(begun.headers["location"], data={"sub": subject})
    query = parse_qs(urlsplit(agreed.headers["location"]).query)
    return query["code"][0], query["state"][0]


def assert_refused(page: Page, council: Council) -> None:
    """The sign-in page with a problem, and no way in."""
    expect(page.get_by_role("alert")).to_have_text(REFUSAL)
    page.goto(f"{council.site.origin}/desk")
    expect(page).to_have_url(re.compile("/sign-in$"))


def test_a_mapped_person_comes_in_with_the_mapped_roles_and_boroughs_only(council: Council, page: Page) -> None:
    """Groups and councils that the settings do not map give nothing; the sign-in page with the council's button is sound."""
    council.employ("s-1", name="Hal Weston", groups=["MASH Reviewers", "Everyone"], councils=["Westminster", "Barnet"])
    page.goto(f"{council.site.origin}/sign-in")
    assert findings(page) == []
    ask(page, council)
    agree(page, "s-1")
    expect(page).to_have_url(f"{council.site.origin}/desk")
    expect(page.get_by_role("banner")).to_contain_text("Hal Weston, MASH desk")
    account = council.account("Hal Weston")
    assert account is not None
    assert (account.roles, account.boroughs) == ({"reviewer"}, {Borough.WCC})


def test_roles_are_those_of_the_latest_sign_in(council: Council, page: Page) -> None:
    """Who has moved to another job loses the old role at the next sign-in, and keeps one account."""
    council.employ("s-2", name="Una Fell", groups=["MASH Reviewers"], councils=["K&C"])
    ask(page, council)
    agree(page, "s-2")
    expect(page).to_have_url(re.compile("/desk$"))
    page.get_by_role("button", name="Sign out").click()
    council.employ("s-2", name="Una Fell", groups=["MASH Decision Makers"], councils=["K&C"])
    ask(page, council)
    agree(page, "s-2")
    expect(page).to_have_url(re.compile("/trays/RBKC$"))
    same_name = [user.roles for user in council.site.people.users() if user.display_name == "Una Fell"]
    assert same_name == [{"decision_maker"}]


def test_a_person_without_a_mapped_role_stays_out(council: Council, page: Page) -> None:
    """The provider knows them, we have no role for them: refused, and no account is made."""
    council.employ("s-3", name="Passer By", groups=["Everyone"])
    ask(page, council)
    agree(page, "s-3")
    assert_refused(page, council)
    assert council.account("Passer By") is None


def test_a_person_whom_the_provider_turns_away_stays_out(council: Council, page: Page) -> None:
    """The provider answers "access denied"."""
    ask(page, council)
    page.get_by_role("button", name="Deny").click()
    assert_refused(page, council)


def test_an_account_that_was_switched_off_stays_out(council: Council, page: Page) -> None:
    """Whatever the provider says."""
    council.employ("s-4", name="Lew Gone", groups=["MASH Reviewers"])
    ask(page, council)
    agree(page, "s-4")
    expect(page).to_have_url(re.compile("/desk$"))
    account = council.account("Lew Gone")
    assert account is not None
    council.site.people.switch_off(account.id)
    ask(page, council)
    agree(page, "s-4")
    assert_refused(page, council)


def test_an_answer_with_another_state_is_refused(council: Council, page: Page) -> None:
    """A link made by somebody else, with a code of theirs: it does not fit what this browser began."""
    council.employ("s-5", name="Mae Dale", groups=["MASH Reviewers"])
    code, state = answer_of(council, "s-5")
    ask(page, council)
    page.goto(f"{council.site.origin}/sign-in/council/back?code={code}&state={state}")
    assert_refused(page, council)


def test_an_answer_that_nobody_began_is_refused(council: Council, page: Page) -> None:
    """No cookie of a begun sign-in, no way in."""
    page.goto(f"{council.site.origin}/sign-in/council/back?code=c&state=")
    assert_refused(page, council)


def test_a_code_from_another_sign_in_is_refused_by_its_nonce(council: Council, page: Page) -> None:
    """The state fits this browser's sign-in, the code is of an earlier one: the identity token carries the other nonce."""
    council.employ("s-6", name="Nye Coll", groups=["MASH Reviewers"])
    code, _earlier = answer_of(council, "s-6")
    ask(page, council)
    (state,) = parse_qs(urlsplit(page.url).query)["state"]
    page.goto(f"{council.site.origin}/sign-in/council/back?code={code}&state={state}")
    assert_refused(page, council)
    assert council.account("Nye Coll") is None


def test_an_answer_is_good_once(council: Council, page: Page) -> None:
    """The same address again, as from the browser's history, opens nothing."""
    council.employ("s-7", name="Ida Once", groups=["MASH Reviewers"])
    ask(page, council)
    with page.expect_request(re.compile("/sign-in/council/back")) as seen:
        agree(page, "s-7")
    expect(page).to_have_url(re.compile("/desk$"))
    page.get_by_role("button", name="Sign out").click()
    page.goto(seen.value.url)
    assert_refused(page, council)


def test_a_provider_that_does_not_answer_is_said_in_plain_words(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    """503 and what to do; the local account stays."""
    with provider() as issuer:
        settings = settings_for(issuer)
    with console_site(tmp_path_factory.mktemp("alone"), oidc=settings) as site:
        page = browser.new_page()
        answer = page.goto(f"{site.origin}/sign-in/council")
        assert answer is not None
        assert answer.status == 503
        expect(page.get_by_role("heading", level=1)).to_contain_text("cannot do this just now")
        page.close()
