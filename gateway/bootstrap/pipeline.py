"""The pipeline wired up: the sandboxed reader, the detector (loaded once), matcher, drafter, runner."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import timedelta
from functools import partial
from pathlib import Path

from gateway.bootstrap.authentication import open_authenticator
from gateway.bootstrap.config import Config
from gateway.bootstrap.core import Core
from gateway.bootstrap.current_matcher import CurrentMatcher
from gateway.errors import ConfigError
from gateway.ids import AgencyId
from gateway.pipeline.automatic import is_drawn
from gateway.pipeline.batches import Batches
from gateway.pipeline.crash_points import from_environment
from gateway.pipeline.drafting import Drafter
from gateway.pipeline.drawing import DrawingLimits, PageDrawer
from gateway.pipeline.proposer import ItemProposer
from gateway.pipeline.runner import Runner
from gateway.ports import Scanner
from gateway.sandbox import (
    OcrSettings,
    SandboxedParts,
    SandboxedReader,
    SandboxedRenditions,
    SandboxSettings,
    Tesseract,
    find_tesseract,
)
from gateway.scanning import ClamScanner, NoScanner
from gateway.settings.model import DetectorSection
from redaction.detector import Detector
from redaction.errors import ModelError
from redaction.heavier_engine import HeavierEngine

BLOCK_CAP = 400
"""Children under one blocking key above which the block counts as cut, which forbids automatic linking."""


def open_detector(config: Config) -> Detector:
    """The detector with the site's model and thresholds. Takes seconds: load once. Raises `ConfigError("model_unusable")`."""
    wanted = config.settings.detector
    heavier = [] if wanted.engine == "none" else [HeavierEngine(wanted.engine, Path(wanted.engine_model))]
    try:
        return Detector(wanted.model or None, config.recognisers, heavier=heavier)
    except (ModelError, OSError) as error:
        raise ConfigError(ModelError.code, _what_of_the_model(wanted, error)) from error


def _what_of_the_model(wanted: DetectorSection, error: Exception) -> str:
    if wanted.engine != "none" and isinstance(error, ModelError) and str(error).startswith("engine"):
        return f"[detector] engine {wanted.engine}, engine_model {wanted.engine_model or 'none'}: {error}. See docs/entities.md."
    if not wanted.model:
        return f"the packaged model or our component is not whole ({error}). Install the package anew."
    return (
        f"[detector] model in gateway.toml: {wanted.model} is no model that can be loaded. Allowed: nothing (the packaged one), untuned, "
        "the folder of a component that `make model` wrote, the folder or package of a spaCy pipeline."
    )


def open_scanner(config: Config) -> Scanner:
    """The site's malware scanner."""
    scanner = config.settings.scanner
    return ClamScanner(scanner.host, scanner.port) if scanner.provider == "clamav" else NoScanner()


def sandbox_settings(config: Config) -> SandboxSettings:
    """The parsing child's budgets, and the layers without which the site refuses to run."""
    box = config.settings.sandbox
    return SandboxSettings(
        memory_bytes=box.memory_mb * 1024 * 1024,
        cpu_seconds=box.cpu_seconds,
        wall_seconds=box.wall_seconds,
        require_layers=box.require_layers,
    )


@contextmanager
def open_pictures(config: Config) -> Iterator[Tesseract | None]:
    """The reader of pictures, None where the settings want none or this machine has none."""
    ocr = config.settings.ocr
    program = find_tesseract() if ocr.provider == "tesseract" else ""
    wanted = OcrSettings(
        language=ocr.language,
        page_seconds=ocr.page_seconds,
        pages_at_once=ocr.pages_at_once,
        require_layers=config.settings.sandbox.require_layers,
    )
    with Tesseract(program, wanted) if program else nullcontext() as pictures:
        yield pictures


@contextmanager
def open_reader(config: Config) -> Iterator[SandboxedReader]:
    """The sandboxed reader, with a reader of pictures where there is one."""
    with ExitStack() as stack:
        pictures = stack.enter_context(open_pictures(config))
        yield stack.enter_context(SandboxedReader(sandbox_settings(config), profiles=config.profiles, pictures=pictures))


@contextmanager
def open_renditions(config: Config) -> Iterator[SandboxedRenditions]:
    """The maker and the verifier of renditions; without a reader of pictures the verifier passes none."""
    with ExitStack() as stack:
        pictures = stack.enter_context(open_pictures(config))
        yield stack.enter_context(SandboxedRenditions(pictures, sandbox_settings(config)))


@contextmanager
def open_proposer(core: Core) -> Iterator[ItemProposer]:
    """Everything between raw item and proposal; the sandbox's server starts before the model's threads exist."""
    config = core.config
    with ExitStack() as stack:
        pictures = stack.enter_context(open_pictures(config))
        reader = stack.enter_context(SandboxedReader(sandbox_settings(config), profiles=config.profiles, pictures=pictures))
        matcher = CurrentMatcher(core.index, config.weights, BLOCK_CAP)
        matcher.matcher()
        gc.freeze()  # models and name counts live as long as the process: looking through them again and again stalls a mention
        yield ItemProposer(
            authenticate=open_authenticator(config),
            reader=reader,
            scanner=open_scanner(config),
            tagger=open_detector(config),
            matcher=matcher,
            drafter=Drafter(core.index, config.policies.for_agency, partial(_agency_name, config)),
            index=core.index,
            requests=core.requests,
            batches=_batches(config),
            not_automatic=core.links.reasons,
            versions=(("weights", config.weights.version), ("weights_sha256", config.weights.digest)),
            drawer=_open_drawer(stack, core, pictures),
            purposes=config.purposes,
            sealed=config.settings.review.sealed,
        )


def _open_drawer(stack: ExitStack, core: Core, pictures: Tesseract | None) -> PageDrawer | None:
    """Who draws documents anew; nobody where the settings want none, or where nothing can read what was drawn."""
    wanted = core.config.settings.renditions
    if wanted.enabled != "yes" or pictures is None:
        return None
    limits = DrawingLimits(wanted.pages, wanted.copy_bytes, timedelta(minutes=wanted.item_minutes))
    room = stack.enter_context(SandboxedRenditions(pictures, sandbox_settings(core.config)))
    parts = stack.enter_context(SandboxedParts(sandbox_settings(core.config)))
    return PageDrawer(room, parts, core.clock, limits)


@contextmanager
def open_runner(core: Core) -> Iterator[Runner]:
    """The runner of one process."""
    with open_proposer(core) as proposer:
        hold = timedelta(hours=core.config.settings.review.default_hours)
        checks = partial(is_drawn, core.store, core.config.settings.matching.blind_share)
        yield Runner(core.store, proposer, core.requests, core.config.routes, core.clock, from_environment(), checks, hold)


def _batches(config: Config) -> Batches:
    wanted = config.settings.batches
    return Batches(wanted.most_rows, frozenset(sender.strip().lower() for sender in wanted.senders))


def _agency_name(config: Config, agency: str) -> str:
    found = config.agencies.by_id(AgencyId(agency)) if agency else None
    return found.name if found else ""
