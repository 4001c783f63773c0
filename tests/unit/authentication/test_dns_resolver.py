"""The resolver, against a small name server in this process."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from gateway.authentication import DnsUnavailable
from gateway.dns import CachingResolver

ZONE = {
    ("x.example.", "TXT"): ['"v=spf1 " "-all"', '"caf\\233"'],
    ("x.example.", "MX"): ["10 mx.x.example."],
    ("x.example.", "A"): ["192.0.2.1"],
    ("1.2.0.192.in-addr.arpa.", "PTR"): ["x.example."],
}


class Answers(socketserver.BaseRequestHandler):
    asked: list[str]

    def handle(self) -> None:
        wire, connection = self.request
        query = dns.message.from_wire(wire)
        question = query.question[0]
        name, kind = question.name.to_text(), question.rdtype.name
        self.asked.append(f"{name} {kind}")
        reply = dns.message.make_response(query)
        reply.flags |= dns.flags.RA
        if name == "broken.example.":
            reply.set_rcode(dns.rcode.SERVFAIL)
        elif name == "absent.example.":
            reply.set_rcode(dns.rcode.NXDOMAIN)
        elif (name, kind) in ZONE:
            reply.answer.append(dns.rrset.from_text(name, 300, "IN", kind, *ZONE[name, kind]))
        connection.sendto(reply.to_wire(), self.client_address)


@contextmanager
def resolver(asked: list[str]) -> Iterator[CachingResolver]:
    class Server(Answers):
        pass

    Server.asked = asked
    with socketserver.UDPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield CachingResolver(("127.0.0.1",), server.server_address[1], seconds=2.0)
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("name", "kind", "answers"),
    [
        ("X.example.", "TXT", ("v=spf1 -all", "caf\xe9")),
        ("x.example", "MX", ("10 mx.x.example",)),
        ("x.example", "A", ("192.0.2.1",)),
        ("1.2.0.192.in-addr.arpa", "PTR", ("x.example",)),
        ("x.example", "AAAA", ()),
        ("absent.example", "A", ()),
        ("x" * 64 + ".example", "A", ()),
        ("a..example", "A", ()),
        ("x.example", "HINFO", ()),
    ],
)
def test_answers_have_the_promised_shapes(name: str, kind: str, answers: tuple[str, ...]) -> None:
    """TXT strings are joined byte for byte; what is not there is empty, and so is what cannot be asked."""
    with resolver([]) as ask:
        assert sorted(ask(name, kind)) == sorted(answers)


def test_answers_are_kept_and_failures_are_not() -> None:
    """One question serves many messages; a broken server is asked again."""
    asked: list[str] = []
    with resolver(asked) as ask:
        for _ in range(3):
            ask("x.example", "A")
            ask("absent.example", "A")
        assert sorted(asked) == ["absent.example. A", "x.example. A"]
        for _ in range(2):
            with pytest.raises(DnsUnavailable):
                ask("broken.example", "A")
        assert asked.count("broken.example. A") >= 2
