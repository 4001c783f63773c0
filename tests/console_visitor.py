"""A browser of our own for the console: keeps cookies, sends what a form on a page would send, follows nothing by itself."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from gateway.ids import CopyId, UserId
from gateway.web.cookies import cookie_name
from gateway.web.pages import Page
from tests.console_world import CODE, INES, PASSWORD, World, build_world

TOKEN = re.compile(r'name="form_token" value="([0-9a-f]{64})"')
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}
SENT_ALREADY = ("/undo", "/accept")
Files = Mapping[str, tuple[str, bytes, str]]


@dataclass(slots=True)
class Visitor:
    """One person at one browser. `address` is where the connection comes from; `headers` go with every request."""

    world: World
    address: str = "192.0.2.10"
    headers: dict[str, str] = field(default_factory=dict)
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._call("GET", path, headers=headers)

    def post(
        self, path: str, fields: Mapping[str, object] | None = None, *, on: str = "", files: Files | None = None, **headers: str
    ) -> httpx.Response:
        """Submit a form of the page `on` (its token is read there); without `on` the form has no token."""
        found = TOKEN.search(self.get(on).text) if on else None
        assert found or not on, f"no form on {on}"
        sent = {**(fields or {}), **({"form_token": found[1]} if found else {})}
        return self._call("POST", path, data=sent or {"nothing": ""}, files=files, headers={**OWN_PAGE, **headers})

    def sign_in(self, name: str) -> Visitor:
        """With the world's password and code; `name` as "reviewer"."""
        assert self.post("/sign-in", {"name": name, "password": PASSWORD}, on="/sign-in").status_code == 303
        assert self.post("/sign-in/code", {"code": CODE}, on="/sign-in/code").headers["location"] == "/"
        return self

    def _call(self, method: str, path: str, headers: Mapping[str, str], **request: object) -> httpx.Response:
        named = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.world.app, raise_app_exceptions=False, client=(self.address, 50_000))
            async with httpx.AsyncClient(transport=transport, base_url=self.world.deps.origin, cookies=self.cookies) as client:
                answer = await client.request(method, path, headers=named, **request)  # type: ignore[arg-type]
                self.cookies = client.cookies
                return answer

        return asyncio.run(send())


def rbkc_world() -> World:
    """Beside the usual items: one of RBKC in review with a copy ready, and one of RBKC held apart."""
    world = build_world()
    reviewer = world.people.users_by_id[UserId("u_reviewer")]
    for name in ("twins", "nobody"):
        world.desk.choose(world.items[name], reviewer, [("m1", INES.id)], "details_agree")
    world.make_copies(world.items["twins"])
    world.desk.quarantine(world.items["nobody"], reviewer, "looks_forged")
    return world


def address(world: World, page: Page) -> str:
    """The page's address for an item of RBKC that is in the right state for it."""
    name = "nobody" if page.path.startswith("/apart/") else "in_tray" if page.path.endswith(SENT_ALREADY) else "twins"
    key, ref = CopyId(f"{world.items['in_tray']}.c1"), world.store.not_taken()[0].ref
    return page.path.format(
        item=world.items[name], copy="c1", borough="RBKC", key=key, ref=ref, rendition="d0c01", number="1", pair="pair1", merge="1"
    )


def visitor(world: World, person: str) -> Visitor:
    """Somebody with an open session ("anonymous": without one). The doors to it are passed once each, in the tests of signing in."""
    someone = Visitor(world)
    if person != "anonymous":
        token = world.people.open_session(world.person(person).id)
        someone.cookies.set(cookie_name(world.deps, "session"), token, domain="127.0.0.1")
    return someone
