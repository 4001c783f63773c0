"""Only the calls of the table reach the kernel, on both architectures; all else is refused, and nothing is killed for asking."""

import errno
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.confined import seccomp
from gateway.confined import system_calls as calls
from gateway.confined.seccomp import ALLOW, DENY, UNKNOWN, program
from gateway.sandbox import SandboxedReader, SandboxSettings, active_layers
from parsers.document import Status

AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
# Numbers of calls by which a process would get out, from both kernels' own tables.
DANGEROUS = {
    "socket": (41, 198),
    "connect": (42, 203),
    "bind": (49, 200),
    "sendmsg": (46, 211),
    "socketpair": (53, 199),
    "fork": (57, None),
    "vfork": (58, None),
    "kill": (62, 129),
    "tgkill": (234, 131),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "setuid": (105, 146),
    "capset": (126, 91),
    "chroot": (161, 51),
    "mount": (165, 40),
    "unshare": (272, 97),
    "setns": (308, 268),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "memfd_create": (319, 279),
    "execveat": (322, 281),
    "io_uring_setup": (425, 425),
    "pidfd_open": (434, 434),
    "process_madvise": (440, 440),
    "unlinkat": (263, 35),
    "mkdirat": (258, 34),
    "ftruncate": (77, 46),
    "setrlimit": (160, 164),
    "seccomp": (317, 277),
    "init_module": (175, 105),
    "kexec_load": (246, 104),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "shmget": (29, 194),
    "personality": (135, 92),
    "reboot": (169, 142),
}


def verdict(code: bytes, number: int, arguments: tuple[int, ...] = (), architecture: int = AUDIT["x86_64"]) -> int:
    """What the kernel's classic BPF machine answers (linux/filter.h): a second reading of the program, by an interpreter."""
    padded = [*arguments, 0, 0, 0, 0, 0, 0][:6]
    data = struct.pack("<IIQ6Q", number, architecture, 0, *padded)
    at, held = 0, 0
    while True:
        instruction, hit, miss, operand = struct.unpack_from("=HBBI", code, 8 * at)
        at += 1
        if instruction == 0x20:
            held = struct.unpack_from("<I", data, operand)[0]
        elif instruction == 0x06:
            return operand
        else:
            holds = {0x15: held == operand, 0x25: held > operand, 0x45: bool(held & operand)}[instruction]
            at += hit if holds else miss


def one_of(machine: str, numbers: calls.Numbers) -> int | None:
    return numbers[calls.ARCHITECTURES.index(machine)]


@pytest.mark.parametrize("machine", calls.ARCHITECTURES)
@pytest.mark.parametrize("name", DANGEROUS)
def test_what_leads_out_is_refused(machine, name):
    """Whatever it is asked with, and also while the process may still become another program."""
    number = one_of(machine, DANGEROUS[name])
    if number is not None:
        for becomes in ("", "/usr/bin/tesseract"):
            assert verdict(program(machine, becomes_program=becomes), number, architecture=AUDIT[machine]) == DENY


@pytest.mark.parametrize("machine", calls.ARCHITECTURES)
def test_no_number_is_allowed_that_the_table_does_not_name(machine):
    """Every other number is refused, and one that is newer than the table is unknown."""
    named = {one_of(machine, numbers) for numbers in (*calls.PLAIN.values(), *(numbers for numbers, _ in seccomp.RULES))}
    code = program(machine)
    found = {number: verdict(code, number, architecture=AUDIT[machine]) for number in range(700)}
    assert {number for number, answer in found.items() if answer == ALLOW} <= named
    assert {found[number] for number in range(463, 700)} == {UNKNOWN}


@pytest.mark.parametrize("machine", calls.ARCHITECTURES)
def test_calls_of_another_architecture_are_refused(machine):
    """The 32-bit calls of the same kernel have other numbers; so has x32, whose numbers carry a bit."""
    code = program(machine)
    read = one_of(machine, calls.PLAIN["read"])
    assert verdict(code, read, architecture=AUDIT[machine]) == ALLOW
    assert verdict(code, read, architecture=0x40000003) == DENY
    assert verdict(code, read | 0x40000000, architecture=AUDIT[machine]) == DENY


@pytest.mark.parametrize("machine", calls.ARCHITECTURES)
@pytest.mark.parametrize(
    ("numbers", "arguments", "allowed"),
    [
        (calls.OPENAT, (0, 0, 0o2000000), True),  # O_RDONLY, O_CLOEXEC
        (calls.OPENAT, (0, 0, 1), False),
        (calls.OPENAT, (0, 0, 2), False),
        (calls.OPENAT, (0, 0, 0o100), False),
        (calls.OPENAT, (0, 0, 0o1000), False),
        (calls.OPENAT, (0, 0, 0o20200000), False),
        (calls.OPEN, (0, 0), True),
        (calls.OPEN, (0, 0o102), False),
        (calls.CLONE, (0x3D0F00,), True),  # as pthread_create asks
        (calls.CLONE, (0x1200011,), False),  # as fork asks
        (calls.CLONE, (0x10010F00 | 0x10000,), False),  # a thread in another user namespace
        (calls.IOCTL, (0, 0x5401), True),
        (calls.IOCTL, (0, 0x5412), False),  # TIOCSTI
        (calls.FCNTL, (0, 1), True),
        (calls.FCNTL, (0, 8), False),  # F_SETOWN
        (calls.PRCTL, (15,), True),
        (calls.PRCTL, (22,), False),  # PR_SET_SECCOMP
        (calls.PRLIMIT, (0, 3, 0), True),
        (calls.PRLIMIT, (0, 3, 0x7FFF0000), False),
        (calls.PRLIMIT, (0, 3, 0x7FFF00000000), False),  # only the upper half tells
    ],
)
def test_some_uses_of_a_call_are_allowed(machine, numbers, arguments, allowed):
    """Reading, threads, a look at one's limits; never writing, processes, or setting anything for others."""
    number = one_of(machine, numbers)
    if number is not None:
        assert verdict(program(machine), number, arguments, AUDIT[machine]) == (ALLOW if allowed else DENY)


@pytest.mark.parametrize("machine", calls.ARCHITECTURES)
def test_a_library_can_fall_back(machine):
    """Calls whose arguments a filter cannot read are told to be unknown, so that the older ones are taken."""
    for numbers in calls.UNKNOWN.values():
        assert verdict(program(machine), one_of(machine, numbers), architecture=AUDIT[machine]) == UNKNOWN


@given(number=st.integers(0, 2**32 - 1), arguments=st.lists(st.integers(0, 2**64 - 1), max_size=6), becomes=st.sampled_from(("", "/x")))
def test_every_call_has_a_verdict(number, arguments, becomes):
    """Whatever the number and its arguments, the program ends within itself, and in one of three ways."""
    for machine in calls.ARCHITECTURES:
        assert verdict(program(machine, becomes_program=becomes), number, tuple(arguments), AUDIT[machine]) in {ALLOW, DENY, UNKNOWN}


@pytest.mark.parametrize("machine", calls.ARCHITECTURES)
def test_only_what_will_become_a_program_may(machine):
    """The child that becomes Tesseract may call execve, and Landlock says that it becomes nothing else."""
    execve = one_of(machine, calls.PROGRAM["execve"])
    assert verdict(program(machine), execve, architecture=AUDIT[machine]) == DENY
    assert verdict(program(machine, becomes_program="/x"), execve, architecture=AUDIT[machine]) == ALLOW


def test_a_real_child_is_refused():
    """Asked from within a child, with arguments to which the kernel itself would answer otherwise: all are EPERM."""
    with SandboxedReader(SandboxSettings(require_layers=()), "tests.sandbox_targets:misbehave") as reader:
        document = reader.read(b"refusals", "", "")
    assert document.status is Status.OK
    found = dict(pair.split("=") for pair in document.segments[0].text.split())
    assert "seccomp" not in active_layers() or set(found.values()) == {errno.errorcode[errno.EPERM]}
