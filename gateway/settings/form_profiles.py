"""Mapping profiles of referral forms (`config/forms/*.yaml`): a council's own wordings. A fault names file, line, what is allowed.

A file holds::

    name: Northmoor referral form          # required
    system: northmoor_marf                 # short name in the ledger; the file's name where it is missing
    recognise:                             # required: words of which one stands in the form
      - Northmoor Children's Services
    fields:                                # canonical path: printed labels, or names of fillable fields
      child.given_name: [Called, First names used]
      referrer.agency: [Setting]
    sections:                              # group: headings
      household: [People who matter to the child]
    ignore: [Office use only]              # labels that carry no answer
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from gateway.errors import ConfigError
from gateway.settings.toml_files import read_text
from parsers.forms.fields import ALLOWED
from parsers.forms.profile import FREE, GROUPS, Profile

_KEYS = ("name", "system", "recognise", "fields", "sections", "ignore")
PATHS = tuple(
    sorted([*(f"{group}.{name}" for group, names in ALLOWED.items() if group != "form" for name in names), *ALLOWED["form"], *FREE])
)
_LEAST_WORDS = 6


@dataclass(frozen=True, slots=True)
class _File:
    """The file being read, for its name in faults."""

    path: Path

    def refuse(self, node: yaml.Node | None, what: str) -> ConfigError:
        """A fault at the node's line."""
        line = 1 if node is None else node.start_mark.line + 1
        return ConfigError("config_invalid", f"{self.path}:{line}: {what}")


def read_profiles(paths: Sequence[Path]) -> tuple[Profile, ...]:
    """The profiles in order of file name. Raises `ConfigError`."""
    return tuple(read_profile(path) for path in paths)


def read_profile(path: Path) -> Profile:
    """One profile. Raises `ConfigError("config_syntax" | "config_invalid")` with file and line."""
    file = _File(path)
    try:
        root = yaml.compose(read_text(path), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError("config_syntax", f"{path}:{line}: {error.context or 'not YAML'}: {error.problem or ''}") from error
    top = dict(_pairs(file, root, "a profile"))
    for node, key in ((node, key) for key, (node, _) in top.items() if key not in _KEYS):
        raise file.refuse(node, _unknown(key, _KEYS))
    values = {key: value for key, (_, value) in top.items()}
    recognise = _words(file, values.get("recognise"), "recognise")
    if "name" not in values or not recognise:
        raise file.refuse(root, "name and recognise are required: recognise lists words of which one stands in the form.")
    if short := next((word for word in recognise if len(word) < _LEAST_WORDS), ""):
        raise file.refuse(values["recognise"], f"recognise: {short!r} is too short to tell one form from others.")
    return Profile(
        name=_text(file, values["name"]),
        system=_text(file, values["system"]) if "system" in values else path.stem,
        recognise=recognise,
        fields=_table(file, values.get("fields"), PATHS),
        sections=_table(file, values.get("sections"), GROUPS),
        ignore=_words(file, values.get("ignore"), "ignore"),
    )


def _table(file: _File, node: yaml.Node | None, allowed: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    if node is None:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    taken: dict[str, str] = {}
    for key, (at, value) in _pairs(file, node, "a table"):
        if key not in allowed:
            raise file.refuse(at, _unknown(key, allowed))
        found[key] = _words(file, value, key)
        for word in found[key]:
            if taken.setdefault(word.casefold(), key) != key:
                raise file.refuse(value, f"{word!r} stands for both {taken[word.casefold()]} and {key}.")
    return found


def _pairs(file: _File, node: yaml.Node | None, what: str) -> Iterator[tuple[str, tuple[yaml.Node, yaml.Node]]]:
    if not isinstance(node, yaml.MappingNode):
        raise file.refuse(node, f"{what} is a list of `key: value` lines.")
    seen: set[str] = set()
    for key, value in node.value:
        name = _text(file, key)
        if name in seen:
            raise file.refuse(key, f"{name}: stands twice.")
        seen.add(name)
        yield name, (key, value)


def _words(file: _File, node: yaml.Node | None, key: str) -> tuple[str, ...]:
    if node is None:
        return ()
    if isinstance(node, yaml.ScalarNode):
        return (_text(file, node),)
    if not isinstance(node, yaml.SequenceNode):
        raise file.refuse(node, f"{key}: a list of words is wanted, such as [Surname, Family name].")
    return tuple(_text(file, item) for item in node.value)


def _text(file: _File, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        raise file.refuse(node, "words are wanted here.")
    return str(node.value).strip()


def _unknown(key: str, allowed: Sequence[str]) -> str:
    near = difflib.get_close_matches(key, allowed, n=1)
    guess = f" Did you mean {near[0]!r}?" if near else ""
    return f"{key}: unknown.{guess} Allowed here: {', '.join(allowed)}."
