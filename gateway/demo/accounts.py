"""Accounts of the demonstration: made once, shown each time. Their secrets stand in a file only the owner can read."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from gateway.bootstrap import Core
from gateway.ids import Borough

PRIVATE = 0o600
ALL = ("LBHF", "RBKC", "WCC")


@dataclass(frozen=True, slots=True)
class Account:
    """What a person needs to sign in."""

    name: str
    shown_as: str
    roles: tuple[str, ...]
    boroughs: tuple[str, ...]
    password: str = ""
    totp_secret: str = ""


WANTED = (
    Account("desk", "Ros Achebe", ("clerk", "reviewer"), ALL),
    Account("manager", "Imran Doyle", ("reviewer", "manager"), ALL),
    Account("lbhf", "Grace Whitlow", ("decision_maker",), ("LBHF",)),
    Account("governance", "Dewi Prosser", ("dpo", "auditor"), ALL),
    Account("it", "Sam Ilic", ("it",), ALL),
)


def demo_accounts(core: Core) -> tuple[Account, ...]:
    """The accounts, made where they are not there yet."""
    path = core.config.settings.state_path("accounts.json")
    if not path.exists():
        _keep(path, tuple(_made(core, wanted) for wanted in WANTED))
    return tuple(
        Account(**{**row, "roles": tuple(row["roles"]), "boroughs": tuple(row["boroughs"])}) for row in json.loads(path.read_text())
    )


def _made(core: Core, wanted: Account) -> Account:
    password = secrets.token_urlsafe(12)
    boroughs = frozenset(Borough(name) for name in wanted.boroughs)
    secret = core.people.create_user(wanted.name, wanted.shown_as, password, roles=frozenset(wanted.roles), boroughs=boroughs)
    return Account(wanted.name, wanted.shown_as, wanted.roles, wanted.boroughs, password, secret)


def _keep(path: Path, accounts: tuple[Account, ...]) -> None:
    path.touch(mode=PRIVATE)
    path.write_text(json.dumps([asdict(account) for account in accounts], indent=1))
