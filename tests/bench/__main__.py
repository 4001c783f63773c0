"""`make bench`: measures this machine and writes docs/benchmarks.md. Ratios within one run; no test asserts a time."""

from __future__ import annotations

import argparse
import json
import logging
import os
import platform
import shutil
import sys
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import structlog

from tests.bench import accepting, going_through, reading
from tests.gateway_site import make_site
from tests.postgres import fresh_database, running_server

Figures = dict[str, object]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--out", default="", help="write the page here")
    asked = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    folder = Path(tempfile.mkdtemp(prefix="mash-bench-"))
    try:
        page = page_of(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if asked.json:
        sys.stdout.write(json.dumps(page, indent=1, default=str) + "\n")
    text = as_markdown(page)
    if asked.out:
        Path(asked.out).write_text(text)
    elif not asked.json:
        sys.stdout.write(text)


def page_of(folder: Path) -> Figures:
    """Everything, one after another: two measurements at once would only measure each other."""
    sqlite = accepting.measure(make_site(folder / "sqlite"), "SQLite")
    with running_server() as server:
        postgres = accepting.measure(make_site(folder / "postgres", url=fresh_database(server)), "PostgreSQL")
    return {
        "machine": machine(folder),
        "accept": [asdict(rate) for rates in (sqlite, postgres) for rate in rates],
        "passage": asdict(going_through.measure_passage(make_site(folder / "passage"))),
        "cpu": going_through.shares_of_cpu(make_site(folder / "cpu")),
        "reading": [asdict(found) for found in reading.measure()],
    }


def machine(folder: Path) -> dict[str, object]:
    """What the absolute figures belong to."""
    cpus = [line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return {
        "processor": cpus[0] if cpus else platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": memory,
        "file_system": file_system_of(folder),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
        "at": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
    }


def file_system_of(folder: Path) -> str:
    """Kind of the file system that holds the folder: the longest mount point in front of its path."""
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    return max((m for m in mounts if str(folder).startswith(m[0])), key=lambda m: len(m[0]))[1]


def as_markdown(page: Figures) -> str:
    """The page as docs/benchmarks.md holds it."""
    parts = (_head, _accept, _passage, _cpu, _reading)
    return "\n".join(part(page) for part in parts)


def _head(page: Figures) -> str:
    facts = "; ".join(f"{key.replace('_', ' ')}: {value}" for key, value in page["machine"].items())  # type: ignore[attr-defined]
    return (
        "# Benchmarks\n\nWritten by `make bench`. Ratios compare ways within one run, round by round in turn; absolute figures belong to\n"
        f"the machine below and to its load at that moment.\n\n{facts}.\n"
    )


def _accept(page: Figures) -> str:
    rates = [accepting.Rate(**rate) for rate in page["accept"]]  # type: ignore[attr-defined]
    lines = [
        "## Accepting an item\n",
        "Bare: write, fsync the file, fsync its folder. Intake: seal under a new key (its own commit), write and sync the blob, then one",
        "transaction of item row, audit leaf and work order. SMTP: the same through the real listener, on open connections.",
        f"Items of about 4 KB; medians of {accepting.ROUNDS} rounds of {accepting.ITEMS}.\n",
        "| way | senders | items/s | of the bare rate |",
        "|---|---|---|---|",
    ]
    bare: dict[int, float] = {}
    for rate in rates:
        if rate.way.startswith("bare"):
            bare[rate.senders] = rate.per_second
        lines.append(f"| {rate.way} | {rate.senders} | {rate.per_second:.0f} | {rate.per_second / bare[rate.senders]:.0%} |")
    return "\n".join(lines) + "\n"


def _passage(page: Figures) -> str:
    found = going_through.Passage(**page["passage"])  # type: ignore[arg-type]
    return (
        "## From accept to the receiver\n\n"
        f"{found.items} messages of the demonstration, of all its ends, accepted at once: {found.items / found.seconds:.1f} items/s\n"
        f"until none was unread and nothing waited to go; {found.arrived} copies arrived in the receiver's folder. Two threads, SQLite.\n"
    )


def _cpu(page: Figures) -> str:
    spent: dict[str, float] = page["cpu"]  # type: ignore[assignment]
    whole, count = sum(spent.values()), len(going_through.samples())
    rows = [f"| {stage} | {seconds / whole:.0%} | {seconds / count * 1000:.1f} |" for stage, seconds in spent.items()]
    head = "## Processor time by stage\n\nThe same messages, one after another; the engine's own polling is not in it.\n\n"
    return head + "| stage | share | ms an item |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _reading(page: Figures) -> str:
    return reading.as_markdown([reading.Reading(**row) for row in page["reading"]])  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
