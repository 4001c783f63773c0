"""Real servers for tests: Postfix, Dovecot, clamd, each in a scratch folder on free ports, stopped afterwards.

`require` is the one place where a test is left out for want of a server, and where MASH_NOTHING_LEFT_OUT=1 forbids that.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.channel_fakes import write_certificate

SYSTEM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
UNPRIVILEGED = "mail"  # a user and group of every Debian


def require(*programs: str, root: bool = True) -> None:
    """Leave the test out where a server's program, or root to start it, is missing; fail where nothing may be left out."""
    missing = [program for program in programs if shutil.which(program, path=SYSTEM_PATH) is None]
    if root and os.geteuid() != 0:
        missing.append("root")
    if not missing:
        return
    reason = f"missing: {', '.join(missing)} (tests/install_servers.sh installs the servers)"
    if os.environ.get("MASH_NOTHING_LEFT_OUT") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def until(condition: Callable[[], object], what: str, seconds: float = 60.0) -> None:
    """Wait for the condition; fail saying what did not happen."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"did not happen within {seconds:.0f} s: {what}")
        time.sleep(0.05)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that servers which drop root can reach; pytest's own is for its owner only."""
    folder = Path(tempfile.mkdtemp(prefix="mash-test-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(*command: str | Path) -> None:
    """A command that must succeed; its words are shown where it does not. A daemon may keep them open: hence a file, no pipe."""
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            check=False,
            timeout=60,
            env={"PATH": SYSTEM_PATH},
        )
        said.seek(0)
        assert done.returncode == 0, f"{command[0]}: {said.read().decode(errors='replace')}"


POSTFIX_MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/maillog
maillog_file_prefixes = {folder}
inet_interfaces = loopback-only
inet_protocols = ipv4
myhostname = relay.example.test
mydestination =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
default_transport = discard:
disable_dns_lookups = yes
message_size_limit = 52428800
minimal_backoff_time = 1s
maximal_backoff_time = 1s
queue_run_delay = 1s
transport_maps = inline:{{ {{ {domain}=smtp:[127.0.0.1]:{gateway} }} }}
smtp_tls_policy_maps = inline:{{ {{ [127.0.0.1]:{gateway}=verify match=localhost protocols=>=TLSv1.2 }} }}
smtp_tls_CAfile = {authority}
smtp_tls_loglevel = 1
"""


@dataclass(frozen=True)
class Postfix:
    """A relay: `port` takes mail, `log` is its own log."""

    port: int
    log: Path

    def words(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""


@contextmanager
def running_postfix(*, domain: str, gateway: int, authority: Path) -> Iterator[Postfix]:
    """Postfix that relays `domain` to the gateway's port, over TLS verified by `authority` or not at all."""
    require("postfix")
    with scratch() as folder:
        port = free_port()
        for name in ("etc", "spool", "data"):
            (folder / name).mkdir()
        shutil.chown(folder / "data", "postfix")
        anchor = shutil.copy(authority, folder / "authority.pem")
        (folder / "etc/main.cf").write_text(POSTFIX_MAIN.format(folder=folder, domain=domain, gateway=gateway, authority=anchor))
        (folder / "etc/master.cf").write_text(_postfix_services(port))
        run("postfix", "-c", folder / "etc", "start")
        try:
            until(lambda: listens(port), "Postfix listens")
            yield Postfix(port, folder / "maillog")
        finally:
            run("postfix", "-c", folder / "etc", "stop")


def _postfix_services(port: int) -> str:
    """Debian's table with our port and without chroot."""
    lines = []
    for line in Path("/usr/share/postfix/master.cf.dist").read_text().splitlines():
        words = line.split()
        if line[:1].isalpha() and len(words) >= 8:  # service type private unpriv chroot wakeup maxproc command
            name = f"127.0.0.1:{port}" if words[:2] == ["smtp", "inet"] else words[0]
            lines.append(" ".join([name, *words[1:4], "n", *words[5:]]))
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


DOVECOT = """\
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
log_path = {folder}/dovecot.log
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
mailbox_idle_check_interval = 1 secs
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={user} gid={user} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
}}
service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """An IMAP server: any user, password "secret", TLS by `authority`."""

    port: int
    authority: Path


@contextmanager
def running_dovecot() -> Iterator[Dovecot]:
    """Dovecot on a free port, IMAPS only."""
    require("dovecot", "doveadm")
    with scratch() as folder:
        certificate, key = write_certificate(folder)
        port = free_port()
        (folder / "run").mkdir()
        (folder / "mail").mkdir()
        shutil.chown(folder / "mail", UNPRIVILEGED, UNPRIVILEGED)
        settings = folder / "dovecot.conf"
        settings.write_text(DOVECOT.format(folder=folder, certificate=certificate, key=key, user=UNPRIVILEGED, port=port))
        run("dovecot", "-c", settings)
        try:
            until(lambda: listens(port), "Dovecot listens")
            yield Dovecot(port, certificate)
        finally:
            run("doveadm", "-c", settings, "stop")


CLAMD = """\
DatabaseDirectory {folder}/db
TCPSocket {port}
TCPAddr 127.0.0.1
LogFile {folder}/clamd.log
PidFile {folder}/clamd.pid
TemporaryDirectory {folder}/tmp
StreamMaxLength 10M
MaxScanSize 40M
MaxFileSize 10M
MaxRecursion 17
AlertEncrypted yes
AlertExceedsMax yes
"""


def eicar() -> bytes:
    """The harmless test file that every scanner knows, built at run time so that this repository is not itself a finding."""
    return b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


@contextmanager
def running_clamd() -> Iterator[int]:
    """ClamAV with one signature, the EICAR file's; its port."""
    require("clamd")
    with scratch() as folder:
        (folder / "db").mkdir()
        (folder / "tmp").mkdir()
        folder.chmod(0o755)
        (folder / "db/local.ndb").write_text("Eicar-Test-Signature:0:*:" + eicar().hex() + "\n")
        port = free_port()
        (folder / "clamd.conf").write_text(CLAMD.format(folder=folder, port=port))
        run("clamd", f"--config-file={folder}/clamd.conf")
        try:
            until(lambda: listens(port), "clamd listens")
            yield port
        finally:
            os.kill(int((folder / "clamd.pid").read_text()), signal.SIGTERM)
            until(lambda: not listens(port), "clamd stops")
