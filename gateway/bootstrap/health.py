"""Whether this site is well: /health says that the process lives, /ready that it can do its work, `doctor` why not."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx

from gateway.bootstrap.config import Config
from gateway.bootstrap.core import Core, open_core
from gateway.bootstrap.edges import origin_of
from gateway.bootstrap.loops import Loop
from gateway.bootstrap.pipeline import open_detector, open_scanner
from gateway.errors import ConfigError, GatewayError, Retryable
from gateway.sandbox import active_layers, find_tesseract
from gateway.scanning import NoScanner
from redaction import Passage

LEAST_FREE_BYTES = 512 * 1024 * 1024
OLDEST_UNREAD = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: `state` is "well", "mind" or "wrong"; `says` what was seen and what to do."""

    check: str
    state: str
    says: str


@dataclass(frozen=True, slots=True)
class Health:
    """Answers for /health and /ready of a running gateway."""

    core: Core
    loops: Sequence[Loop]

    def health(self) -> dict[str, object]:
        """The process lives; nothing else is asked."""
        return {"status": "alive", "pid": os.getpid()}

    def problems(self) -> tuple[str, ...]:
        """Codes of what is wrong now; empty when work can be done."""
        found = [f"loop_stopped:{loop.name}" for loop in self.loops if not loop.is_alive()]
        try:
            counts = self.core.store.counts()
            with self.core.store.unit():
                pass  # a write lock can be had
            oldest = self._oldest_unread()
        except Retryable as error:
            return (*found, error.code)
        if counts.outbox_dead:
            found.append("outbox_dead")
        if oldest is not None and oldest > OLDEST_UNREAD:
            found.append("items_unread")
        if shutil.disk_usage(self.core.config.settings.state_path()).free < LEAST_FREE_BYTES:
            found.append("disk_nearly_full")
        return tuple(found)

    def _oldest_unread(self) -> timedelta | None:
        waiting = self.core.store.unfinished(1)
        return self.core.clock.now() - self.core.store.summary(waiting[0]).received_at if waiting else None


def diagnose(config: Config) -> tuple[Finding, ...]:
    """Everything that `doctor` looks at, in the order in which a site would repair it."""
    checks: tuple[Callable[[Config], Finding], ...] = (
        _state,
        _disk,
        _store,
        _matching,
        _agencies,
        _sandbox,
        _ocr,
        _scanner,
        _sqlite,
        _detector,
    )
    return tuple(_checked(check, config) for check in checks)


def diagnose_running(config: Config) -> tuple[Finding, ...]:
    """Ask the running gateway's /ready."""
    try:
        answer = httpx.get(f"{origin_of(config)}/ready", timeout=10, verify=False)  # noqa: S501 - asks this machine whether it answers
    except httpx.HTTPError:
        return (Finding("running", "wrong", f"nothing answers at {origin_of(config)}"),)
    return (Finding("running", "well" if answer.is_success else "wrong", answer.text[:500]),)


def _checked(check: Callable[[Config], Finding], config: Config) -> Finding:
    try:
        return check(config)
    except GatewayError as error:
        return Finding(check.__name__.strip("_"), "wrong", str(error))


def _state(config: Config) -> Finding:
    path = config.settings.state_path()
    if not path.is_dir():
        raise ConfigError("state_missing", f"{path} is not there: run `mash-gateway init`")
    return Finding("state folder", "well", str(path.resolve()))


def _disk(config: Config) -> Finding:
    free = shutil.disk_usage(_nearest(config.settings.state_path())).free
    return Finding("disk", "well" if free >= LEAST_FREE_BYTES else "wrong", f"{free // (1024 * 1024)} MiB free")


def _nearest(path: Path) -> Path:
    return path if path.exists() else _nearest(path.parent) if path.parent != path else Path("/")


def _store(config: Config) -> Finding:
    with open_core(config) as core:
        counts = core.store.counts()
        children = core.index.version()
    items = sum(number for _, number in counts.by_state)
    return Finding("store and key", "well", f"{items} items, child index {children}")


def _matching(config: Config) -> Finding:
    with open_core(config) as core:
        now = core.links.standing()
    return Finding("automatic matching", "mind" if now.state in {"suggesting", "stopped"} else "well", now.says)


def _agencies(config: Config) -> Finding:
    number = len(config.agencies.agencies)
    return Finding(
        "agencies", "well" if number else "mind", f"{number} listed" if number else "none listed: every sender is held for a person"
    )


def _sandbox(config: Config) -> Finding:
    layers = active_layers()
    lacking = [layer for layer in config.settings.sandbox.require_layers if layer not in layers]
    return Finding(
        "sandbox", "wrong" if lacking else "well", f"active: {', '.join(layers)}" + (f"; lacking: {', '.join(lacking)}" if lacking else "")
    )


def _ocr(config: Config) -> Finding:
    if config.settings.ocr.provider == "none":
        return Finding("reading of pictures", "mind", "off: scans and photographs wait for a person")
    program = find_tesseract()
    if not program:
        return Finding("reading of pictures", "mind", "tesseract is not installed: scans and photographs wait for a person")
    return Finding("reading of pictures", "well", program)


def _scanner(config: Config) -> Finding:
    scanner = open_scanner(config)
    if isinstance(scanner, NoScanner):
        return Finding("malware scanner", "mind", 'none: set [scanner] provider = "clamav"')
    scanner.scan(b"probe")
    return Finding("malware scanner", "well", "answers")


def _sqlite(config: Config) -> Finding:
    if config.settings.store.url:
        return Finding("database", "well", "PostgreSQL")
    return Finding("database", "well", f"SQLite {sqlite3.sqlite_version}, one machine")


def _detector(config: Config) -> Finding:
    detector = open_detector(config)
    tags = detector.tag([Passage("probe", "body", "Seen with Amelia Hartwell on Friday.")])
    if any(tag.entity == "PERSON" for tag in tags):
        return Finding("detector", "well", f"finds a name by {detector.model_name}")
    return Finding("detector", "wrong", f"{detector.model_name} finds no name: check [detector] model")
