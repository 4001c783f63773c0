"""The seccomp filter: the calls of `gateway.confined.system_calls` and no other (seccomp(2), classic BPF).

A refused call answers EPERM, an unknown one ENOSYS: nothing is killed for asking, since libraries try what they can do without.
"""

from __future__ import annotations

import platform
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gateway.confined import system_calls as calls

_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # linux/audit.h
_X32_BIT = 0x40000000
ALLOW, DENY, UNKNOWN = 0x7FFF0000, 0x00050001, 0x00050026  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EPERM; with ENOSYS
_LOAD, _JUMP_EQUAL, _JUMP_OVER, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16  # struct seccomp_data; both architectures are little-endian
_WRITES = 0o3 | 0o100 | 0o1000 | 0o2000 | 0o20000000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, the bit of O_TMPFILE
_THREAD, _NAMESPACES = 0x00010000, 0x7E020080  # CLONE_THREAD; every CLONE_NEW...
_TERMINAL = (0x5401, 0x5450, 0x5451)  # TCGETS (is it a terminal?), FIONCLEX, FIOCLEX
_DESCRIPTOR = (0, 1, 2, 3, 4, 1030)  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC
_NAMES = (15, 16, 0x53564D41)  # PR_SET_NAME, PR_GET_NAME, PR_SET_VMA: names of threads and of memory


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a rule: the 32-bit word of `argument` (0-5; `high` half) that is looked at, and how.

    `among`: allowed where it is one of these. `none_of`: refused where it has one of these bits; `any_of`: refused where it has none.
    A rule allows where none of its steps refuses.
    """

    argument: int
    among: tuple[int, ...] = ()
    none_of: int = 0
    any_of: int = 0
    high: int = 0


Rule = tuple[Step, ...]
RULES: tuple[tuple[calls.Numbers, Rule], ...] = (
    (calls.OPENAT, (Step(2, none_of=_WRITES),)),
    (calls.OPEN, (Step(1, none_of=_WRITES),)),
    (calls.CLONE, (Step(0, none_of=_NAMESPACES), Step(0, any_of=_THREAD))),
    (calls.IOCTL, (Step(1, among=_TERMINAL),)),
    (calls.FCNTL, (Step(1, among=_DESCRIPTOR),)),
    (calls.PRCTL, (Step(0, among=_NAMES),)),
    (calls.PRLIMIT, (Step(2, among=(0,)), Step(2, among=(0,), high=4))),  # read, never set
)

_Row = tuple[int, int, int, int]  # code, rows to skip where it holds, where not, operand


def known() -> bool:
    """Whether the table is written for this machine."""
    return platform.machine() in _AUDIT_ARCH


def program(machine: str, *, becomes_program: str = "") -> bytes:
    """The filter for `machine`; `becomes_program` is the path of what the process will still become."""
    at = calls.ARCHITECTURES.index(machine)
    plain = [*calls.PLAIN.values(), *(calls.PROGRAM.values() if becomes_program else ())]
    rows: list[_Row] = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_JUMP_EQUAL, 1, 0, _AUDIT_ARCH[machine]),
        (_RETURN, 0, 0, DENY),
        (_LOAD, 0, 0, _NUMBER_AT),
        *_answer(_JUMP_OVER, _X32_BIT - 1, DENY),
        *_answer(_JUMP_OVER, calls.HIGHEST, UNKNOWN),
    ]
    for number in _of(at, plain):
        rows += _answer(_JUMP_EQUAL, number, ALLOW)
    for number in _of(at, calls.UNKNOWN.values()):
        rows += _answer(_JUMP_EQUAL, number, UNKNOWN)
    for numbers, rule in RULES:
        for number in _of(at, [numbers]):
            body = _body(rule)
            rows += [(_JUMP_EQUAL, 0, len(body), number), *body]
    return b"".join(struct.pack("=HBBI", *row) for row in (*rows, (_RETURN, 0, 0, DENY)))


def _of(at: int, numbers: Iterable[calls.Numbers]) -> list[int]:
    return [number for both in numbers if (number := both[at]) is not None]


def _answer(code: int, operand: int, verdict: int) -> list[_Row]:
    return [(code, 0, 1, operand), (_RETURN, 0, 0, verdict)]


def _body(rule: Rule) -> list[_Row]:
    """The rows of a rule; each ends the program, one way or the other."""
    rows: list[_Row] = []
    for step in rule:
        rows.append((_LOAD, 0, 0, _ARGUMENTS_AT + 8 * step.argument + step.high))
        rows += _refusals(step)
    return [*rows, (_RETURN, 0, 0, ALLOW)]


def _refusals(step: Step) -> Sequence[_Row]:
    refuse: _Row = (_RETURN, 0, 0, DENY)
    if step.none_of:
        return [(_JUMP_ANY_BIT, 0, 1, step.none_of), refuse]
    if step.any_of:
        return [(_JUMP_ANY_BIT, 1, 0, step.any_of), refuse]
    last = len(step.among)
    return [*((_JUMP_EQUAL, last - index, 0, value) for index, value in enumerate(step.among)), refuse]
