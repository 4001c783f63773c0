"""A file can hang, crash or bomb its child: the verdict says so, the reader goes on, nothing gets out."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gateway.confined.warming import warm
from gateway.errors import ConfigError
from gateway.sandbox import SandboxedReader, SandboxSettings, active_layers
from parsers.document import Status
from parsers.tree import read_tree

TARGET = "tests.sandbox_targets:misbehave"
ROOT = Path(__file__).resolve().parents[3]
REFUSED = """
    from gateway.confined import linux
    from gateway.confined.confinement import Caps, LayerMissing, confine
    linux.landlock = lambda readable: False
    try:
        confine(Caps(required=("landlock",)))
    except LayerMissing:
        print("LayerMissing")
"""


@pytest.fixture(scope="module")
def reader():
    with SandboxedReader(SandboxSettings(wall_seconds=20.0, answer_bytes=1_000_000), TARGET) as found:
        yield found


def ended(pid: int) -> bool:
    """Whether the process is gone or a zombie that nobody has reaped yet."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state in "ZX":
            return True
        time.sleep(0.1)
    return False


def codes(document):
    return [finding.code for finding in document.findings]


def test_claims_and_answer_cross_the_boundary(reader):
    """The child gets the file name and declared type, and its document comes back."""
    document = reader.read(b"echo", "a b.eml", "message/rfc822")
    assert (document.status, document.segments[0].text) == (Status.OK, "a b.eml message/rfc822")


def test_real_mail_is_read():
    """The default target is the tree walk of `parsers`."""
    with SandboxedReader() as found:
        document = found.read(b"From: a@b.example\nSubject: Hello\nMessage-ID: <1@b.example>\n\nText", "", "message/rfc822")
    assert document.message is not None
    assert (document.message.subject, document.status) == ("Hello", Status.OK)


def test_a_hang_ends_in_a_timeout():
    """A child that sleeps past the wall clock is killed and the verdict is TIMEOUT."""
    with SandboxedReader(SandboxSettings(wall_seconds=1.0), TARGET) as found:
        document = found.read(b"hang", "", "")
        assert (document.status, codes(document)) == (Status.TIMEOUT, ["sandbox_timeout"])
        assert found.read(b"echo", "x", "y").status is Status.OK


def test_processor_time_is_limited():
    """A child that spins is stopped by its processor limit, well before the wall clock."""
    with SandboxedReader(SandboxSettings(cpu_seconds=1, wall_seconds=60.0), TARGET) as found:
        assert found.read(b"spin", "", "").status is Status.TIMEOUT


@pytest.mark.parametrize(
    ("act", "status", "code"),
    [
        (b"raise", Status.CRASHED, "sandbox_crashed"),
        (b"die", Status.CRASHED, "sandbox_died"),
        (b"eat", Status.LIMITED, "sandbox_memory"),
        (b"deep", Status.LIMITED, "sandbox_memory"),
        (b"talk", Status.LIMITED, "sandbox_answer_bytes"),
    ],
)
def test_misbehaviour_is_a_verdict(reader, act, status, code):
    """A crash, a death, a memory bomb, endless recursion or a flood of output is a verdict that holds the item."""
    document = reader.read(act, "", "")
    assert (document.status, codes(document)) == (status, [code])
    assert document.findings[0].severity == "hold"


def test_a_crash_names_the_line_and_never_the_content(reader):
    """Our bug can be found from the verdict, but the exception's message stays in the child."""
    detail = reader.read(b"raise", "", "").findings[0].detail
    assert detail.startswith("ValueError sandbox_targets.py:")
    assert "canary" not in detail


def test_nothing_gets_out(reader):
    """No file outside the libraries, no write, no socket, no program, no signal: where the kernel has the layers."""
    missing = {"landlock", "seccomp"} - set(active_layers())
    allowed = {"passwd", "write"} if "landlock" in missing else set()
    denied = {"socket", "exec", "signal", "fork", "ptrace", "memory", "namespace", "socket_pair"}
    allowed |= denied if "seccomp" in missing else set()
    assert set(codes(reader.read(b"attempts", "", ""))) <= allowed


def test_threads_are_no_processes(reader):
    """A library that works in threads is not refused."""
    assert reader.read(b"thread", "", "").segments[0].text == "from a thread"


def test_files_in_hand_survive_their_server(reader):
    """Kill -9 of the server in the middle of several files: each is read anew, none is lost and none held."""
    reader.start()
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(reader.read, b"nap", str(number), "t") for number in range(4)]
        time.sleep(0.5)
        os.kill(reader.server_pid, signal.SIGKILL)
        found = [each.result(timeout=60) for each in waiting]
    assert [(one.status, one.segments[0].text) for one in found] == [(Status.OK, f"{number} t") for number in range(4)]


def test_the_environment_stays_outside(reader, monkeypatch):
    """Keys and passwords of the gateway's environment do not reach the server."""
    monkeypatch.setenv("MASH_CANARY_KEY", "x")
    with SandboxedReader(target=TARGET) as found:
        assert "MASH_CANARY_KEY" not in found.read(b"environment", "", "").segments[0].text


def test_threads_share_one_reader(reader):
    """Answers never cross between threads."""
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda number: reader.read(b"echo", str(number), "t").segments[0].text, range(24)))
    assert found == [f"{number} t" for number in range(24)]


def test_a_dead_server_is_replaced(reader):
    """Killing the fork server costs nothing but a restart."""
    reader.start()
    first = reader.server_pid
    os.kill(first, signal.SIGKILL)
    assert ended(first)
    assert reader.read(b"echo", "again", "t").status is Status.OK
    assert reader.server_pid not in {0, first}


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def test_a_spare_child_that_has_ended_is_replaced(reader):
    """A child that stands ready and is killed (memory is short, say) costs no file its reading."""
    assert reader.read(b"echo", "first", "t").status is Status.OK
    time.sleep(0.1)
    for child in children_of(reader.server_pid):
        os.kill(child, signal.SIGKILL)
        assert ended(child)
    assert reader.read(b"echo", "second", "t").segments[0].text == "second t"


def test_no_child_is_used_twice(reader):
    """What a file did to its child's memory is gone with it: each reading has a process of its own."""
    processes = {reader.read(b"process", "", "").segments[0].text for _ in range(5)}
    assert len(processes) == 5


def test_what_the_server_is_warmed_with_can_be_read():
    """The letters of ours that the server reads before any other are sound, so that they warm what they are meant to."""
    found = []
    warm(lambda content, name: found.append(read_tree(content, name, "")))
    assert [(document.status, document.findings) for document in found] == [(Status.OK, ())] * 3
    assert all("Ann Example was late for school on 3 March 2026." in {s.text for s in document.segments} for document in found)


def test_a_child_dies_with_its_server(reader):
    """A server that dies in the middle of a file leaves no child; where the second one dies, too, the file gets a verdict."""
    seen = []
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(reader.read, b"hang", "", "")
        for _ in range(2):
            children = []
            while len(children) < 2 and not waiting.done():  # the one at work, and the next that stands ready
                time.sleep(0.05)
                pid = reader.server_pid
                children = children_of(pid) if pid else []
            os.kill(reader.server_pid, signal.SIGKILL)
            seen += children
        assert waiting.result(timeout=30).status is Status.CRASHED
    assert all(ended(child) for child in seen)


def test_the_server_dies_with_the_gateway():
    """Kill -9 of the gateway leaves no server behind."""
    script = """
        import sys, time
        from gateway.sandbox import SandboxedReader
        reader = SandboxedReader(target="tests.sandbox_targets:misbehave")
        reader.start()
        reader.read(b"echo", "", "")
        print(reader.server_pid, flush=True)
        time.sleep(60)
    """
    gateway = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, cwd=ROOT, text=True)
    assert gateway.stdout is not None
    server = int(gateway.stdout.readline())
    gateway.kill()
    gateway.wait()
    gateway.stdout.close()
    assert ended(server)


def test_a_required_layer_that_does_not_hold_reads_nothing():
    """The kernel may promise a layer and refuse it: the child looks again before it reads."""
    server = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(REFUSED)], capture_output=True, cwd=ROOT, text=True, check=True, timeout=60
    )
    assert server.stdout.split() == ["LayerMissing"]


def test_the_layers_that_hold_are_those_that_are_told(reader):
    """What start-up and doctor say is what a child really has."""
    script = """
        from gateway.confined.confinement import Caps, confine
        print(*sorted(confine(Caps())))
    """
    told = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], capture_output=True, cwd=ROOT, text=True, check=True, timeout=60)
    assert told.stdout.split() == sorted(active_layers())


def test_a_required_layer_that_is_missing_refuses_to_start():
    """The operator's wish for a layer is never silently ignored."""
    with pytest.raises(ConfigError) as refused:
        SandboxedReader(SandboxSettings(require_layers=("process", "moat")))
    assert refused.value.hint == "moat"
