"""Authentication-Results (RFC 8601) of the mailbox's own server, for polled mail.

Only the topmost field with the configured authserv-id counts: a server writes above what it was given, so whatever stands below
may be the sender's. Within it the worst verdict stands. The server itself must remove forged fields that bear its name (RFC 8601 s5).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gateway.authentication.headers import Field, values
from gateway.authentication.mailboxes import normal_domain
from gateway.items import AuthResults, Verdict

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^(spf|dkim|dmarc)(?:/\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
_HEADER_FROM = re.compile(r"\bheader\.from\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)
_WORDS = {
    "pass": Verdict.PASS,
    "fail": Verdict.FAIL,
    "softfail": Verdict.FAIL,
    "policy": Verdict.FAIL,
    "temperror": Verdict.TEMPERROR,
}
NAMELESS = "-"  # Exchange Online writes no authserv-id: there the topmost field counts, if it has none
_WORST_FIRST = (Verdict.FAIL, Verdict.TEMPERROR, Verdict.NONE, Verdict.PASS)


@dataclass(frozen=True, slots=True)
class _Finding:
    method: str
    verdict: Verdict


def trusted_results(fields: tuple[Field, ...], authserv_id: str, claimed: str) -> AuthResults | None:
    """The server's verdicts on a message that claims to be from `claimed`; None where it wrote none."""
    written = [_COMMENT.sub("", _COMMENT.sub("", value)) for value in values(fields, "authentication-results")]
    own = written[:1] if authserv_id == NAMELESS else [value for value in written if _server(value) == authserv_id.lower()][:1]
    findings = [finding for value in own for finding in _findings(value, authserv_id, claimed)]
    if not findings:
        return None
    spf, dmarc = (_worst(findings, method) for method in ("spf", "dmarc"))
    return AuthResults(spf=spf, dkim=_best(findings, "dkim"), dmarc=dmarc, source="trusted_header")


def dmarc_of(value: str, claimed: str) -> Verdict | None:
    """The DMARC verdict on `claimed` in a value "authserv-id; method=result ...", whoever wrote it; None where it has none."""
    parts = _COMMENT.sub("", _COMMENT.sub("", value)).split(";")[1:]
    return _worst([finding for part in parts for finding in _finding(part.strip(), claimed, named="yes")], "dmarc")


def _server(value: str) -> str:
    """The authserv-id, lower case; "" where the field begins with a result."""
    first = value.split(";", 1)[0]
    return "" if "=" in first else (first.split() or [""])[0].lower()


def _findings(value: str, authserv_id: str, claimed: str) -> list[_Finding]:
    if authserv_id == NAMELESS and _server(value):
        return []
    parts = value.split(";")[0 if authserv_id == NAMELESS else 1 :]
    return [finding for part in parts for finding in _finding(part.strip(), claimed)]


def _finding(part: str, claimed: str, *, named: str = "no") -> list[_Finding]:
    """`named` "yes": a DMARC verdict must say which domain it is about."""
    found = _RESULT.match(part)
    if found is None:
        return []
    method = found.group(1).lower()
    verdict = _WORDS.get(found.group(2).lower(), Verdict.NONE)
    about = _HEADER_FROM.search(part)
    if method == "dmarc" and (named == "yes" if about is None else normal_domain(about.group(1)) != claimed):
        verdict = Verdict.NONE  # a verdict on another domain is none on this one
    return [_Finding(method, verdict)]


def _worst(findings: list[_Finding], method: str) -> Verdict | None:
    verdicts = {finding.verdict for finding in findings if finding.method == method}
    return next((verdict for verdict in _WORST_FIRST if verdict in verdicts), None)


def _best(findings: list[_Finding], method: str) -> Verdict | None:
    """Of several signatures one that holds is enough (RFC 6376 s6.1)."""
    verdicts = {finding.verdict for finding in findings if finding.method == method}
    return next((verdict for verdict in reversed(_WORST_FIRST) if verdict in verdicts), None)
