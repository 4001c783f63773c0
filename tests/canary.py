"""Words that stand nowhere else, and a search for them in everything that a site leaves on a disk or in a database."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

GIVEN, FAMILY, STREET, SURGERY = "Quorvanella", "Zyxbridge", "Vexmoor Pellgate", "Umbrelith"
NHS_NUMBER, PHONE, POSTCODE = "9998712300", "07700900461", "W12 9QX"
NEIGHBOUR = "Thrandoline"
CANARIES = (GIVEN, FAMILY, STREET, SURGERY, NHS_NUMBER, PHONE, NEIGHBOUR)


def forms_of(canary: str) -> dict[str, bytes]:
    """The ways in which a store, a log or an engine may write a word down without hiding it."""
    plain = canary.encode()
    turned = {
        "utf-8": plain,
        "lower": plain.lower(),
        "upper": plain.upper(),
        "utf-16": canary.encode("utf-16-le"),
        "hex": plain.hex().encode(),
        "utf-16 in hex": canary.encode("utf-16-le").hex().encode(),
    }
    # base64 of a word inside a longer text: at each of the three offsets, without the characters that its neighbours decide
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + plain)
        turned[f"base64+{offset}"] = coded[(0, 2, 3)[offset] + (2 if offset else 0) : len(coded) - 4]
    return turned


NEEDLES = tuple((canary, how, needle) for canary in CANARIES for how, needle in forms_of(canary).items() if len(needle) >= 6)


def seen_in(place: str, content: bytes) -> list[str]:
    """One line for each canary that stands in the bytes: where, which, in what form."""
    return [f"{place}: {canary} as {how}" for canary, how, needle in NEEDLES if needle in content]


def seen_on_disk(folder: Path, *, apart: tuple[Path, ...] = ()) -> list[str]:
    """In the name or the bytes of any file under the folder, those under `apart` excepted."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not any(path.is_relative_to(other) for other in apart)]
    names = [hit for path in files for hit in seen_in("name", str(path.relative_to(folder)).encode())]
    return names + [hit for path in files for hit in seen_in(str(path.relative_to(folder)), path.read_bytes())]


def rows_of(url: sa.URL | str) -> Iterator[tuple[str, bytes]]:
    """(schema.table, row) of every table of a PostgreSQL database, the engine's too; bytes in hex as the server shows them."""
    engine = sa.create_engine(sa.make_url(url).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        tables = connection.exec_driver_sql(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).all()
        for schema, table in tables:
            for (row,) in connection.exec_driver_sql(f'SELECT t::text FROM "{schema}"."{table}" t'):
                yield f"{schema}.{table}", row.encode()
    engine.dispose()
