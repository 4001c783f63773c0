"""Reading functions that misbehave on purpose; the fork server of the sandbox tests imports them by name."""

import ctypes
import errno
import os
import platform
import signal
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from parsers.document import Document, Finding, Segment, SegmentKind
from parsers.tree import Extent, read_tree


def misbehave(content: bytes, untrusted_filename: str, declared_type: str) -> Document:
    """Do what `content` says."""
    return _ACTS[content.decode()](untrusted_filename, declared_type)


def _said(text: str) -> Document:
    return Document("text/plain", segments=(Segment("s0", SegmentKind.BODY, text),))


def _echo(untrusted_filename: str, declared_type: str) -> Document:
    return _said(f"{untrusted_filename} {declared_type}")


def _hang(*_: str) -> Document:
    while True:
        time.sleep(1)


def _spin(*_: str) -> Document:
    while True:
        pass


def _raise(*_: str) -> Document:
    raise ValueError("canary-of-content")


def _die(*_: str) -> Document:
    os._exit(11)


def _eat(*_: str) -> Document:
    return _said(str(len(bytearray(8 * 1024 * 1024 * 1024))))


def _deep(*_: str) -> Document:
    return _deep()


def _talk(*_: str) -> Document:
    return _said("x" * 2_000_000)


def _nap(untrusted_filename: str, declared_type: str) -> Document:
    time.sleep(1)
    return _echo(untrusted_filename, declared_type)


def _thread(*_: str) -> Document:
    """Libraries may use threads: those are no new processes."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(_said, "from a thread").result()


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _call(name: str, *arguments: int) -> None:
    """A function of the C library that Python does not offer; raises `OSError` where it fails."""
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)


def _read_parent() -> None:
    """The memory of the server, as a debugger reads it (process_vm_readv)."""
    here = (ctypes.c_size_t * 2)(ctypes.addressof(ctypes.create_string_buffer(8)), 8)
    _call("process_vm_readv", os.getppid(), ctypes.addressof(here), 1, ctypes.addressof(here), 1, 0)


def _write_others() -> None:
    """Anything open besides our own end of the connection."""
    own = [number for number in range(3, 64) if _is_open(number)]
    if len(own) < 2:
        raise OSError("one connection and nothing else")


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _attempts(*_: str) -> Document:
    """Every way out that a hostile parser would try; the answer lists those that worked."""
    tries = {
        "fork": _fork,
        "ptrace": lambda: _call("ptrace", 16, os.getppid(), 0, 0),
        "memory": _read_parent,
        "memory_file": lambda: Path(f"/proc/{os.getppid()}/mem").read_bytes(),
        "others": _write_others,
        "namespace": lambda: _call("unshare", 0x10000000),
        "mount": lambda: _call("mount", 0, 0, 0, 0, 0),
        "owner": lambda: _call("chroot", ctypes.cast(ctypes.c_char_p(b"/usr/lib"), ctypes.c_void_p).value or 0),
        "socket_pair": socket.socketpair,
        "file_memory": lambda: os.ftruncate(os.memfd_create("x"), 8 << 30),
        "passwd": lambda: Path("/etc/passwd").read_bytes(),
        "write": lambda: Path("/tmp/mash-sandbox-canary").write_bytes(b"x"),
        "socket": lambda: socket.socket().close(),
        "exec": lambda: subprocess.run(["/bin/true"], check=True),
        "signal": lambda: os.kill(os.getppid(), signal.SIGTERM),
    }
    worked = []
    for name, attempt in tries.items():
        try:
            attempt()
        except OSError:
            continue
        worked.append(Finding(name))
    return Document("text/plain", findings=tuple(worked))


_MACHINES = ("x86_64", "aarch64")
_BARE_CALLS = {  # with arguments to which the kernel answers EINVAL, EBADF or EFAULT where nothing else stands in the way
    "socket": ((41, 198), (-1, 0, 0)),
    "connect": ((42, 203), (-1, 0, 0)),
    "bind": ((49, 200), (-1, 0, 0)),
    "execve": ((59, 221), (0, 0, 0)),
    "ptrace": ((101, 117), (-1, 0, 0)),
    "process": ((56, 220), (17, 0, 0)),
    "keyctl": ((250, 219), (-1, 0, 0)),
    "io_uring_setup": ((425, 425), (0, 0, 0)),
    "bpf": ((321, 280), (-1, 0, 0)),
    "userfaultfd": ((323, 282), (-1, 0, 0)),
    "open_for_writing": ((257, 56), (-100, 0, 0o102)),
    "pidfd_open": ((434, 434), (-1, 0, 0)),
    "kill": ((62, 129), (0, 65, 0)),
    "memfd_create": ((319, 279), (0, 0, 0)),
    "prctl": ((157, 167), (-1, 0, 0)),
    "ioctl": ((16, 29), (-1, 0x5412, 0)),
    "process_vm_readv": ((310, 270), (-1, 0, 0)),
}


def _refusals(*_: str) -> Document:
    libc, column = ctypes.CDLL(None, use_errno=True), _MACHINES.index(platform.machine())
    said = []
    for name, (numbers, arguments) in _BARE_CALLS.items():
        answer = libc.syscall(ctypes.c_long(numbers[column]), *(ctypes.c_long(argument) for argument in arguments), 0, 0, 0)
        if name == "process" and answer == 0:
            os._exit(0)
        said.append(f"{name}={errno.errorcode[ctypes.get_errno()] if answer < 0 else 'worked'}")
    return _said(" ".join(said))


def _environment(*_: str) -> Document:
    return _said(" ".join(sorted(os.environ)))


def _process(*_: str) -> Document:
    return _said(str(os.getpid()))


_ACTS = {
    "process": _process,
    "echo": _echo,
    "hang": _hang,
    "spin": _spin,
    "nap": _nap,
    "thread": _thread,
    "raise": _raise,
    "die": _die,
    "eat": _eat,
    "deep": _deep,
    "talk": _talk,
    "attempts": _attempts,
    "environment": _environment,
    "refusals": _refusals,
}


def die_of_files(content: bytes, untrusted_filename: str, declared_type: str, *, extent: Extent = Extent.WHOLE) -> Document:
    """Read as the gateway reads, and die where files are opened too."""
    if extent is Extent.WHOLE:
        os.kill(os.getpid(), signal.SIGKILL)
    return read_tree(content, untrusted_filename, declared_type, extent=extent)


def pairs_crash(content: bytes, untrusted_filename: str, declared_type: str, word: str) -> tuple[tuple[str, bytes], ...]:
    """Die without a word."""
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def pairs_silent(content: bytes, untrusted_filename: str, declared_type: str, word: str) -> tuple[tuple[str, bytes], ...]:
    """Answer with nothing."""
    return ()


def pairs_hang(content: bytes, untrusted_filename: str, declared_type: str, word: str) -> tuple[tuple[str, bytes], ...]:
    """Never answer."""
    while True:
        time.sleep(1)
