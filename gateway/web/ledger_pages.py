"""The ledger of hidden passages for governance: codes, offsets and policy versions, never the words."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import replace

from starlette.responses import JSONResponse, Response

from gateway.ids import ItemId
from gateway.views import LedgerFilter, LedgerRow
from gateway.web import clocks
from gateway.web.rendering import page
from gateway.web.visit import Visit

ROWS = 100
FILE_ROWS = 100_000
FIELDS = ("entity", "reason", "policy", "agency_type", "borough", "item")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS: tuple[tuple[str, Callable[[LedgerRow], str]], ...] = (
    ("at", lambda r: r.at.isoformat()),
    ("item", lambda r: r.item),
    ("copy", lambda r: r.copy),
    ("borough", lambda r: r.borough.value),
    ("agency_type", lambda r: r.agency_type),
    ("passage", lambda r: r.passage),
    ("start", lambda r: str(r.start)),
    ("end", lambda r: str(r.end)),
    ("entity", lambda r: r.entity),
    ("role", lambda r: r.role),
    ("operator", lambda r: r.operator),
    ("reason", lambda r: r.reason),
    ("purpose", lambda r: r.purpose),
    ("policy", lambda r: r.policy),
    ("recogniser", lambda r: r.recogniser),
    ("score", lambda r: f"{r.score:.2f}" if r.score else ""),
    ("evidence", lambda r: r.evidence),
    ("first_yes_by", lambda r: r.first_yes_by),
    ("confirmed_by", lambda r: r.confirmed_by),
    ("confirmed_at", lambda r: r.at.isoformat() if r.confirmed_by else ""),
)


def ledger(visit: Visit) -> Response:
    """Redactions newest first, by a GET filter form."""
    where = _filter(visit, ROWS)
    rows = visit.deps.store.ledger(where)
    _note(visit, where, "ledger")
    query = "&".join(f"{name}={visit.query(name)}" for name in FIELDS if visit.query(name))
    context = {
        "rows": rows,
        "where": where,
        "query": query,
        "size": ROWS,
        "known": _known(visit),
        "full": clocks.full,
        "people": visit.colleagues(),
    }
    return page(visit, "ledger.html", context)


def ledger_csv(visit: Visit) -> Response:
    """The same rows as CSV (RFC 4180), at most 100,000."""
    where = _filter(visit, FILE_ROWS)
    rows = visit.deps.store.ledger(where)
    _note(visit, where, "ledger_csv")
    return Response(as_csv(rows), media_type="text/csv; charset=utf-8", headers=_saved_as(visit, "csv"))


def ledger_json(visit: Visit) -> Response:
    """The same rows as a JSON array of objects, at most 100,000."""
    where = _filter(visit, FILE_ROWS)
    rows = visit.deps.store.ledger(where)
    _note(visit, where, "ledger_json")
    return JSONResponse([as_object(row) for row in rows], headers=_saved_as(visit, "json"))


def as_object(row: LedgerRow) -> dict[str, str | int | float]:
    """One row for scripts: the columns of the CSV, offsets and score as numbers."""
    written = {name: read(row) for name, read in COLUMNS}
    return {**written, "start": row.start, "end": row.end, "score": row.score}


def _saved_as(visit: Visit, suffix: str) -> dict[str, str]:
    """The file's name holds the date only."""
    return {"Content-Disposition": f'attachment; filename="hidden-passages-{visit.deps.clock.now():%Y-%m-%d}.{suffix}"'}


def as_csv(rows: Iterable[LedgerRow]) -> str:
    """Rows under a heading. A value that a spreadsheet would run as a formula is defused with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([name for name, _read in COLUMNS])
    for row in rows:
        writer.writerow([_plain(read(row)) for _name, read in COLUMNS])
    return out.getvalue()


def _note(visit: Visit, where: LedgerFilter, what: str) -> None:
    """Say in the audit who looked; with the item where the rows of one item were asked for. Filters are not repeated: they are typed."""
    known = where.item if any(r.item == where.item for r in visit.deps.store.ledger(replace(where, limit=1, offset=0))) else ""
    visit.deps.desk.opened(visit.user, what, ItemId(known) if known else None)


def _plain(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


def _filter(visit: Visit, limit: int) -> LedgerFilter:
    asked = visit.query("from")
    offset = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 and limit == ROWS else 0  # noqa: PLR2004 - fits any database integer
    values = {name: visit.query(name)[:100] for name in FIELDS}
    return LedgerFilter(**values, within=visit.user.boroughs, limit=limit, offset=offset)


def _known(visit: Visit) -> dict[str, list[str]]:
    """Values to offer in the filters: those of the newest rows."""
    newest = visit.deps.store.ledger(LedgerFilter(within=visit.user.boroughs, limit=2_000))
    return {name: sorted({str(getattr(r, name)) for r in newest} - {""}) for name in FIELDS if name != "item"}
