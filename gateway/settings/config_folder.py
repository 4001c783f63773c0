"""Where settings files are looked for: one folder, with a second one behind it for files that the first does not have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gateway.errors import ConfigError


@dataclass(frozen=True, slots=True)
class ConfigFolder:
    """A site keeps only what it changes in `folder`; the rest comes from `base`, the shipped defaults."""

    folder: Path
    base: Path

    def file(self, name: str) -> Path:
        """The file `name` of the site, else of the defaults; `ConfigError` where neither has it."""
        for root in (self.folder, self.base):
            if (root / name).is_file():
                return root / name
        raise ConfigError("config_missing", f"{self.folder / name}: not found, and no default of that name in {self.base}.")

    def files(self, folder: str, suffix: str) -> tuple[Path, ...]:
        """All files with `suffix` in `folder`: the defaults, each replaced by the site's file of the same name."""
        found = {path.name: path for root in (self.base, self.folder) for path in sorted((root / folder).glob(f"*{suffix}"))}
        return tuple(found[name] for name in sorted(found))


def shipped() -> Path:
    """The defaults: `config/` beside the packages in a checkout, `gateway/_config` in an installed wheel."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent / "config"
    return checkout if (checkout / "gateway.toml").is_file() else package / "_config"


def config_folder(folder: str) -> ConfigFolder:
    """The folder named on the command line, else the shipped defaults. A folder that is not there is an error."""
    base = shipped()
    chosen = Path(folder) if folder else base
    if not chosen.is_dir():
        raise ConfigError("config_missing", f"{chosen}: no such folder. Pass --config FOLDER or set MASH_GATEWAY_CONFIG.")
    return ConfigFolder(chosen, base)
