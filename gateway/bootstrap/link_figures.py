"""Links by group, counted from the audit, the items and the index of a site."""

from __future__ import annotations

from gateway.bootstrap.core import Core
from gateway.ids import HUB, Borough
from gateway.pipeline.link_report import Circumstances, Tables, known_links, report
from gateway.pipeline.link_tally import ACTIONS


def link_tables(core: Core, within: frozenset[Borough] = HUB) -> Tables:
    """Count now, of children of these boroughs. The whole audit of links is read, and each linked child's record."""
    links = known_links(core.store.entries(ACTIONS, -1))
    records = core.index.several({link.child for link in links})
    known = Circumstances(core.store.agency_types({link.item for link in links}), core.index.name_frequencies())
    return report(links, records.get, known, within)
