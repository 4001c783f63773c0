"""What a confined process may ask of the kernel, by architecture: the table behind `gateway.confined.seccomp`.

Numbers are those of arch/x86/entry/syscalls/syscall_64.tbl and of include/uapi/asm-generic/unistd.h (arm64); None where an architecture
has no such call. What is not here is refused. To allow a call: one row, with what needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ARCHITECTURES = ("x86_64", "aarch64")
HIGHEST = 462  # mseal, Linux 6.10: later calls are unknown here, and a C library then takes another way

Numbers = tuple[int | None, int | None]

PLAIN: Mapping[str, Numbers] = MappingProxyType(
    {
        # memory
        "brk": (12, 214),
        "mmap": (9, 222),
        "munmap": (11, 215),
        "mremap": (25, 216),
        "mprotect": (10, 226),
        "madvise": (28, 233),
        "mincore": (27, 232),
        "membarrier": (324, 283),
        # threads and their waiting
        "futex": (202, 98),
        "futex_waitv": (449, 449),
        "futex_wake": (454, 454),
        "futex_wait": (455, 455),
        "futex_requeue": (456, 456),
        "set_robust_list": (273, 99),
        "get_robust_list": (274, 100),
        "rseq": (334, 293),
        "set_tid_address": (218, 96),
        "sched_yield": (24, 124),
        "sched_getaffinity": (204, 123),
        "getcpu": (309, 168),
        "exit": (60, 93),
        "exit_group": (231, 94),
        "restart_syscall": (219, 128),
        # signals to oneself: handlers, and the kernel's return from them
        "rt_sigaction": (13, 134),
        "rt_sigprocmask": (14, 135),
        "rt_sigreturn": (15, 139),
        "sigaltstack": (131, 132),
        # clocks
        "clock_gettime": (228, 113),
        "clock_getres": (229, 114),
        "clock_nanosleep": (230, 115),
        "nanosleep": (35, 101),
        "gettimeofday": (96, 169),
        "time": (201, None),
        # who and where am I
        "getpid": (39, 172),
        "getppid": (110, 173),
        "gettid": (186, 178),
        "getuid": (102, 174),
        "geteuid": (107, 175),
        "getgid": (104, 176),
        "getegid": (108, 177),
        "getresuid": (118, 148),
        "getresgid": (120, 150),
        "getcwd": (79, 17),
        "uname": (63, 160),
        "sysinfo": (99, 179),
        "times": (100, 153),
        "getrusage": (98, 165),
        "getrlimit": (97, 163),
        "getrandom": (318, 278),
        # files that Landlock lets it read: a module or a codec is imported while reading
        "read": (0, 63),
        "pread64": (17, 67),
        "readv": (19, 65),
        "lseek": (8, 62),
        "close": (3, 57),
        "close_range": (436, 436),
        "dup": (32, 23),
        "stat": (4, None),
        "lstat": (6, None),
        "fstat": (5, 80),
        "newfstatat": (262, 79),
        "statx": (332, 291),
        "statfs": (137, 43),
        "fstatfs": (138, 44),
        "access": (21, None),
        "faccessat": (269, 48),
        "faccessat2": (439, 439),
        "readlink": (89, None),
        "readlinkat": (267, 78),
        "getdents64": (217, 61),
        "fadvise64": (221, 223),
        # its one connection
        "write": (1, 64),
        "writev": (20, 66),
        "sendto": (44, 206),
        "recvfrom": (45, 207),
        "poll": (7, None),
        "ppoll": (271, 73),
        "select": (23, None),
        "pselect6": (270, 72),
    }
)

PROGRAM: Mapping[str, Numbers] = MappingProxyType({"execve": (59, 221), "arch_prctl": (158, None)})
"""What a process that still has to become another program needs besides; Landlock says which program."""

UNKNOWN: Mapping[str, Numbers] = MappingProxyType({"clone3": (435, 435), "openat2": (437, 437)})
"""Their arguments stand in memory, which a filter cannot read: a C library that is told they are unknown takes the older call."""

OPENAT: Numbers = (257, 56)
OPEN: Numbers = (2, None)
CLONE: Numbers = (56, 220)
IOCTL: Numbers = (16, 29)
FCNTL: Numbers = (72, 25)
PRCTL: Numbers = (157, 167)
PRLIMIT: Numbers = (302, 261)
"""Calls of which some uses are allowed: see `gateway.confined.seccomp`."""
