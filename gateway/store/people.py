"""Accounts and sessions of the console, as `gateway.accounts.People` promises them.

Passwords: argon2id. Codes: TOTP (RFC 6238), each step accepted once. Sessions: random tokens of which only a hash is kept.
A refusal never says what was wrong, and an unknown name costs as much time as a known one.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlmodel import Session, col, delete, select

from gateway.errors import Rejected
from gateway.events import AuditEvent
from gateway.ids import Borough, UserId
from gateway.ports import Clock
from gateway.store import audit
from gateway.store.database import Database
from gateway.store.keyring import KeyRing
from gateway.store.tables import SessionRow, UserRow
from gateway.views import User

SHORTEST_PASSWORD = 12
FAILURES_ALLOWED = 5  # in a row; then the account pauses
PAUSE = timedelta(minutes=15)
TICKET_LIFE = timedelta(minutes=5)
STEP_SECONDS = 30  # RFC 6238 s4.1: X = 30
STEPS_EITHER_SIDE = 1  # RFC 6238 s5.2: at most one step of network delay
TICKET, OPEN = "ticket", "open"


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """When a session ends by itself."""

    idle: timedelta = timedelta(minutes=15)
    longest: timedelta = timedelta(hours=12)


USUAL_LIMITS = SessionLimits()


@dataclass(frozen=True, slots=True, repr=False)
class SqlPeople:
    """`gateway.accounts.People` on the store's database. `hasher` may be made cheaper in tests."""

    database: Database
    keys: KeyRing
    clock: Clock
    limits: SessionLimits = USUAL_LIMITS
    hasher: PasswordHasher = field(default_factory=PasswordHasher)

    def create_user(self, name: str, display_name: str, password: str, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> str:
        """See `People.create_user`."""
        _require_long(password)
        user, secret = _new_id(), pyotp.random_base32(32)
        row = self._row(user, display_name, roles=roles, boroughs=boroughs)
        row.name_digest = self._name(name)
        row.password_hash = self.hasher.hash(password)
        row.totp_secret = self.keys.account_sealer(user).seal("totp", secret.encode())
        with self.database.writing() as session:
            if session.exec(select(UserRow.id).where(UserRow.name_digest == row.name_digest)).first():
                raise Rejected("user_exists")
            session.add(row)
            self._note(session, "user.created", user)
        return secret

    def check_password(self, name: str, password: str) -> str:
        """See `People.check_password`."""
        with self.database.reading() as session:
            row = session.exec(select(UserRow).where(UserRow.name_digest == self._name(name))).first()
        matches = self._matches(row, password)  # before all else: a pause must not answer faster than an unknown name
        self._refuse_paused(row)
        if not matches or row is None or row.switched_off_at:
            self._count_failure(row)
            raise Rejected("sign_in_refused")
        return self._new_token(UserId(row.id), TICKET)

    def check_totp(self, ticket: str, code: str) -> UserId:
        """See `People.check_totp`."""
        with self.database.reading() as session:
            held = session.get(SessionRow, _hash(ticket))
            row = session.get(UserRow, held.user_id) if held else None
        if held is None or row is None or held.stage != TICKET or self.clock.now() - held.begun_at > TICKET_LIFE:
            raise Rejected("sign_in_refused")
        self._refuse_paused(row)
        step = self._matching_step(row, code)
        if step is None or not self._spend(row.id, held.token_hash, step):
            self._count_failure(row)
            raise Rejected("sign_in_refused")
        return UserId(row.id)

    def open_session(self, user: UserId) -> str:
        """See `People.open_session`."""
        return self._new_token(user, OPEN)

    def session_user(self, token: str) -> User | None:
        """See `People.session_user`. Seen times are written at most once a minute."""
        now = self.clock.now()
        with self.database.reading() as session:
            held = session.get(SessionRow, _hash(token))
            row = session.get(UserRow, held.user_id) if held else None
        if held is None or row is None or row.switched_off_at or held.stage != OPEN:
            return None
        if now - held.seen_at > self.limits.idle or now - held.begun_at > self.limits.longest:
            self.close_session(token)
            return None
        if now - held.seen_at > timedelta(minutes=1):
            self._seen(held.token_hash, now)
        return self._user(row)

    def close_session(self, token: str) -> None:
        """See `People.close_session`."""
        with self.database.writing() as session:
            held = session.get(SessionRow, _hash(token))
            if held is not None:
                session.delete(held)
                self._note(session, "user.signed_out", UserId(held.user_id))

    def subject_user(self, issuer: str, subject: str, display_name: str, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> UserId:
        """See `People.subject_user`."""
        digest = self.keys.blind().digest("subject", f"{issuer}\n{subject}")
        with self.database.writing() as session:
            known = session.exec(select(UserRow).where(UserRow.subject_digest == digest)).first()
            if known is not None and known.switched_off_at:
                raise Rejected("sign_in_refused")
            user = UserId(known.id) if known else _new_id()
            row = self._row(user, display_name, roles=roles, boroughs=boroughs)
            row.subject_digest = digest
            session.merge(row)
            if known is None:
                self._note(session, "user.created", user, reason="subject")
        return user

    def set_access(self, user: UserId, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> None:
        """See `People.set_access`."""
        with self.database.writing() as session:
            row = _known(session, user)
            row.roles, row.boroughs = _joined(roles), _joined(boroughs)
            self._note(session, "user.access_changed", user)

    def set_password(self, user: UserId, password: str) -> None:
        """See `People.set_password`."""
        _require_long(password)
        with self.database.writing() as session:
            _known(session, user).password_hash = self.hasher.hash(password)
            _end_sessions(session, user)
            self._note(session, "user.password_changed", user)

    def change_password(self, user: UserId, old: str, code: str, new: str) -> None:
        """See `People.change_password`. The code is spent in the transaction that writes the new password."""
        _require_long(new)
        if new == old:
            raise Rejected("password_unchanged")
        with self.database.reading() as session:
            row = _known(session, user)
        matches, step = self._matches(row, old), self._matching_step(row, code)
        self._refuse_paused(row)
        if not matches or step is None or row.switched_off_at or not self._replace_password(user, new, step):
            self._count_failure(row)
            raise Rejected("sign_in_refused")

    def renew_code(self, user: UserId) -> str:
        """See `People.renew_code`."""
        secret = pyotp.random_base32(32)
        with self.database.writing() as session:
            row = _known(session, user)
            row.totp_secret, row.totp_last_step = self.keys.account_sealer(user).seal("totp", secret.encode()), 0
            _end_sessions(session, user)
            self._note(session, "user.code_renewed", user)
        return secret

    def switch_off(self, user: UserId) -> None:
        """See `People.switch_off`."""
        with self.database.writing() as session:
            _known(session, user).switched_off_at = self.clock.now()
            _end_sessions(session, user)
            self._note(session, "user.switched_off", user)

    def users(self) -> tuple[User, ...]:
        """See `People.users`."""
        with self.database.reading() as session:
            rows = session.exec(select(UserRow).where(col(UserRow.switched_off_at).is_(None))).all()
        return tuple(sorted((self._user(row) for row in rows), key=lambda user: (user.display_name.casefold(), user.id)))

    def _row(self, user: UserId, display_name: str, *, roles: frozenset[str], boroughs: frozenset[Borough]) -> UserRow:
        sealed = self.keys.account_sealer(user).seal("display_name", display_name.encode())
        return UserRow(id=user, display_name=sealed, roles=_joined(roles), boroughs=_joined(boroughs))

    def _user(self, row: UserRow) -> User:
        name = self.keys.account_sealer(row.id).open("display_name", row.display_name).decode()
        boroughs = frozenset(Borough(b) for b in row.boroughs.split())
        return User(UserId(row.id), name, frozenset(row.roles.split()), boroughs)

    def _name(self, name: str) -> str:
        return self.keys.blind().digest("user", name.strip().casefold())

    def _matches(self, row: UserRow | None, password: str) -> bool:
        """Hashes in every case, so that the time taken does not tell whether the name exists."""
        if row is None or not row.password_hash:
            self.hasher.hash(password)
            return False
        try:
            return self.hasher.verify(row.password_hash, password)
        except (VerifyMismatchError, InvalidHashError):
            return False

    def _refuse_paused(self, row: UserRow | None) -> None:
        if row is not None and row.paused_until is not None and self.clock.now() < row.paused_until:
            raise Rejected("sign_in_paused")

    def _count_failure(self, row: UserRow | None) -> None:
        if row is None:
            return
        with self.database.writing() as session:
            known = _known(session, UserId(row.id))
            known.failures += 1
            if known.failures >= FAILURES_ALLOWED:
                known.failures, known.paused_until = 0, self.clock.now() + PAUSE
            self._note(session, "user.sign_in_refused", UserId(row.id))

    def _matching_step(self, row: UserRow, code: str) -> int | None:
        """The time step whose code this is, later than the last one used; all are compared, in constant time each."""
        secret = self.keys.account_sealer(row.id).open("totp", row.totp_secret).decode() if row.totp_secret else ""
        if not secret or not code.isascii():
            return None
        codes, now = pyotp.HOTP(secret), int(self.clock.now().timestamp()) // STEP_SECONDS
        near = range(now - STEPS_EITHER_SIDE, now + STEPS_EITHER_SIDE + 1)
        matching = [step for step in near if hmac.compare_digest(codes.at(step), code.strip())]
        return next((step for step in matching if step > row.totp_last_step), None)

    def _spend(self, user: str, ticket: str, step: int) -> bool:
        """Use up ticket and code together; False where another request was faster."""
        with self.database.writing() as session:
            held, row = session.get(SessionRow, ticket), _known(session, UserId(user))
            if held is None or row.totp_last_step >= step:
                return False
            session.delete(held)
            row.totp_last_step, row.failures, row.paused_until = step, 0, None
            self._note(session, "user.signed_in", UserId(user))
        return True

    def _replace_password(self, user: UserId, new: str, step: int) -> bool:
        """False where the code was used meanwhile."""
        hashed = self.hasher.hash(new)
        with self.database.writing() as session:
            row = _known(session, user)
            if row.totp_last_step >= step:
                return False
            row.password_hash, row.totp_last_step, row.failures, row.paused_until = hashed, step, 0, None
            _end_sessions(session, user)
            self._note(session, "user.password_changed", user, reason="own")
        return True

    def _new_token(self, user: UserId, stage: str) -> str:
        token, now = secrets.token_urlsafe(32), self.clock.now()
        with self.database.writing() as session:
            if _known(session, user).switched_off_at:
                raise Rejected("sign_in_refused")
            session.execute(delete(SessionRow).where(col(SessionRow.begun_at) < now - self.limits.longest))
            session.add(SessionRow(token_hash=_hash(token), user_id=user, stage=stage, begun_at=now, seen_at=now))
        return token

    def _seen(self, token_hash: str, now: datetime) -> None:
        with self.database.writing() as session:
            held = session.get(SessionRow, token_hash)
            if held is not None:
                held.seen_at = now

    def _note(self, session: Session, action: str, user: UserId, *, reason: str = "") -> None:
        session.flush()
        audit.append(session, AuditEvent(action, actor="system", reason=reason, facts=(("user", user),)), self.clock.now())


def _new_id() -> UserId:
    return UserId(f"u_{secrets.token_hex(8)}")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _joined(words: frozenset[str] | frozenset[Borough]) -> str:
    return " ".join(sorted(str(word) for word in words))


def _known(session: Session, user: UserId) -> UserRow:
    row = session.get(UserRow, user)
    if row is None:
        raise Rejected("user_unknown")
    return row


def _end_sessions(session: Session, user: UserId) -> None:
    session.execute(delete(SessionRow).where(col(SessionRow.user_id) == user))


def _require_long(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise Rejected("password_too_short", f"at least {SHORTEST_PASSWORD} characters")
