"""Alembic's folder: one environment, one line of steps for each database."""
