"""Links by group for managers and governance: counts with their limits, no small group, nobody by name or record."""

from __future__ import annotations

from starlette.responses import Response

from gateway.pipeline.link_report import FEWEST
from gateway.web import clocks, matching_words
from gateway.web.rendering import page
from gateway.web.visit import Visit


def links(visit: Visit) -> Response:
    """The tables as they were last counted, of the children of this person's boroughs alone."""
    counted = visit.deps.links_by_group(visit.user.boroughs)
    tables = [(matching_words.GROUPED_BY[name], groups) for name, groups in counted.tables.items()]
    return page(visit, "links.html", {"tables": tables, "counted": clocks.full(counted.at), "fewest": FEWEST})
