"""ARC chains: a seal is evidence where every forwarder since is one that the site names, and never more than that."""

from __future__ import annotations

import dkim
import pytest

from gateway.agencies import Agency, AgencyDirectory
from gateway.authentication import EdgeTrust, evaluate, identify, read_claims
from gateway.authentication.arc_check import check_arc, vouching_sealer
from gateway.evaluation import verify_arc
from gateway.ids import AgencyId, ChannelName
from gateway.items import SenderStatus, Verdict
from tests.unit.authentication.test_evaluate import DMARC, MESSAGE, Table, dkim_key, envelope, key

SEEN = b"spf=pass smtp.mailfrom=school.example; dmarc=pass header.from=school.example"
KEYS = Table(dkim_key("seg.example") | dkim_key("list.example") | DMARC)
SEG = frozenset({"seg.example"})


def forwarded(message: bytes, sealer: bytes, saw: bytes = SEEN) -> bytes:
    """The message with one more ARC set by `sealer`."""
    server = b"mx." + sealer
    told = b"Authentication-Results: " + server + b"; " + saw + b"\r\n" + message
    return b"".join(dkim.arc_sign(told, b"sel", sealer, key()[0], server)) + told


def chain(*sealers: bytes) -> bytes:
    raw = MESSAGE
    for number, sealer in enumerate(sealers):
        raw = forwarded(raw, sealer, SEEN if number == 0 else b"arc=pass; dmarc=fail header.from=school.example")
    return raw


@pytest.mark.parametrize(
    ("raw", "verdict"),
    [
        (MESSAGE, Verdict.NONE),
        (chain(b"seg.example"), Verdict.PASS),
        (chain(b"list.example", b"seg.example"), Verdict.PASS),
        (chain(b"seg.example").replace(b"body", b"bodx"), Verdict.FAIL),
        (chain(b"seg.example").replace(b"dmarc=pass", b"dmarc=fail"), Verdict.FAIL),
        (chain(b"unknown.example"), Verdict.FAIL),
        (b"ARC-Seal: rubbish\r\n" + MESSAGE, Verdict.NONE),
        (b"ARC-Authentication-Results: i=11; mx.seg.example; dmarc=pass\r\n" + MESSAGE, Verdict.FAIL),
        (chain(b"seg.example").replace(b"ARC-Message-Signature: ", b"ARC-Message-Signature: l=1; "), Verdict.FAIL),
    ],
)
def test_chains(raw: bytes, verdict: Verdict) -> None:
    """Whole chains hold; a changed body or seal, a missing key, an endless chain and a signature over a part do not."""
    assert check_arc(raw, KEYS).verdict is verdict


def test_a_chain_without_dns_is_undecided() -> None:
    """Neither evidence nor its absence."""
    assert check_arc(chain(b"seg.example"), Table(down=("sel._domainkey.seg.example",))).verdict is Verdict.TEMPERROR


@pytest.mark.parametrize(
    ("raw", "sealers", "sealer"),
    [
        (chain(b"seg.example"), {"seg.example"}, "seg.example"),
        (chain(b"seg.example"), {"list.example"}, ""),
        (chain(b"list.example", b"seg.example"), {"seg.example"}, ""),
        (chain(b"list.example", b"seg.example"), {"seg.example", "list.example"}, "list.example"),
        (chain(b"seg.example", b"list.example"), {"seg.example"}, ""),
        (forwarded(MESSAGE, b"seg.example", b"dmarc=pass header.from=mailer.example"), {"seg.example"}, ""),
        (forwarded(MESSAGE, b"seg.example", b"spf=pass; dmarc=pass"), {"seg.example"}, ""),
    ],
)
def test_only_listed_sealers_count_and_only_for_the_claimed_domain(raw: bytes, sealers: set[str], sealer: str) -> None:
    """One stranger after the one who saw it, a verdict on another domain, or on none that is named: nobody vouches."""
    assert vouching_sealer(check_arc(raw, KEYS), "school.example", frozenset(sealers)) == sealer


def test_a_vouched_sender_is_held_with_the_evidence_and_not_called_forged() -> None:
    """A forwarder broke SPF and the signature; a person decides, and sees what the forwarder saw."""
    directory = AgencyDirectory.of([Agency(AgencyId("AG-SCH"), "School", "school", ("school.example",))])
    polled = envelope(ip="", channel=ChannelName.IMAP)
    broken = chain(b"seg.example").replace(b"From: Head", b"X-Note: y\r\nFrom: Head")
    for raw, reasons in ((broken, ("not_authenticated", "arc_vouched")), (MESSAGE, ("not_authenticated",))):
        results = evaluate(raw, polled, KEYS, EdgeTrust(sealers=SEG))
        sender = identify(read_claims(raw), polled, results, directory)
        assert (sender.status, sender.reasons) == (SenderStatus.UNKNOWN, reasons)


def test_a_seal_counts_for_nothing_at_our_own_listener() -> None:
    """There the peer is seen, and SPF, DKIM and DMARC decide."""
    assert evaluate(chain(b"seg.example"), envelope(), KEYS, EdgeTrust(sealers=SEG)).vouched_by == ""


def test_the_evaluators_words() -> None:
    """Its table of TXT records, its three words."""
    records = {"sel._domainkey.seg.example": key()[1]}
    words = [verify_arc(raw, lambda name: records.get(name.rstrip("."))) for raw in (MESSAGE, chain(b"seg.example"), chain(b"x.example"))]
    assert words == ["none", "pass", "fail"]
