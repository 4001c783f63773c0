"""Tables of the requests that the hub sent, beside the requests themselves."""

from __future__ import annotations

from sqlmodel import Field

from gateway.store.tables import Row


class RequestMailRow(Row, table=True):
    """A mail of ours told of a request: keyed digest of its Message-ID. One mail may tell of several."""

    __tablename__ = "request_mail"
    digest: str = Field(primary_key=True)
    reference: str = Field(primary_key=True, index=True)
