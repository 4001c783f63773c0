"""The few kernel calls that Python has no door to: prctl, unshare, Landlock, seccomp. Linux on x86-64 and arm64."""

from __future__ import annotations

import ctypes
import os
import platform
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

# linux/audit.h and the system call tables of both architectures.
_NEWER = (424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 442)  # same numbers everywhere: pidfd, io_uring, mounts
_X86_64 = (41, 42, 43, 49, 50, 53, 57, 58, 59, 62, 101, 105, 106, 155, 161, 165, 166, 175, 200, 234, 246, 248, 249, 250, 272, 298)
_AARCH64 = (39, 40, 41, 51, 97, 104, 105, 117, 129, 130, 131, 144, 146, 198, 199, 200, 201, 202, 203, 217, 218, 219, 221, 241, 268)
_ARCHITECTURES = {
    "x86_64": (0xC000003E, (*_X86_64, 308, 310, 311, 313, 321, 322, 323, *_NEWER)),
    "aarch64": (0xC00000B7, (*_AARCH64, 270, 271, 273, 280, 281, 282, *_NEWER)),
}
_EXECVE = {"x86_64": 59, "aarch64": 221}
_CLONE, _CLONE3, _CLONE_THREAD = {"x86_64": 56, "aarch64": 220}, 435, 0x00010000
_X32_BIT = 0x40000000
_LOAD, _EQUAL, _GREATER, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _DENY, _UNKNOWN = 0x7FFF0000, 0x00050001, 0x00050026  # SECCOMP_RET_ERRNO with EPERM; with ENOSYS
_FIRST_ARGUMENT = 16  # struct seccomp_data: number, architecture, instruction pointer, arguments
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


def seccomp_known() -> bool:
    """Whether the filter is written for this machine."""
    return platform.machine() in _ARCHITECTURES


def deny_system_calls(*, but: frozenset[str] = frozenset()) -> bool:
    """Sockets, new processes and programs, signals to others, tracing, mounting and the like answer EPERM from now on.

    `but` may hold "execve": this process still has to become another program.
    """
    if not seccomp_known():
        return False
    architecture, denied = _ARCHITECTURES[platform.machine()]
    spared = _EXECVE[platform.machine()] if "execve" in but else 0
    code = _filter(architecture, tuple(number for number in denied if number != spared), _CLONE[platform.machine()])
    buffer = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    return bool(_LIBC.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def _filter(architecture: int, denied: tuple[int, ...], clone: int) -> bytes:
    """Classic BPF: refuse another architecture's calls, the x32 numbers, each denied number and new processes; allow the rest.

    clone is allowed for threads. clone3 hides its flags in memory, which a filter cannot read: it is unknown here, and the C library
    then falls back to clone.
    """
    end = 4 + len(denied) + 4  # the row that allows; behind it the rows that refuse and that know nothing
    allow, deny, unknown = end, end + 1, end + 2

    def row(code: int, value: int, hit: int | None = None, miss: int | None = None) -> tuple[int, int, int, int]:
        at = len(rows) + 1  # a jump counts from the row after its own
        return code, 0 if hit is None else hit - at, 0 if miss is None else miss - at, value

    rows: list[tuple[int, int, int, int]] = []
    rows.append(row(_LOAD, 4))
    rows.append(row(_EQUAL, architecture, miss=deny))
    rows.append(row(_LOAD, 0))
    rows.append(row(_GREATER, _X32_BIT, hit=deny))
    rows += [(_EQUAL, deny - at, 0, number) for at, number in enumerate(denied, start=len(rows) + 1)]
    rows.append(row(_EQUAL, _CLONE3, hit=unknown))
    rows.append(row(_EQUAL, clone, miss=allow))
    rows.append(row(_LOAD, _FIRST_ARGUMENT))
    rows.append(row(_ANY_BIT, _CLONE_THREAD, hit=allow, miss=deny))
    rows += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _DENY), (_RETURN, 0, 0, _UNKNOWN)]
    return b"".join(struct.pack("=HBBI", *each) for each in rows)
