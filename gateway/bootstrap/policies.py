"""Policies as an officer compares them: the site's own, one file, or a folder of them, such as an earlier version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gateway.bootstrap.config import Config
from gateway.errors import ConfigError
from gateway.settings import read_text
from redaction import Policies, Policy, PolicyError, load_policies
from redaction.policy import UnknownPolicy


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was named on the command line: policies by name. `single` is the one that was meant alone, "" for a folder."""

    policies: Mapping[str, Policy]
    single: str = ""


def chosen(config: Config, where: str, purpose: str = "") -> Chosen:
    """A policy of the site by its name, a `.toml` file, or a folder of them. Raises `ConfigError` with file and line.

    What a file inherits is looked for beside it, then among the site's own. With `purpose` (as files are named by it) a name is an
    agency type's, whose policy for that purpose is meant, and of a folder only the policies for it.
    """
    path = Path(where)
    if path.is_dir():
        names = [file.stem for file in path.glob("*.toml") if not purpose or file.stem.partition(".")[2] == purpose]
        return Chosen({name: policy for name, policy in beside(config, path).by_name.items() if name in names})
    if path.is_file() and path.suffix == ".toml":
        return Chosen(beside(config, path.parent).by_name, path.stem)
    if purpose and "." not in where:
        return _for_purpose(config.policies, where, purpose)
    if where not in config.policies.by_name:
        known = ", ".join(sorted(config.policies.by_name))
        raise ConfigError("policy_invalid", f"{where}: no such file, folder or policy of this site; policies: {known}")
    return Chosen(config.policies.by_name, where)


def _for_purpose(policies: Policies, agency_type: str, purpose: str) -> Chosen:
    try:
        policy = policies.for_agency(agency_type, purpose)
    except UnknownPolicy as error:
        raise ConfigError("policy_invalid", f"no policy for {purpose}: nothing would be minimised for it") from error
    return Chosen(policies.by_name, policy.name)


def one(config: Config, where: str) -> Policy:
    """One policy by its name or file. Raises `ConfigError` for anything else."""
    named = chosen(config, where)
    if not named.single:
        raise ConfigError("policy_invalid", f"{where}: a folder; name one policy or one .toml file")
    return named.policies[named.single]


def beside(config: Config, folder: Path) -> Policies:
    """The site's policies, each replaced by the folder's file of that name."""
    return _loaded({**_texts(*config.folder.files("policies", ".toml")), **_texts(*sorted(folder.glob("*.toml")))})


def with_file(config: Config, file: Path) -> Policies:
    """The site's policies with this file in the place of the one of its name."""
    return _loaded({**_texts(*config.folder.files("policies", ".toml")), **_texts(file)})


def _texts(*files: Path) -> dict[str, str]:
    return {file.name: read_text(file) for file in files}


def _loaded(texts: Mapping[str, str]) -> Policies:
    try:
        return load_policies(texts)
    except PolicyError as error:
        raise ConfigError("policy_invalid", str(error)) from error
