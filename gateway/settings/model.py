"""The shape of `config/gateway.toml`. Unknown keys are errors; values are checked strictly, never coerced."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Switch = Literal["yes", "no"]


def _peer(text: str) -> str:
    """An address or network. Everyone's would let any visitor say where he comes from."""
    if ipaddress.ip_network(text, strict=False).prefixlen == 0:
        message = "a proxy's own address or network is needed, not everyone's"
        raise ValueError(message)
    return text


Peer = Annotated[str, AfterValidator(_peer)]


class Section(BaseModel):
    """A table of the file: frozen, strict, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Site(Section):
    """Whose gateway this is and where it keeps its state."""

    name: str = Field(min_length=1)
    state_folder: str = "var"
    automatic_matching: Literal["off", "on"] = "off"
    demonstration: Switch = "no"


class StoreSection(Section):
    """Empty url: SQLite in the state folder."""

    url: str = ""


class Keys(Section):
    """Where the key-encrypting key comes from."""

    provider: Literal["file", "environment"] = "file"
    file: str = "keys/kek"
    variable: str = "MASH_GATEWAY_KEK"


class Smtp(Section):
    """The SMTP listener."""

    enabled: Switch = "yes"
    host: str = "127.0.0.1"
    port: int = Field(default=2525, ge=0, le=65535)
    hostname: str = "mash-gateway.invalid"
    recipients: tuple[str, ...] = Field(strict=False)
    starttls: Literal["offer", "require"] = "offer"
    certificate: str = "tls/cert.pem"
    private_key: str = "tls/key.pem"
    max_bytes: int = Field(default=52_428_800, ge=1024)
    max_recipients: int = Field(default=20, ge=1)
    max_line_bytes: int = Field(default=1_048_576, ge=998)
    per_address_per_minute: int = Field(default=120, ge=1)
    connections: int = Field(default=100, ge=1)
    connections_per_address: int = Field(default=25, ge=1)
    idle_seconds: int = Field(default=120, ge=5)


class Mailbox(Section):
    """One polled mailbox (`[[imap]]`). The secret stands in a file or environment variable, never here."""

    name: str = Field(pattern=r"^[a-z0-9-]{1,40}$")
    host: str
    port: int = Field(default=993, ge=1, le=65535)
    user: str
    password_file: str = ""
    password_variable: str = ""
    oauth_token_url: str = ""
    oauth_client_id: str = ""
    oauth_secret_file: str = ""
    folder: str = "INBOX"
    done_folder: str = ""
    ca_file: str = ""
    sweep_seconds: int = Field(default=60, ge=1)
    trusted_authserv_id: str = ""
    trusted_sealers: tuple[str, ...] = Field(default=(), strict=False)


class FormClient(Section):
    """One API client of the e-form channel (`[[form_client]]`): SHA-256 of its bearer token, lower-case hex."""

    name: str = Field(pattern=r"^[a-z0-9-]{1,60}$")
    token_sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    per_minute: int = Field(default=120, ge=1)


class Web(Section):
    """The console and the e-form API."""

    enabled: Switch = "yes"
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    origin: str = ""
    certificate: str = ""
    private_key: str = ""
    max_upload_bytes: int = Field(default=52_428_800, ge=1024)
    session_idle_minutes: int = Field(default=15, ge=1)
    session_hours: int = Field(default=12, ge=1)
    trusted_proxies: tuple[Peer, ...] = Field(default=(), strict=False)


class Oidc(Section):
    """Sign-in by the council's identity provider. `role_claims` maps a claim's value to a role of ours."""

    issuer: str
    client_id: str
    client_secret_file: str
    claim: str = "roles"
    role_claims: dict[str, str]
    borough_claims: dict[str, str] = {}


class Folder(Section):
    """The watched folder."""

    enabled: Switch = "no"
    path: str = "watched"
    settle_seconds: float = Field(default=2.0, ge=0, strict=False)


class Sandbox(Section):
    """Budgets of the parsing child."""

    memory_mb: int = Field(default=1024, ge=256)
    cpu_seconds: int = Field(default=20, ge=1)
    wall_seconds: float = Field(default=30.0, gt=0, strict=False)
    require_layers: tuple[str, ...] = Field(default=("landlock", "seccomp"), strict=False)


class PictureReading(Section):
    """Reading of pages that are pictures. Without it, or without the program, such pages wait for a person."""

    provider: Literal["none", "tesseract"] = "tesseract"
    language: str = Field(default="eng", pattern=r"^[a-z_]{3,20}(\+[a-z_]{3,20})*$")
    page_seconds: int = Field(default=60, ge=1)
    pages_at_once: int = Field(default=1, ge=1)


class Renditions(Section):
    """Documents drawn anew for each copy, and what one item's may cost. Where switched off, copies go with their words alone."""

    enabled: Switch = "yes"
    pages: int = Field(default=100, ge=1, le=300)
    copy_bytes: int = Field(default=15_728_640, ge=65_536)
    item_minutes: float = Field(default=10.0, gt=0, strict=False)


class Scanner(Section):
    """Malware scanner."""

    provider: Literal["none", "clamav"] = "none"
    host: str = "127.0.0.1"
    port: int = Field(default=3310, ge=1, le=65535)


class DetectorSection(Section):
    """Which spaCy pipeline finds names, and which heavier engine reads beside it."""

    model: str = ""
    engine: Literal["none", "gliner", "huggingface"] = "none"
    engine_model: str = ""


class Worker(Section):
    """The engine's worker."""

    threads: int = Field(default=2, ge=1, le=64)
    poll_seconds: float = Field(default=0.5, gt=0, strict=False)
    reconcile_seconds: float = Field(default=30.0, gt=0, strict=False)
    give_up_after_runs: int = Field(default=5, ge=1)


class Review(Section):
    """The clock of items that wait for a person and answer no request, in hours since they came; who sends what was sealed in part."""

    default_hours: float = Field(default=4.0, gt=0, le=72, strict=False)
    sealed: Literal["person", "rule"] = "person"


class Matching(Section):
    """When certain matches may go on by themselves, and when that stops. Shares are from 0 to 1."""

    reviewed_before_automatic: int = Field(default=500, ge=0)
    blind_share: float = Field(default=0.02, ge=0, le=1, strict=False)
    rate_from_checked: int = Field(default=800, ge=1)
    highest_wrong_rate: float = Field(default=0.005, gt=0, lt=1, strict=False)
    most_wrong_links: int = Field(default=2, ge=0)


class Batches(Section):
    """Exports of several submissions: of how many at most each becomes an item, and whose letters a form service writes."""

    most_rows: int = Field(default=500, ge=1, le=5_000)
    senders: tuple[str, ...] = Field(default=(), strict=False)


class Metrics(Section):
    """Prometheus endpoint, on its own port."""

    enabled: Switch = "yes"
    host: str = "127.0.0.1"
    port: int = Field(default=9464, ge=0, le=65535)


class Retention(Section):
    """After how many days without any event an ended item is erased. Nothing is erased unless switched on."""

    enabled: Switch = "no"
    filed_days: int = Field(default=90, ge=1)
    not_for_us_days: int = Field(default=90, ge=1)
    ignored_days: int = Field(default=30, ge=1)
    duplicate_days: int = Field(default=30, ge=1)
    split_days: int = Field(default=90, ge=1)
    sweep_minutes: float = Field(default=60.0, gt=0, strict=False)


class GatewaySettings(Section):
    """The whole file."""

    site: Site
    store: StoreSection = StoreSection()
    keys: Keys = Keys()
    smtp: Smtp
    imap: tuple[Mailbox, ...] = Field(default=(), strict=False)
    form_client: tuple[FormClient, ...] = Field(default=(), strict=False)
    web: Web = Web()
    oidc: Oidc | None = None
    folder: Folder = Folder()
    sandbox: Sandbox = Sandbox()
    ocr: PictureReading = PictureReading()
    renditions: Renditions = Renditions()
    scanner: Scanner = Scanner()
    detector: DetectorSection = DetectorSection()
    worker: Worker = Worker()
    review: Review = Review()
    matching: Matching = Matching()
    batches: Batches = Batches()
    metrics: Metrics = Metrics()
    retention: Retention = Retention()

    def state_path(self, *parts: str) -> Path:
        """A path under the state folder."""
        return Path(self.site.state_folder, *parts)

    def under_state(self, path: str) -> Path:
        """`path` itself where absolute, else under the state folder."""
        return Path(path) if Path(path).is_absolute() else self.state_path(path)
