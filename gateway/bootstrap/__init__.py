"""The composition root: settings -> adapters -> application. Nothing else constructs. Facade: import names from here."""

from gateway.bootstrap.config import Config, load_config

__all__ = ["Config", "load_config"]
