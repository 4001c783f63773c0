"""The web server believes a proxy's word about addresses only where the settings name that proxy. Real sockets on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from starlette.requests import Request

from gateway.bootstrap import load_config
from gateway.bootstrap.edges import WebServer
from gateway.errors import ConfigError
from gateway.settings.config_folder import shipped
from tests.servers import free_port

LINE = "trusted_proxies = [] "


def echo() -> FastAPI:
    app = FastAPI()

    @app.get("/who")
    def who(request: Request) -> dict[str, str]:
        return {"address": request.client.host if request.client else "", "scheme": request.scope["scheme"]}

    return app


def settings_folder(folder: Path, proxies: str, port: int = 8080) -> str:
    text = (shipped() / "demo" / "gateway.toml").read_text()
    assert LINE in text
    (folder / "gateway.toml").write_text(text.replace(LINE, f"trusted_proxies = {proxies} ", 1).replace("port = 8080", f"port = {port}", 1))
    return str(folder)


@contextmanager
def served(folder: Path, proxies: str) -> Iterator[str]:
    port = free_port()
    server = WebServer(echo(), load_config(settings_folder(folder, proxies, port)))
    server.start()
    try:
        yield f"http://127.0.0.1:{port}/who"
    finally:
        server.stop()


@pytest.mark.parametrize(
    ("proxies", "expected"),
    [
        ("[]", {"address": "127.0.0.1", "scheme": "http"}),
        ('["192.0.2.1"]', {"address": "127.0.0.1", "scheme": "http"}),
        ('["127.0.0.1"]', {"address": "203.0.113.9", "scheme": "https"}),
        ('["127.0.0.0/8", "10.0.0.0/8"]', {"address": "203.0.113.9", "scheme": "https"}),
    ],
)
def test_only_a_named_proxy_is_believed(tmp_path: Path, proxies: str, expected: dict[str, str]) -> None:
    """The nearest address that is no proxy of ours counts: what a visitor wrote in front of it does not."""
    headers = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9", "X-Forwarded-Proto": "https"}
    with served(tmp_path, proxies) as url:
        assert httpx.get(url, headers=headers).json() == expected


@pytest.mark.parametrize("proxies", ['["*"]', '["0.0.0.0/0"]', '["::/0"]', '["proxy.example"]', "[1]"])
def test_everyone_cannot_be_a_trusted_proxy(tmp_path: Path, proxies: str) -> None:
    """Start-up stops, naming the setting."""
    with pytest.raises(ConfigError) as refused:
        load_config(settings_folder(tmp_path, proxies))
    assert "trusted_proxies" in refused.value.hint
