"""Open information requests: looked up by reference, brought in from a table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlmodel import col, delete, select

from gateway.agencies import OpenRequest, bare_message_id
from gateway.errors import Rejected
from gateway.ids import AgencyId, ChildId
from gateway.purposes import ASSESSMENT
from gateway.store.database import Database
from gateway.store.request_tables import RequestMailRow
from gateway.store.sealing import BlindIndex
from gateway.store.tables import RequestRow

LONDON = ZoneInfo("Europe/London")  # times without zone in the hub's tables are local time


@dataclass(frozen=True, slots=True)
class SqlRequestBook:
    """`gateway.ports.RequestBook` on the store's database. Of our mails' Message-IDs it keeps keyed digests."""

    database: Database
    blind: BlindIndex

    def by_reference(self, reference: str) -> OpenRequest | None:
        """See `RequestBook.by_reference`; case does not matter."""
        with self.database.reading() as session:
            row = session.get(RequestRow, reference.strip().upper())
        return None if row is None else _request(row)

    def by_mail(self, message_id: str) -> tuple[OpenRequest, ...]:
        """See `RequestBook.by_mail`."""
        query = select(RequestRow).join(RequestMailRow, col(RequestMailRow.reference) == col(RequestRow.reference))
        with self.database.reading() as session:
            rows = session.exec(query.where(RequestMailRow.digest == self._digest(message_id)).order_by(col(RequestRow.reference)))
            return tuple(_request(row) for row in rows)

    def due(self, request: str) -> tuple[str, datetime | None]:
        """(RAG, deadline) of a request; ("", None) where there is none."""
        found = self.by_reference(request) if request else None
        return (found.rag, found.due_at) if found else ("", None)

    def put(self, requests: Iterable[OpenRequest]) -> int:
        """Add or replace by reference; returns how many. Mails known of a request stay where none are given."""
        found = [(_row(request), {self._digest(mail) for mail in request.mails}) for request in requests]
        with self.database.writing() as session:
            for row, digests in found:
                session.merge(row)
                if digests:
                    session.execute(delete(RequestMailRow).where(col(RequestMailRow.reference) == row.reference))
                    session.execute(sa.insert(RequestMailRow), [{"digest": d, "reference": row.reference} for d in sorted(digests)])
        return len(found)

    def _digest(self, message_id: str) -> str:
        return self.blind.digest("request_mail", bare_message_id(message_id))


def requests_from_table(rows: Iterable[Mapping[str, str]], purposes: Collection[str] = (ASSESSMENT,)) -> tuple[OpenRequest, ...]:
    """Requests out of a table with the columns reference, record_id, agency_id, sent_at, rag, due_at, status, purpose, message_ids.

    The last three may be missing: open, for the hub's assessment, sent by nobody knows which mail. Message-IDs stand between spaces.
    Raises `Rejected("request_row_invalid")` naming the line, and which of `purposes` are allowed where a row names another.
    """
    found = tuple(_from_table(line, row) for line, row in enumerate(rows, 2))
    for line, request in enumerate(found, 2):
        if request.purpose not in purposes:
            raise Rejected("request_row_invalid", f"line {line}: purpose {request.purpose!r}; one of: {', '.join(purposes)}")
    return found


def _from_table(line: int, row: Mapping[str, str]) -> OpenRequest:
    try:
        return OpenRequest(
            reference=row["reference"].strip().upper(),
            child=ChildId(row["record_id"].strip()),
            agency=AgencyId(row["agency_id"].strip()),
            sent_at=_moment(row["sent_at"]),
            rag=row["rag"].strip(),
            due_at=_moment(row["due_at"]),
            status=row.get("status", "open").strip(),
            purpose=(row.get("purpose") or "").strip() or ASSESSMENT,
            mails=_mails(row.get("message_ids") or ""),
        )
    except (KeyError, ValueError, AttributeError) as error:
        raise Rejected("request_row_invalid", f"line {line}") from error


def _mails(text: str) -> tuple[str, ...]:
    """RFC 5322 s3.6.4: an identifier has a right-hand side behind "@". Raises `ValueError` for anything else."""
    found = tuple(dict.fromkeys(map(bare_message_id, text.split())))
    if not all(re.fullmatch(r"[^<>@]+@[^<>@]+", mail) for mail in found):
        raise ValueError("message_ids")
    return found


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text.strip())
    return (at if at.tzinfo else at.replace(tzinfo=LONDON)).astimezone(UTC)


def _request(row: RequestRow) -> OpenRequest:
    return OpenRequest(
        row.reference, ChildId(row.child_id), AgencyId(row.agency_id), row.sent_at, row.rag, row.due_at, row.status, row.purpose
    )


def _row(request: OpenRequest) -> RequestRow:
    return RequestRow(
        reference=request.reference.upper(),
        child_id=request.child,
        agency_id=request.agency,
        sent_at=request.sent_at,
        rag=request.rag,
        due_at=request.due_at,
        status=request.status,
        purpose=request.purpose,
    )
