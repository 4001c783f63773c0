"""What a child may do while it reads one file, and which layers of that this machine has."""

from __future__ import annotations

import os
import platform
import resource
import sys
import sysconfig
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from gateway.confined import linux, seccomp

_MEGABYTE = 1024 * 1024
_LIBRARY_FOLDERS = ("/usr/lib", "/lib", "/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/dev/null", "/dev/urandom")
_LANGUAGE_FOLDERS = ("/usr/share/tesseract-ocr", "/usr/share/tessdata", "/usr/local/share/tessdata")
_LOADERS = ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1")  # the kernel starts these on a program's behalf
_PACKAGES = ("parsers",)


@dataclass(frozen=True, slots=True)
class Caps:
    """Limits of one child. `memory` bytes come on top of what the preloaded libraries map; `cpu` in seconds.

    `required` names the layers without which the child must not read.
    """

    memory: int = 1024 * _MEGABYTE
    cpu: int = 20
    file_size: int = 64 * _MEGABYTE
    open_files: int = 64
    required: tuple[str, ...] = ()


class LayerMissing(Exception):
    """A required layer could not be applied: the kernel said no, whatever it had promised."""


def confine(caps: Caps, program: str = "") -> tuple[str, ...]:
    """Apply every layer that this machine has to the calling process and name those that hold. Not reversible.

    `program` is the path of what the process will become, "" where it stays itself and may start nothing.
    Raises `LayerMissing`.
    """
    _limit(caps)
    tries = (
        ("pdeathsig", linux.die_with_parent),
        ("no_new_privs", linux.forbid_new_privileges),
        ("network_namespace", lambda: os.geteuid() == 0 and linux.leave_network()),
        ("capabilities", linux.drop_capabilities),
        ("landlock", partial(_keep_to_files, program)),
        ("seccomp", partial(_keep_to_calls, program)),
    )
    applied = ("process", "rlimits", *(name for name, apply in tries if apply()))
    if set(caps.required) - set(applied):
        raise LayerMissing
    return applied


def _keep_to_files(program: str) -> bool:
    if program:
        return linux.landlock((*_LIBRARY_FOLDERS, *_LANGUAGE_FOLDERS), (program, *_LOADERS))
    return linux.landlock(readable_folders())


def _keep_to_calls(program: str) -> bool:
    return seccomp.known() and linux.filter_system_calls(seccomp.program(platform.machine(), becomes_program=program))


def _limit(caps: Caps) -> None:
    memory = _mapped() + caps.memory
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, caps.cpu),
        (resource.RLIMIT_FSIZE, caps.file_size),
        (resource.RLIMIT_NOFILE, caps.open_files),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        limit = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (limit, limit))


def _mapped() -> int:
    """Address space in use, bytes (proc(5): statm counts pages)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


@cache
def readable_folders() -> tuple[str, ...]:
    """Where libraries live: a codec or a submodule may still be imported while reading. Never the data folders."""
    root = Path(__file__).resolve().parents[2]
    places = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    places |= {str(root / package) for package in _PACKAGES}
    places |= {f"{prefix}/lib" for prefix in (sys.base_prefix, sys.prefix)}
    return tuple(sorted(place for place in (*places, *_LIBRARY_FOLDERS) if place))


def active_layers() -> tuple[str, ...]:
    """Names of the layers in force on this machine, for `doctor` and /health."""
    layers = ["process", "rlimits", "no_new_privs", "pdeathsig", "capabilities"]
    if os.geteuid() == 0:
        layers.append("network_namespace")
    if linux.landlock_abi():
        layers.append("landlock")
    if seccomp.known():
        layers.append("seccomp")
    return tuple(layers)
