"""One acceptance as an outcome: in channels that poll, a fault with one message must not end the channel."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from gateway.channels.acceptor import Acceptor
from gateway.errors import GatewayError, Rejected
from gateway.items import Envelope
from gateway.pipeline.intake import Accepted


@dataclass(frozen=True, slots=True)
class Refused:
    """The intake will never take these bytes; `code` says why."""

    code: str


@dataclass(frozen=True, slots=True)
class Deferred:
    """Not taken now: try again. `code` is a code of ours, or the class of an unforeseen exception (a bug), never its message."""

    code: str


def attempt(acceptor: Acceptor, envelope: Envelope, content: bytes) -> Accepted | Refused | Deferred:
    """Call `accept` once. It runs in a thread so that whatever it raises arrives here as a value."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        call = pool.submit(acceptor.accept, envelope, content)
        fault = call.exception()
    match fault:
        case None:
            return call.result()
        case Rejected(code=code):
            return Refused(code)
        case GatewayError(code=code):
            return Deferred(code)
        case _:
            return Deferred(type(fault).__name__)
