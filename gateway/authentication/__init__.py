"""Who really sent it? Pure: DNS answers come through a callable. Outside rooms import from here."""

from gateway.authentication.claims import Claims, read_claims
from gateway.authentication.evaluate import EdgeTrust, evaluate
from gateway.authentication.identify import identify
from gateway.authentication.lookups import DnsLookup, DnsUnavailable

__all__ = ["Claims", "DnsLookup", "DnsUnavailable", "EdgeTrust", "evaluate", "identify", "read_claims"]
