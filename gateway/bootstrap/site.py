"""Making a site: folders, keys, certificate, tables; loading the child index and the open requests."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal

from gateway.bootstrap.certificate import make_certificate
from gateway.bootstrap.config import Config
from gateway.bootstrap.core import Core, SystemClock, engine_settings, key_provider, store_settings
from gateway.engine import create_tables
from gateway.errors import ConfigError
from gateway.store import ImportReport, import_children, make_key_file, open_store, requests_from_table
from gateway.store.audit import AuditReport


def init_site(config: Config) -> tuple[str, ...]:
    """Create whatever is missing; safe to repeat. Returns a line for each thing looked after."""
    state = config.settings.state_path()
    state.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = [f"state folder: {state}", _key(config), _certificate(config)]
    store = open_store(store_settings(config), key_provider(config), SystemClock())
    store.close()
    create_tables(engine_settings(config))
    return (*lines, "store and engine: tables up to date")


def _key(config: Config) -> str:
    if config.settings.keys.provider == "environment":
        return f"key: taken from {config.settings.keys.variable}"
    path = config.settings.under_state(config.settings.keys.file)
    if path.exists():
        return f"key: {path} (kept)"
    if any(config.settings.state_path().glob("*.sqlite3")):
        hint = f"{path} is missing but a store exists: put the site's key back; a new key could not open what is stored."
        raise ConfigError("key_missing", hint)
    make_key_file(path)
    return f"key: {path} (new; back it up apart from the store)"


def _certificate(config: Config) -> str:
    smtp = config.settings.smtp
    certificate, private_key = config.settings.under_state(smtp.certificate), config.settings.under_state(smtp.private_key)
    make_certificate(certificate, private_key)
    return f"certificate: {certificate}"


def import_index(
    core: Core,
    children: Path,
    households: Path | None,
    *,
    mode: Literal["apply", "check"],
    doubts: Literal["refused", "accepted"] = "refused",
) -> ImportReport:
    """Bring the child index up to date from CSV; "check" changes nothing. `doubts`: see `import_children`."""
    with children.open(newline="", encoding="utf-8-sig") as handle:
        rows = list(csv.DictReader(handle))
    adults: list[dict[str, str]] | None = None
    if households is not None:
        with households.open(newline="", encoding="utf-8-sig") as handle:
            adults = list(csv.DictReader(handle))
    return import_children(core.index, rows, adults, mode=mode, doubts=doubts)


def import_requests(core: Core, path: Path) -> int:
    """Load open requests from CSV (reference, record_id, agency_id, sent_at, rag, due_at, status, purpose, message_ids).

    Returns how many; raises `Rejected("request_row_invalid")` with the line.
    """
    with path.open(newline="", encoding="utf-8-sig") as handle:
        return core.requests.put(requests_from_table(csv.DictReader(handle), core.config.purposes.names))


def verify_audit(core: Core) -> AuditReport:
    """Recompute the audit tree and compare it with its checkpoints."""
    return core.store.verify_audit()
