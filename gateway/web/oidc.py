"""Sign-in by the council's identity provider: OpenID Connect code flow with PKCE (RFC 7636), state and nonce.

Rule: a claim value gives a role only where the settings map it; a person without any mapped role does not come in.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key, KeySet
from starlette.responses import Response

from gateway.errors import Rejected, Retryable
from gateway.ids import Borough, UserId
from gateway.web import words
from gateway.web.cookies import read_cookie, set_cookie
from gateway.web.deps import OidcSettings, WebDeps, is_loopback
from gateway.web.rendering import page, redirect
from gateway.web.signing_in import enter
from gateway.web.visit import Visit, not_found

SIGNATURES = ["RS256", "PS256", "ES256"]
SECONDS = 10.0
UNUSABLE = (JoseError, ValueError, LookupError, TypeError, AttributeError)
"""What reading a foreign key or token raises where a member is missing, of another type, or of no curve or number there is."""


class Fetch(Protocol):
    """GET a JSON object."""

    def __call__(self, url: str) -> Mapping[str, object]:
        """The object; raises `Retryable("identity_provider_unavailable")`."""
        ...


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The provider's addresses, from its discovery document."""

    authorise: str
    token: str
    keys: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the provider says this is, in our words."""

    subject: str
    display_name: str
    roles: frozenset[str]
    boroughs: frozenset[Borough]


def begin(visit: Visit) -> Response:
    """Send the browser to the provider, with one-time secrets kept in a short-lived cookie."""
    settings = _settings(visit)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    asked = {
        "response_type": "code",
        "client_id": settings.client_id,
        "redirect_uri": _back(visit.deps),
        "scope": "openid profile",
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge(verifier),
        "code_challenge_method": "S256",
    }
    response = redirect(with_query(discover(settings, fetch_json).authorise, asked))
    set_cookie(response, visit.deps, "oidc", f"{state}.{nonce}.{verifier}")
    return response


def come_back(visit: Visit) -> Response:
    """The provider's answer: check the state, swap the code, check the identity token, map its claims, open a session."""
    settings = _settings(visit)
    secret = read_cookie(visit.request, visit.deps, "oidc").split(".")
    try:
        user = _account(visit, settings, _identity(visit, settings, secret))
    except Rejected:  # the page never says what was wrong: the state, the token, the role or the account
        context = {"problem": words.PROBLEMS["council_refused"], "oidc_label": settings.label}
        return page(visit, "sign_in.html", context, status=400)
    return enter(visit, user)


def _account(visit: Visit, settings: OidcSettings, who: Identity) -> UserId:
    """The account of this identity, with the roles it has now; raises `Rejected("sign_in_refused")` where it was switched off."""
    return visit.deps.people.subject_user(settings.issuer, who.subject, who.display_name, roles=who.roles, boroughs=who.boroughs)


def fetch_json(url: str) -> Mapping[str, object]:
    """GET a JSON object from the provider."""
    try:
        answer = httpx.get(url, timeout=SECONDS)
        answer.raise_for_status()
        found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise Retryable("identity_provider_unavailable") from error
    if not isinstance(found, dict):
        raise Retryable("identity_provider_unavailable")
    return found


def fetch_token(url: str, settings: OidcSettings, form: Mapping[str, str]) -> Mapping[str, object]:
    """Swap the code for tokens (RFC 6749 s4.1.3), ourselves known by HTTP Basic (s2.3.1). A 4xx is a refusal, all else a fault."""
    name, secret = (quote(value, safe="") for value in (settings.client_id, settings.client_secret))
    try:
        answer = httpx.post(url, data=dict(form), auth=(name, secret), headers={"Accept": "application/json"}, timeout=SECONDS)
        if answer.is_client_error:
            raise Rejected("sign_in_refused")
        answer.raise_for_status()
        found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise Retryable("identity_provider_unavailable") from error
    if not isinstance(found, dict):
        raise Retryable("identity_provider_unavailable")
    return found


def challenge(verifier: str) -> str:
    """BASE64URL(SHA256(verifier)) without padding (RFC 7636 s4.2)."""
    return urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def with_query(url: str, more: Mapping[str, str]) -> str:
    """The address with these parameters after those it has (RFC 6749 s3.1)."""
    parts = urlsplit(url)
    return parts._replace(query=urlencode([*parse_qsl(parts.query), *more.items()]), fragment="").geturl()


def discover(settings: OidcSettings, fetch: Fetch) -> Endpoints:
    """The provider's endpoints (OpenID Connect Discovery s4). Its stated issuer must be the one that was configured."""
    found = fetch(f"{settings.issuer.rstrip('/')}/.well-known/openid-configuration")
    if str(found.get("issuer", "")).rstrip("/") != settings.issuer.rstrip("/"):
        raise Rejected("sign_in_refused")
    endpoints = Endpoints(*(str(found.get(name, "")) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")))
    if not all(_protected(url) for url in (endpoints.authorise, endpoints.token, endpoints.keys)):
        raise Rejected("sign_in_refused")
    return endpoints


def claims_to_identity(claims: Mapping[str, object], settings: OidcSettings) -> Identity:
    """Map claims to roles and boroughs. Raises `Rejected("sign_in_refused")` without a subject or any mapped role."""
    found = frozenset(settings.roles[v] for v in _values(claims.get(settings.role_claim)) if v in settings.roles)
    mapped = settings.boroughs or {}
    boroughs = frozenset(mapped[v] for v in _values(claims.get(settings.borough_claim)) if v in mapped)
    subject = str(claims.get("sub", ""))
    if not subject or not found:
        raise Rejected("sign_in_refused")
    return Identity(subject, str(claims.get("name") or claims.get("preferred_username") or "Council account"), found, boroughs)


def read_key_set(found: Mapping[str, object]) -> KeySet:
    """The provider's usable keys; a key of no use to us does not spoil the others (RFC 7517 s5).

    Raises `Retryable("identity_provider_unavailable")` where none is left: that is the provider's fault, not the person's.
    """
    listed = found.get("keys")
    keys = [key for row in listed for key in _usable(row)] if isinstance(listed, list) else []
    if not keys:
        raise Retryable("identity_provider_unavailable")
    return KeySet(keys)


def _usable(row: object) -> tuple[Key, ...]:
    if not isinstance(row, dict):
        return ()
    try:
        return (JWKRegistry.import_key(row),)
    except UNUSABLE:
        return ()


def read_identity_token(token: str, keys: KeySet, settings: OidcSettings, *, nonce: str, now: int) -> Mapping[str, object]:
    """The verified claims (OpenID Connect Core s3.1.3.7): signature, issuer, audience, times, nonce."""
    try:
        claims = jwt.decode(token, keys, algorithms=SIGNATURES).claims
        rules = jwt.JWTClaimsRegistry(
            now=lambda: now,
            leeway=60,
            iss={"essential": True, "value": settings.issuer},
            aud={"essential": True, "value": settings.client_id},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        rules.validate(claims)
    except UNUSABLE as error:
        raise Rejected("sign_in_refused") from error
    return claims


def _identity(visit: Visit, settings: OidcSettings, secret: Sequence[str]) -> Identity:
    if len(secret) != 3 or not secrets.compare_digest(secret[0].encode(), visit.query("state").encode()):  # noqa: PLR2004 - as begun
        raise Rejected("sign_in_refused")
    _state, nonce, verifier = secret
    endpoints = discover(settings, fetch_json)
    form = {"grant_type": "authorization_code", "code": visit.query("code"), "redirect_uri": _back(visit.deps), "code_verifier": verifier}
    token = fetch_token(endpoints.token, settings, form)
    keys = read_key_set(fetch_json(endpoints.keys))
    now = int(visit.deps.clock.now().timestamp())
    return claims_to_identity(read_identity_token(str(token.get("id_token", "")), keys, settings, nonce=nonce, now=now), settings)


def _back(deps: WebDeps) -> str:
    return f"{deps.origin}/sign-in/council/back"


def _settings(visit: Visit) -> OidcSettings:
    if visit.deps.oidc is None:
        raise not_found()
    return visit.deps.oidc


def _values(claim: object) -> tuple[str, ...]:
    if isinstance(claim, str):
        return (claim,)
    return tuple(str(v) for v in claim) if isinstance(claim, list) else ()


def _protected(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(parts.hostname or ""))
