"""Brings a database to the newest schema, at every start, inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from gateway.store.database import Database
from gateway.store.key_tables import KEY_METADATA
from gateway.store.tables import METADATA

MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Schema:
    """One database's tables as the code has them, and the folder of steps that lead there."""

    metadata: sa.MetaData
    versions: str
    version_table: str


MAIN = Schema(METADATA, "versions", "alembic_version")
KEYS = Schema(KEY_METADATA, "key_versions", "alembic_version_keys")


def upgrade(database: Database, schema: Schema) -> None:
    """Apply the steps that are missing. Two processes that start together wait for each other."""
    with database.writing() as session:
        command.upgrade(configuration(schema, session.connection()), "head")


def configuration(schema: Schema, connection: sa.Connection) -> Config:
    """Alembic's configuration, made here instead of in a file, so that nothing depends on the working folder."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(MIGRATIONS / schema.versions))
    config.attributes["connection"] = connection
    config.attributes["schema"] = schema
    return config
