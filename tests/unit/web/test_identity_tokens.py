"""What makes an identity token good, and which claims give a role (OpenID Connect Core s3.1.3.7)."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from gateway.errors import Rejected
from gateway.ids import Borough
from gateway.web.deps import OidcSettings
from gateway.web.oidc import claims_to_identity, discover, read_identity_token

NOW = 1_772_720_400
KEY = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"})
STRANGER = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"})
SETTINGS = OidcSettings(
    issuer="https://login.council.example",
    client_id="mash",
    client_secret="s",
    role_claim="groups",
    roles={"Reviewers": "reviewer"},
    borough_claim="councils",
    boroughs={"K&C": Borough.RBKC},
)
GOOD: Mapping[str, object] = {
    "iss": "https://login.council.example",
    "aud": "mash",
    "sub": "s-1",
    "nonce": "n",
    "iat": NOW - 5,
    "exp": NOW + 300,
}


def token(claims: Mapping[str, object], key: RSAKey = KEY) -> str:
    return jwt.encode({"alg": "RS256", "kid": "k1"}, dict(claims), key)


def read(signed: str) -> Mapping[str, object]:
    return read_identity_token(signed, KeySet([KEY]), SETTINGS, nonce="n", now=NOW)


def test_a_good_token_gives_its_claims() -> None:
    """Signed by the provider's key, for us, in time, with our nonce."""
    assert read(token(GOOD))["sub"] == "s-1"


@pytest.mark.parametrize(
    "change",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"iss": "https://elsewhere.example"},
        {"aud": "another application"},
        {"exp": NOW - 61},
        {"exp": None},
        {"nbf": NOW + 300},
    ],
    ids=str,
)
def test_a_token_that_is_not_for_this_sign_in_is_refused(change: Mapping[str, object]) -> None:
    """Another nonce, issuer or audience, out of time, or one of them missing."""
    claims = {name: value for name, value in {**GOOD, **change}.items() if value is not None}
    with pytest.raises(Rejected, match="sign_in_refused"):
        read(token(claims))


def test_a_token_of_another_key_is_refused() -> None:
    """The same key name, another key."""
    with pytest.raises(Rejected, match="sign_in_refused"):
        read(token(GOOD, STRANGER))


def test_a_token_signed_with_the_public_key_as_a_secret_is_refused() -> None:
    """The old confusion of algorithms: HS256 with what everybody may read (RFC 8725 s2.1)."""
    words = ".".join(urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in ({"alg": "HS256", "kid": "k1"}, GOOD))
    seal = hmac.new(KEY.as_pem(private=False), words.encode(), "sha256").digest()
    with pytest.raises(Rejected, match="sign_in_refused"):
        read(f"{words}.{urlsafe_b64encode(seal).decode().rstrip('=')}")


@pytest.mark.parametrize("rubbish", ["", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzLTEifQ."])
def test_what_is_no_signed_token_is_refused(rubbish: str) -> None:
    """Nothing, noise, and a token that says it needs no signature."""
    with pytest.raises(Rejected, match="sign_in_refused"):
        read(rubbish)


@pytest.mark.parametrize(
    ("claims", "roles", "boroughs"),
    [
        ({"sub": "s", "groups": ["Reviewers", "Others"], "councils": ["K&C", "Barnet"]}, {"reviewer"}, {Borough.RBKC}),
        ({"sub": "s", "groups": "Reviewers"}, {"reviewer"}, set()),
    ],
)
def test_only_mapped_values_give_anything(claims: Mapping[str, object], roles: set[str], boroughs: set[Borough]) -> None:
    """One value or a list; what the settings do not name gives nothing."""
    found = claims_to_identity(claims, SETTINGS)
    assert (found.roles, found.boroughs) == (roles, boroughs)


@pytest.mark.parametrize("claims", [{"sub": "s"}, {"sub": "s", "groups": ["Others"]}, {"groups": ["Reviewers"]}, {"sub": "s", "groups": 7}])
def test_without_a_mapped_role_or_a_subject_nobody_comes_in(claims: Mapping[str, object]) -> None:
    """No default role."""
    with pytest.raises(Rejected, match="sign_in_refused"):
        claims_to_identity(claims, SETTINGS)


@pytest.mark.parametrize(
    "change",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": "http://login.council.example/token"},
        {"jwks_uri": ""},
    ],
    ids=str,
)
def test_a_discovery_document_that_cannot_be_trusted_is_refused(change: Mapping[str, str]) -> None:
    """Another issuer than the configured one, or an address without TLS (Discovery s4.3)."""
    base = "https://login.council.example"
    document = {"issuer": base, "authorization_endpoint": f"{base}/a", "token_endpoint": f"{base}/t", "jwks_uri": f"{base}/k"}
    assert discover(SETTINGS, lambda _url: document).token == f"{base}/t"
    with pytest.raises(Rejected, match="sign_in_refused"):
        discover(SETTINGS, lambda _url: {**document, **change})
