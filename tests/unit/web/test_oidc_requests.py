"""What is sent to the council's identity provider and how its answers are read. A real HTTP server stands for the provider."""

from __future__ import annotations

import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey

from gateway.errors import Rejected, Retryable
from gateway.web.deps import OidcSettings
from gateway.web.oidc import challenge, discover, fetch_json, fetch_token, read_key_set, with_query
from tests.console_visitor import Visitor
from tests.console_world import build_world


class Provider(HTTPServer):
    """Answers each request with the next of `answers` and remembers what was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[tuple[int, str]] = []
        self.asked: list[tuple[str, str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.asked.append((self.path, self.headers.get("Authorization", ""), body))
        status, text = self.server.answers.pop(0)
        self.send_response(status)
        self.end_headers()
        self.wfile.write(text.encode())

    def do_POST(self) -> None:
        self.do_GET()

    def log_request(self, *_: object) -> None:
        """The test's output stays clean."""


@pytest.fixture
def provider() -> Iterator[Provider]:
    server = Provider()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def settings(provider: Provider) -> OidcSettings:
    return OidcSettings(provider.url, "mash console", "s:e/cret", "roles", {"mash.reviewer": "reviewer"})


def discovery(provider: Provider, **changes: str) -> str:
    own = {
        "issuer": provider.url,
        "authorization_endpoint": f"{provider.url}/authorize?tenant=7",
        "token_endpoint": f"{provider.url}/token",
    }
    return json.dumps({**own, "jwks_uri": f"{provider.url}/keys", **changes})


def test_the_challenge_is_that_of_the_rfc() -> None:
    """RFC 7636 appendix B gives this pair."""
    assert challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_a_providers_own_parameters_stay() -> None:
    """Some tenants are named in the query; a fragment never goes along."""
    assert with_query("https://idp.example/a?tenant=7#x", {"state": "a b"}) == "https://idp.example/a?tenant=7&state=a+b"


def test_the_browser_is_sent_with_one_time_secrets(provider: Provider) -> None:
    """Code flow with state, nonce and challenge; the verifier itself stays in a cookie of ours."""
    provider.answers = [(200, discovery(provider))] * 2
    world = build_world(oidc=settings(provider))
    asked = []
    for _ in range(2):
        visitor = Visitor(world)
        answer = visitor.get("/sign-in/council")
        query = {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}
        state, nonce, verifier = visitor.cookies["mash-oidc"].split(".")
        assert (query["state"], query["nonce"], query["code_challenge"]) == (state, nonce, challenge(verifier))
        asked.append(query)
    same = {"response_type": "code", "client_id": "mash console", "scope": "openid profile", "code_challenge_method": "S256", "tenant": "7"}
    assert all(same.items() <= query.items() and query["redirect_uri"].endswith("/sign-in/council/back") for query in asked)
    assert not set(asked[0].values()) & {asked[1][name] for name in ("state", "nonce", "code_challenge")}


def test_the_code_is_swapped_with_the_clients_own_proof(provider: Provider) -> None:
    """Id and secret are form-encoded inside HTTP Basic, as RFC 6749 s2.3.1 asks."""
    provider.answers = [(200, '{"id_token": "a.b.c"}')]
    assert fetch_token(f"{provider.url}/token", settings(provider), {"code": "x&y"}) == {"id_token": "a.b.c"}
    path, proof, body = provider.asked[0]
    assert (path, proof, body) == ("/token", "Basic bWFzaCUyMGNvbnNvbGU6cyUzQWUlMkZjcmV0", "code=x%26y")


@pytest.mark.parametrize(
    ("status", "text", "expected"),
    [
        (400, '{"error": "invalid_grant"}', Rejected),
        (401, "", Rejected),
        (500, "", Retryable),
        (200, "<html>", Retryable),
        (200, "[]", Retryable),
        (302, "", Retryable),
    ],
)
def test_a_refusal_is_told_from_a_fault(provider: Provider, status: int, text: str, expected: type[Exception]) -> None:
    """4xx means this sign-in is refused; anything else unusable means try later."""
    provider.answers = [(status, text)]
    with pytest.raises(expected):
        fetch_token(f"{provider.url}/token", settings(provider), {})


@pytest.mark.parametrize(
    "changes", [{"issuer": "https://other.example"}, {"token_endpoint": "http://elsewhere.example/token"}, {"jwks_uri": ""}]
)
def test_a_discovery_document_that_points_elsewhere_is_refused(provider: Provider, changes: dict[str, str]) -> None:
    """Another issuer, an unprotected endpoint, a missing one."""
    provider.answers = [(200, discovery(provider, **changes))]
    with pytest.raises(Rejected):
        discover(settings(provider), fetch_json)


def test_an_answer_without_the_state_we_gave_is_refused() -> None:
    """Nobody can finish a sign-in that this browser did not begin."""
    world = build_world(oidc=OidcSettings("http://127.0.0.1:9", "c", "s", "roles", {}))
    for cookie in ("", "a.b.c", "a.b"):
        visitor = Visitor(world)
        if cookie:
            visitor.cookies.set("mash-oidc", cookie, domain="127.0.0.1")
        answer = visitor.get("/sign-in/council/back?state=other&code=x")
        assert (answer.status_code, "did not open this console" in answer.text, world.people.sessions) == (400, True, {})


def test_a_provider_that_does_not_answer_is_a_page_to_try_again() -> None:
    """503 with Retry-After; the local account still works."""
    world = build_world(oidc=OidcSettings("http://127.0.0.1:9", "c", "s", "roles", {}))
    assert Visitor(world).get("/sign-in/council").status_code == 503
    Visitor(world).sign_in("clerk")


BROKEN_KEYS = [
    {},
    {"kty": "RSA"},
    {"kty": ["RSA"]},
    {"kty": "RSA", "n": 5, "e": "AQAB"},
    {"kty": "RSA", "n": "!!", "e": "AQAB"},
    {"kty": "EC", "crv": "P-9", "x": "AQAB", "y": "AQAB"},
    {"kty": "RSA", "n": "AQAB", "e": "AQAB", "key_ops": 7},
    "no key at all",
]
KEY_SETS = [{}, {"keys": None}, {"keys": "x"}, {"keys": []}, *({"keys": [key]} for key in BROKEN_KEYS)]


def come_back(provider: Provider, key_set: object, token: str) -> tuple[int, str, object]:
    """Finish a sign-in with what the provider answers: status, page, sessions."""
    provider.answers = [(200, discovery(provider))] * 2 + [(200, json.dumps({"id_token": token})), (200, json.dumps(key_set))]
    world = build_world(oidc=settings(provider))
    visitor = Visitor(world)
    visitor.get("/sign-in/council")
    state = visitor.cookies["mash-oidc"].split(".")[0]
    answer = visitor.get(f"/sign-in/council/back?state={state}&code=x")
    return answer.status_code, answer.text, world.people.sessions


@pytest.mark.parametrize("key_set", KEY_SETS)
def test_a_key_set_without_a_usable_key_is_the_providers_fault(provider: Provider, key_set: object) -> None:
    """A page that says to try again, never a fault of ours, and nobody comes in."""
    status, text, sessions = come_back(provider, key_set, "a.b.c")
    assert (status, "<h1" in text, sessions) == (503, True, {})


@pytest.mark.parametrize("header", [[], 5, {"alg": "RS256", "crit": 5}, {"alg": ["RS256"]}, {"alg": "none"}, {"alg": "RS256", "kid": {}}])
def test_a_token_of_no_meaning_is_refused(provider: Provider, header: object) -> None:
    """However its header is built: the sign-in page with its refusal."""
    whole = {"keys": [RSAKey.generate_key(2048).as_dict(private=False)]}
    first = urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip("=")
    status, text, sessions = come_back(provider, whole, f"{first}.e30.AAAA")
    assert (status, "did not open this console" in text, sessions) == (400, True, {})


def test_a_broken_key_does_not_spoil_the_good_one() -> None:
    """RFC 7517 s5: a key that cannot be used is passed over."""
    good = RSAKey.generate_key(2048, {"kid": "now"}).as_dict(private=False)
    assert [key.kid for key in read_key_set({"keys": [*BROKEN_KEYS, good]}).keys] == ["now"]
