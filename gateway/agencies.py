"""Who may send: the agencies, their domains and what proof each is expected to bring; the open requests they answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from gateway.ids import AgencyId, ChildId
from gateway.purposes import ASSESSMENT


class TlsExpectation(StrEnum):
    """Per-agency TLS policy: the NHS cannot be refused for want of TLS, others can be held."""

    REQUIRE = "require"  # without TLS: held
    PREFER = "prefer"  # without TLS: flagged
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency. `type` is a row of the policies ("police", "gp", "school", ...)."""

    id: AgencyId
    name: str
    type: str
    domains: tuple[str, ...] = ()
    form_clients: tuple[str, ...] = ()
    tls: TlsExpectation = TlsExpectation.PREFER
    borough: str = ""
    without_dmarc: tuple[str, ...] = ()  # its domains that publish no DMARC policy: aligned SPF or DKIM is then enough


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A request for information that MASH sent: `reference` is MASH-XXXX-XXXX; it names a thread, not a child.

    `purpose` is what the answer is for. `mails` are the Message-IDs of the mails with which it was sent, reminded of and
    acknowledged; () in what a store gives back, which keeps their digests.
    """

    reference: str
    child: ChildId
    agency: AgencyId
    sent_at: datetime
    rag: str
    due_at: datetime
    status: str = "open"
    purpose: str = ASSESSMENT
    mails: tuple[str, ...] = ()


def bare_message_id(text: str) -> str:
    """A Message-ID as it is compared: without angle brackets, in small letters. Some mailers change the letters of its domain."""
    return text.strip().strip("<>").strip().lower()


@dataclass(frozen=True, slots=True)
class AgencyDirectory:
    """Look-up of agencies by id, exact mail domain or form client. Domains are compared in lower case."""

    agencies: tuple[Agency, ...]
    _by_domain: dict[str, Agency] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for agency in self.agencies:
            for domain in agency.domains:
                self._by_domain[domain.lower()] = agency

    def by_domain(self, domain: str) -> Agency | None:
        """The agency that owns `domain` exactly; a sub-domain has its own row or none."""
        return self._by_domain.get(domain.lower())

    def by_id(self, agency: AgencyId) -> Agency | None:
        """The agency with this id."""
        return next((a for a in self.agencies if a.id == agency), None)

    def by_form_client(self, client: str) -> Agency | None:
        """The agency that an authenticated API client belongs to."""
        return next((a for a in self.agencies if client in a.form_clients), None)

    @classmethod
    def of(cls, agencies: Iterable[Agency]) -> AgencyDirectory:
        """A directory of these agencies."""
        return cls(tuple(agencies))
