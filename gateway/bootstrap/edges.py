"""The edges of the building: listeners, mailboxes, watched folder, console. Each is started and stopped alike."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

import uvicorn
from fastapi import FastAPI

from gateway.bootstrap.config import Config
from gateway.bootstrap.core import Core
from gateway.bootstrap.link_figures import link_tables
from gateway.bootstrap.mailbox_memory import StoredMemory
from gateway.bootstrap.pipeline import open_scanner, sandbox_settings
from gateway.channels import eform
from gateway.channels.folder import FolderSettings, FolderWatcher
from gateway.channels.form_receipts import StoreReceipts
from gateway.channels.imap import MailboxSettings, MailboxWatcher
from gateway.channels.imap_session import ImapAccount, ImapSession
from gateway.channels.oauth import OauthSettings, TokenProvider
from gateway.channels.smtp import SmtpListener, SmtpSettings
from gateway.channels.smtp_limits import PeerCaps
from gateway.errors import ConfigError
from gateway.ids import Borough
from gateway.pipeline.crash_points import from_environment
from gateway.pipeline.link_figures import LinkFigures
from gateway.pipeline.page_showing import PageShow
from gateway.pipeline.unlocking import UnlockDesk
from gateway.sandbox import SandboxedPainter, SandboxedParts, SandboxedUnlocker
from gateway.settings import Mailbox, read_text
from gateway.store import SqlMerges
from gateway.web.app import create_app
from gateway.web.deps import OidcSettings, WebDeps


class Edge(Protocol):
    """Something that listens or watches in threads of its own."""

    def start(self) -> object:
        """Begin; raises `ConfigError` where it cannot."""
        ...

    def stop(self) -> None:
        """End, finishing what is under way."""
        ...


class WebServer:
    """The console and the e-form API in a thread of their own."""

    def __init__(self, app: FastAPI, config: Config) -> None:
        web = config.settings.web
        tls = {
            "ssl_certfile": str(config.settings.under_state(web.certificate)),
            "ssl_keyfile": str(config.settings.under_state(web.private_key)),
        }
        settings = uvicorn.Config(
            app,
            host=web.host,
            port=web.port,
            log_config=None,
            access_log=False,  # addresses of pages hold item references: they belong in the audit, not in a log
            server_header=False,
            proxy_headers=bool(web.trusted_proxies),  # X-Forwarded-For and -Proto count from these peers only
            forwarded_allow_ips=list(web.trusted_proxies),
            ssl_certfile=tls["ssl_certfile"] if web.certificate else None,
            ssl_keyfile=tls["ssl_keyfile"] if web.certificate else None,
        )
        self._server = uvicorn.Server(settings)
        self._thread = threading.Thread(target=self._server.run, name="web", daemon=True)

    def start(self) -> None:
        """Listen; returns once requests are answered."""
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise ConfigError("web_cannot_listen", "is the port of [web] in use? Does a gateway, or `make run`, run already?")
            self._thread.join(timeout=0.05)

    def stop(self) -> None:
        """Finish open requests."""
        self._server.should_exit = True
        self._thread.join(timeout=15)


def open_edges(core: Core, *, health: Callable[[], dict[str, object]], ready: Callable[[], tuple[str, ...]]) -> tuple[Edge, ...]:
    """Every edge that the settings switch on."""
    settings = core.config.settings
    edges: list[Edge] = []
    if settings.smtp.enabled == "yes":
        edges.append(SmtpListener(smtp_settings(core.config), core.intake, core.clock))
    if settings.folder.enabled == "yes":
        folder = FolderSettings(settings.under_state(settings.folder.path), settle_seconds=settings.folder.settle_seconds)
        edges.append(FolderWatcher(folder, core.intake, core.not_taken, core.clock))
    edges += [_mailbox(core, box) for box in settings.imap]
    if settings.web.enabled == "yes":
        edges.append(WebServer(create_app(web_deps(core, health=health, ready=ready)), core.config))
    return tuple(edges)


def smtp_settings(config: Config) -> SmtpSettings:
    """The listener's settings."""
    smtp, under = config.settings.smtp, config.settings.under_state
    return SmtpSettings(
        host=smtp.host,
        port=smtp.port,
        hostname=smtp.hostname,
        recipients=smtp.recipients,
        certificate=under(smtp.certificate),
        private_key=under(smtp.private_key),
        starttls=smtp.starttls,
        max_bytes=smtp.max_bytes,
        max_line_bytes=smtp.max_line_bytes,
        max_recipients=smtp.max_recipients,
        caps=PeerCaps(smtp.connections, smtp.connections_per_address, smtp.per_address_per_minute),
        idle_seconds=float(smtp.idle_seconds),
    )


def origin_of(config: Config) -> str:
    """How browsers reach the console."""
    web = config.settings.web
    return web.origin or f"{'https' if web.certificate else 'http'}://{web.host}:{web.port}"


def web_deps(core: Core, *, health: Callable[[], dict[str, object]], ready: Callable[[], tuple[str, ...]]) -> WebDeps:
    """What the console is given."""
    settings = core.config.settings
    clients = tuple(eform.ClientKey(c.name, c.token_sha256, c.per_minute) for c in settings.form_client)
    forms = eform.EformSettings(clients, max_upload_bytes=settings.web.max_upload_bytes)
    return WebDeps(
        store=core.store,
        desk=core.desk,
        intake=core.intake,
        people=core.people,
        children=core.index,
        not_taken=core.not_taken,
        unlocking=UnlockDesk(core.store, SandboxedUnlocker(sandbox_settings(core.config)), open_scanner(core.config)),
        page_show=PageShow(core.store, SandboxedParts(sandbox_settings(core.config)), SandboxedPainter(sandbox_settings(core.config))),
        matching=core.links,
        merges=SqlMerges(core.index),
        links_by_group=LinkFigures(partial(link_tables, core), core.clock).at_hand,
        clock=core.clock,
        health=health,
        ready=ready,
        origin=origin_of(core.config),
        site_name=settings.site.name,
        purposes=core.config.purposes.names,
        agency_names={agency.id: agency.name for agency in core.config.agencies.agencies},
        max_upload_bytes=settings.web.max_upload_bytes,
        match_points=core.config.weights.thresholds.link,
        match_gap=core.config.weights.thresholds.margin,
        oidc=_oidc(core.config),
        proxies="named" if settings.web.trusted_proxies else "unnamed",
        routers=(eform.router(forms, core.intake, StoreReceipts(core.store), core.clock),),
    )


def _oidc(config: Config) -> OidcSettings | None:
    oidc = config.settings.oidc
    if oidc is None:
        return None
    return OidcSettings(
        issuer=oidc.issuer,
        client_id=oidc.client_id,
        client_secret=_secret(config.settings.under_state(oidc.client_secret_file)),
        role_claim=oidc.claim,
        roles=oidc.role_claims,
        borough_claim=oidc.claim if oidc.borough_claims else "",
        boroughs={claim: Borough(name) for claim, name in oidc.borough_claims.items()},
    )


def _mailbox(core: Core, box: Mailbox) -> MailboxWatcher:
    under = core.config.settings.under_state
    token = None
    if box.oauth_token_url:
        token = TokenProvider(OauthSettings(box.oauth_token_url, box.oauth_client_id, _secret(under(box.oauth_secret_file))))
    account = ImapAccount(
        host=box.host,
        port=box.port,
        user=box.user,
        password="" if token else mailbox_password(core.config, box),
        token=token,
        folder=box.folder,
        done_folder=box.done_folder,
        ca_file=str(under(box.ca_file)) if box.ca_file else "",
    )
    settings = MailboxSettings(box.name, float(box.sweep_seconds), core.config.settings.smtp.max_bytes)
    memory = StoredMemory(core.store.mailboxes())
    return MailboxWatcher(
        settings,
        partial(ImapSession, account),
        core.intake,
        memory,
        book=core.not_taken,
        clock=core.clock,
        crash_point=from_environment(),
    )


def mailbox_password(config: Config, box: Mailbox) -> str:
    """From the mailbox's file or variable. Raises `ConfigError` where neither gives one: an empty password looks like a fault there."""
    found = _secret(config.settings.under_state(box.password_file)) if box.password_file else os.environ.get(box.password_variable, "")
    if not found:
        raise ConfigError("mailbox_secret_missing", f"mailbox {box.name}: set password_file, password_variable or the oauth keys")
    return found


def _secret(path: Path) -> str:
    return read_text(path).strip()
