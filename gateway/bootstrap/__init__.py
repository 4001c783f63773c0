"""The composition root: settings -> adapters -> application. Nothing else constructs. Facade: import names from here."""

from gateway.bootstrap.config import Config, load_config
from gateway.bootstrap.core import Core, acting_decider, acting_user, open_core
from gateway.bootstrap.gateway_process import run_gateway, running
from gateway.bootstrap.health import diagnose, diagnose_running
from gateway.bootstrap.index_files import refresh_from_files
from gateway.bootstrap.link_figures import link_tables
from gateway.bootstrap.pipeline import open_detector, open_proposer, open_runner
from gateway.bootstrap.retention import open_retention
from gateway.bootstrap.site import import_index, import_requests, init_site, verify_audit

__all__ = [
    "Config",
    "Core",
    "acting_decider",
    "acting_user",
    "diagnose",
    "diagnose_running",
    "import_index",
    "import_requests",
    "init_site",
    "link_tables",
    "load_config",
    "open_core",
    "open_detector",
    "open_proposer",
    "open_retention",
    "open_runner",
    "refresh_from_files",
    "run_gateway",
    "running",
    "verify_audit",
]
