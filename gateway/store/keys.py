"""Where the key-encrypting key comes from: a file only its owner can read, or the environment. Nothing else reads it."""

from __future__ import annotations

import binascii
import os
import secrets
import stat
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gateway.errors import ConfigError

KEY_BYTES = 32


class KeyProvider(Protocol):
    """Gives the key-encrypting key (KEK): 32 bytes that wrap every other key."""

    def kek(self) -> bytes:
        """The key. Raises `ConfigError` ("key_missing", "key_exposed", "key_malformed") saying what to do."""
        ...


@dataclass(frozen=True, slots=True)
class FileKey:
    """A key file: base64 of 32 bytes, mode 0400 or 0600."""

    path: Path

    def kek(self) -> bytes:
        """Read the file; refuses one that others may read."""
        try:
            mode = self.path.stat().st_mode
            text = self.path.read_text(encoding="ascii")
        except FileNotFoundError as error:
            hint = (
                f"no key file at {self.path}: run `mash-gateway init` for a new site, put the site's own key back, "
                "or name the site's folder with --config (that of the demonstration: config/demo)"
            )
            raise ConfigError("key_missing", hint) from error
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError("key_malformed", f"cannot read {self.path} as a key: {type(error).__name__}") from error
        if stat.S_IMODE(mode) & _closed_to(self.path):
            raise ConfigError("key_exposed", f"others may read {self.path}: run `chmod 0400 {self.path}`")
        return _decoded(text, str(self.path))


def _closed_to(path: Path) -> int:
    """Mode bits that a key file must not have. systemd hands a credential over by an access list, whose mask shows as the group's bits."""
    credentials = os.environ.get("CREDENTIALS_DIRECTORY", "")
    return 0o007 if credentials and path.parent == Path(credentials) else 0o077


@dataclass(frozen=True, slots=True)
class EnvironmentKey:
    """An environment variable holding base64 of 32 bytes."""

    variable: str

    def kek(self) -> bytes:
        """Read the variable."""
        text = os.environ.get(self.variable, "")
        if not text:
            raise ConfigError("key_missing", f"set {self.variable} to the base64 of the site's 32-byte key")
        return _decoded(text, self.variable)


def make_key_file(path: Path) -> None:
    """Write a fresh random key, mode 0400, fsynced. Never overwrites: raises `ConfigError("key_exists")`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    except FileExistsError as error:
        raise ConfigError("key_exists", f"{path} is already there and is not replaced: items sealed under it would be lost") from error
    with os.fdopen(handle, "wb") as file:
        file.write(b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _decoded(text: str, where: str) -> bytes:
    try:
        key = b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError) as error:
        raise ConfigError("key_malformed", f"{where} is not base64") from error
    if len(key) != KEY_BYTES:
        raise ConfigError("key_malformed", f"{where} holds {len(key)} bytes; {KEY_BYTES} are needed")
    return key
