"""The few kernel calls that Python has no door to: prctl, unshare, Landlock, seccomp. Linux on x86-64 and arm64."""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
_CLONE_NEWIPC = 0x08000000
_CLONE_NEWNET = 0x40000000
_SIGKILL = 9

# Landlock: the same numbers on every architecture (Linux 5.13+).
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH_BENEATH = 1
_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
_RIGHTS_BY_ABI = ((1, 13), (2, 14), (3, 15), (5, 16))  # from this ABI on, so many file rights can be denied
_NET_ABI, _NET_RIGHTS = 4, 0b11

_PR_CAPBSET_DROP, _CAPABILITY_VERSION, _CAPABILITIES = 24, 0x20080522, 64


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def die_with_parent() -> bool:
    """The kernel kills this process when its parent dies."""
    return bool(_LIBC.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0) == 0)


def forbid_new_privileges() -> bool:
    """No set-uid program can raise this process's rights again; Landlock and seccomp need it."""
    return bool(_LIBC.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)


def drop_capabilities() -> bool:
    """Give up every privilege of root for good; a process without any loses none."""
    for capability in range(_CAPABILITIES):
        _LIBC.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)  # refused where there is none to drop
    header = struct.pack("=Ii", _CAPABILITY_VERSION, 0)
    return bool(_LIBC.capset(header, bytes(24)) == 0)


def leave_network() -> bool:
    """An empty network and IPC namespace. Only where privileged."""
    return bool(_LIBC.unshare(_CLONE_NEWNET | _CLONE_NEWIPC) == 0)


def landlock_abi() -> int:
    """The kernel's Landlock version, 0 where it has none."""
    found = _LIBC.syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    return max(0, int(found))


def landlock(readable: Iterable[str], executable: Iterable[str] = ()) -> bool:
    """Deny every file and TCP port but reading below `readable` and running the files `executable`."""
    abi = landlock_abi()
    if abi < 1:
        return False
    rights = (1 << max(count for first, count in _RIGHTS_BY_ABI if abi >= first)) - 1
    attributes = struct.pack("=QQ", rights, _NET_RIGHTS) if abi >= _NET_ABI else struct.pack("=Q", rights)
    ruleset = _LIBC.syscall(_LANDLOCK_CREATE, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    try:
        for path in readable:
            _allow(ruleset, path, _READ_FILE | _READ_DIR)
        for path in executable:
            _allow(ruleset, path, _READ_FILE | _EXECUTE)
        return bool(_LIBC.syscall(_LANDLOCK_RESTRICT, ruleset, ctypes.c_uint32(0)) == 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        allowed = rights if os.path.isdir(path) else rights & ~_READ_DIR  # noqa: PTH112 - a string from sys.path
        rule = struct.pack("=Qi", allowed, place)
        _LIBC.syscall(_LANDLOCK_ADD, ruleset, ctypes.c_int(_RULE_PATH_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(place)


def filter_system_calls(code: bytes) -> bool:
    """Have every call of this process judged by the program `code` from now on (classic BPF, 8 bytes a row)."""
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    return bool(_LIBC.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)
