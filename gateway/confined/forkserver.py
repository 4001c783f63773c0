"""The fork server: a small process that has what its children need loaded and nothing else, and forks one child a file.

Started as `python -m gateway.confined.forkserver FD TARGET CAPS`. TARGET is "module:function", the same behind "pairs ", or a
JSON list: a program and its arguments, which each child becomes with what it was sent as standard input. The server holds
no key, no database and no socket but its control socket and one end of a spare child's; end of file on the first ends it, and
its children die with it. It is single-threaded, so forking is safe.

One child always stands ready, forked and confined before its file is known: a file does not wait for that.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
from dataclasses import dataclass
from functools import partial
from types import TracebackType

from pydantic import TypeAdapter

from gateway.confined.confinement import Caps, confine, readable_folders
from gateway.confined.frames import receive_frame, send_frame
from gateway.confined.terms import CRASHED, LIMITED, REQUEST_BYTES, Act

_PROFILE_BYTES = 8 * 1024 * 1024
_PROGRAM_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1", "LANG": "C.UTF-8"}
_READING = "gateway.confined.reading"


class _LastWord:
    """Tells the reader how the child ended, by a word and never by content, and ends it without unwinding the server."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if isinstance(error, MemoryError | RecursionError):
                send_frame(self._connection, LIMITED)
            elif error is not None:
                send_frame(self._connection, CRASHED + b" " + _place(type(error).__name__, trace).encode())
        finally:
            os._exit(0 if kind is None else 70)


def _place(name: str, trace: TracebackType | None) -> str:
    """The exception's class and the last line of code: enough to find our bug, nothing of the file."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = "" if trace is None else f" {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119 - a string
    return name + where


def main(arguments: list[str]) -> None:
    """Serve until the control socket closes."""
    descriptor, target, caps = int(arguments[0]), arguments[1], TypeAdapter(Caps).validate_json(arguments[2])
    control = socket.socket(fileno=descriptor)
    profiles = receive_frame(control, _PROFILE_BYTES)
    act = _act_of(target, profiles)
    readable_folders()  # found once, here: each child inherits the answer
    gc.collect()
    gc.freeze()  # what is loaded stays: a collection in a child would touch, and so copy, every page of it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are reaped by the kernel
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C belongs to the gateway, which then closes the socket
    _serve(control, act, caps)


def _act_of(target: str, profiles: bytes) -> Act:
    """What a child does. The parsers are loaded by name: a server of a program has no need of them, and starts in a tenth of the time."""
    if target.startswith("["):
        return partial(_become, program=json.loads(target))
    made: Act = importlib.import_module(_READING).act_of(target, profiles)
    return made


@dataclass(frozen=True, slots=True)
class _Child:
    """A child that waits for its file: our end of its connection, and its process descriptor."""

    line: socket.socket
    descriptor: int

    def waits(self) -> bool:
        """Whether it still runs: a process descriptor is readable once its process has ended."""
        return not select.select([self.descriptor], [], [], 0)[0]

    def forget(self) -> None:
        """Close the line and the descriptor; the process is not waited for."""
        self.line.close()
        os.close(self.descriptor)


def _serve(control: socket.socket, act: Act, caps: Caps) -> None:
    """A child for each word, until the socket closes. Where none can be forked the server ends, and its reader is told so."""
    spare = _spare(control, act, caps)
    while control.recv(1):
        if spare is not None and not spare.waits():
            spare.forget()
            spare = None
        child = spare or _forked(control, act, caps)
        socket.send_fds(control, [b"p"], [child.descriptor, child.line.fileno()])
        child.forget()
        spare = _spare(control, act, caps)


def _spare(control: socket.socket, act: Act, caps: Caps) -> _Child | None:
    """A child for the next file; None where the machine has no room for one just now."""
    try:
        return _forked(control, act, caps)
    except OSError:
        return None


def _forked(control: socket.socket, act: Act, caps: Caps) -> _Child:
    ours, theirs = socket.socketpair()
    with theirs:
        process = os.fork()
        if process == 0:
            control.close()
            ours.close()
            with _LastWord(theirs):
                theirs.recv(1)  # it begins when its descriptor is known, so that it cannot end before
                act(theirs, caps)
        descriptor = os.pidfd_open(process)
    ours.send(b"g")
    return _Child(ours, descriptor)


def _become(connection: socket.socket, caps: Caps, program: list[str]) -> None:
    """Become the program: its input is what is sent, its output goes straight back."""
    content = receive_frame(connection, REQUEST_BYTES)
    source = os.memfd_create("input")
    with open(source, "wb", closefd=False) as handle:
        handle.write(content)
    os.lseek(source, 0, os.SEEK_SET)
    os.dup2(source, 0)
    os.dup2(connection.fileno(), 1)
    confine(caps, program[0])
    os.execve(program[0], program, _PROGRAM_ENVIRONMENT)  # noqa: S606 - the program that the settings name, by its path


if __name__ == "__main__":
    main(sys.argv[1:])
