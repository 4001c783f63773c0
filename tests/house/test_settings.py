"""Every key that a site may set is explained in docs/settings.md, with its true default."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from gateway.settings import GatewaySettings
from gateway.settings.agencies_file import AgenciesFile, RoutingFile
from gateway.settings.purposes_file import PurposesFile
from gateway.settings.toml_files import _section
from tests.house.source import ROOT

FILES = {"gateway.toml": GatewaySettings, "agencies.toml": AgenciesFile, "routing.toml": RoutingFile, "purposes.toml": PurposesFile}
ROW = re.compile(r"^\| `([a-z_.0-9]+\.[a-z_0-9]+)` \| (.*?) \| (.+) \|$", re.MULTILINE)


def keys() -> Iterator[tuple[str, str, str]]:
    """(file, table and key, default as the page shows it)."""
    for file, model in FILES.items():
        for key, default in _keys(model, ""):
            yield file, key, default


def _keys(model: type[BaseModel], before: str) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        inner = _section(field.annotation)
        if inner is not None:
            yield from _keys(inner, f"{before}{name}.")
        else:
            yield f"{before}{name}", "required" if field.is_required() else _shown(field.default)


def _shown(default: object) -> str:
    return f"`{default}`" if isinstance(default, int | float) else "none" if not default else f"`{default}`"


def test_every_key_is_explained_with_its_default() -> None:
    """A key that nobody explained is a key that nobody can set; a wrong default is worse."""
    page = {key: default for key, default, _meaning in ROW.findall((ROOT / "docs" / "settings.md").read_text())}
    assert {key: default for _file, key, default in keys()} == page


def test_the_shipped_file_shows_every_plain_key() -> None:
    """Tables that every site has are shown whole in config/gateway.toml."""
    text = (ROOT / "config" / "gateway.toml").read_text()
    optional = ("imap.", "form_client.", "oidc.")
    shown = [key for file, key, _default in keys() if file == "gateway.toml" and not key.startswith(optional)]
    missing = [
        key for key in shown if not re.search(rf"^{key.rpartition('.')[2]} = ", text.partition(f"[{key.split('.')[0]}]")[2], re.MULTILINE)
    ]
    assert missing == []
