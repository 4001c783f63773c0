"""Mutation fuzzing of every parser: `make fuzz SECONDS=60`. What it finds is kept in `tests/unit/parsers/regressions`."""
