"""Sender authentication wired up: DNS (the demonstration's from a file), trusted edges per mailbox, the agency table."""

from __future__ import annotations

from dataclasses import dataclass

from gateway.agencies import AgencyDirectory
from gateway.authentication.claims import read_claims
from gateway.authentication.evaluate import EdgeTrust, evaluate
from gateway.authentication.identify import identify
from gateway.authentication.lookups import DnsLookup
from gateway.bootstrap.config import Config
from gateway.dns import CachingResolver
from gateway.ids import ChannelName
from gateway.items import RawItem, Sender
from gateway.settings import read_table
from parsers import Document


@dataclass(frozen=True, slots=True)
class Authenticator:
    """`trust` maps a polled mailbox's name to the servers that are believed there."""

    dns: DnsLookup
    directory: AgencyDirectory
    trust: dict[str, EdgeTrust]

    def __call__(self, raw: RawItem, document: Document) -> Sender:
        """Who sent the item, as far as proved. The parsed document is not consulted: the raw header decides."""
        del document
        results = evaluate(raw.content, raw.envelope, self.dns, self._trust(raw))
        claims = read_claims(raw.content) if raw.envelope.channel in {ChannelName.SMTP, ChannelName.IMAP} else read_claims(b"")
        return identify(claims, raw.envelope, results, self.directory)

    def _trust(self, raw: RawItem) -> EdgeTrust | None:
        parts = raw.envelope.source_key.split("/")
        return self.trust.get(parts[1]) if raw.envelope.channel is ChannelName.IMAP and len(parts) > 1 else None


def open_authenticator(config: Config) -> Authenticator:
    """The site's authenticator; the demonstration answers DNS from `dns.toml`."""
    dns: DnsLookup = _dns_of_file(config) if config.is_demonstration else CachingResolver()
    trust = {
        box.name: EdgeTrust(box.trusted_authserv_id, frozenset(domain.lower() for domain in box.trusted_sealers))
        for box in config.settings.imap
    }
    return Authenticator(dns, config.agencies, trust)


def _dns_of_file(config: Config) -> DnsLookup:
    table = read_table(config.folder.file("dns.toml")).get("txt", {})
    records = {str(name): tuple(str(v) for v in values) for name, values in table.items()} if isinstance(table, dict) else {}

    def look_up(name: str, kind: str) -> tuple[str, ...]:
        return records.get(name.rstrip(".").lower(), ()) if kind == "TXT" else ()

    return look_up
