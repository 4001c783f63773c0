"""Accounts and sessions as the console asks for them, as a Protocol. Implementation: `gateway.store.people`."""

from __future__ import annotations

from typing import Protocol

from gateway.ids import Borough, UserId
from gateway.views import User


class People(Protocol):
    """Accounts and sessions of the console. Refusals are `Rejected("sign_in_refused")`, whatever was wrong.

    After several failures in a row an account pauses: `Rejected("sign_in_paused")`, also for the right password.
    """

    def create_user(self, name: str, display_name: str, password: str, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> str:
        """A local account; returns its TOTP secret (base32), shown once. Raises `Rejected("user_exists" | "password_too_short")`."""
        ...

    def check_password(self, name: str, password: str) -> str:
        """First step of sign-in: a ticket, good for five minutes and for the second step only."""
        ...

    def check_totp(self, ticket: str, code: str) -> UserId:
        """Second step (RFC 6238). A code is accepted once; the ticket is spent by success."""
        ...

    def open_session(self, user: UserId) -> str:
        """A session token (opaque, random). Only its hash is kept."""
        ...

    def session_user(self, token: str) -> User | None:
        """Who this is; None after 15 idle minutes, 12 hours, sign-out or where the account is switched off."""
        ...

    def close_session(self, token: str) -> None:
        """Sign out. An unknown token is a no-op."""
        ...

    def subject_user(self, issuer: str, subject: str, display_name: str, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> UserId:
        """The account of an identity provider's subject, made or brought up to date from its claims at each sign-in."""
        ...

    def set_access(self, user: UserId, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> None:
        """Change what a person may do; holds from their next request."""
        ...

    def set_password(self, user: UserId, password: str) -> None:
        """Replace the password and end every session."""
        ...

    def change_password(self, user: UserId, old: str, code: str, new: str) -> None:
        """The person's own change: needs the old password and a fresh code, ends every session. Refusals as at sign-in.

        Also raises `Rejected("password_too_short" | "password_unchanged")`, before anything else is looked at.
        """
        ...

    def renew_code(self, user: UserId) -> str:
        """A new TOTP secret (base32), shown once, in place of a lost authenticator's; ends every session."""
        ...

    def switch_off(self, user: UserId) -> None:
        """Refuse the account from now on and end every session."""
        ...

    def users(self) -> tuple[User, ...]:
        """Accounts that are switched on, by display name."""
        ...
