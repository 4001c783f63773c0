"""Where a request comes from, as far as it can be told.

Rule: where a proxy that the settings do not name hides the addresses, all people would share one, and a limit by address would
lock out everyone: then no address is told, and only limits by account hold.
"""

from __future__ import annotations

import ipaddress

from gateway.web.visit import Visit

IPV6_SITE_BITS = 64  # one household or machine commands a whole /64 (RFC 6177)
IPV4 = 4


def address_of(visit: Visit) -> str:
    """The peer's address, IPv6 by its /64; "" where it cannot be told.

    The header of a proxy named in the settings has been applied before, by the server. A request in clear to a console that
    is reached by https came through some proxy.
    """
    request = visit.request
    behind_unnamed = visit.deps.scheme == "https" and request.scope.get("scheme") == "http" and visit.deps.proxies == "unnamed"
    if behind_unnamed or request.client is None:
        return ""
    try:
        address = ipaddress.ip_address(request.client.host.partition("%")[0])
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(address) if address.version == IPV4 else str(ipaddress.ip_network((address, IPV6_SITE_BITS), strict=False))
