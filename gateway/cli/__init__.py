"""The command line. Commands load what they need when they run: `--help` must not load a model or a database."""

from __future__ import annotations

import typer

from gateway.cli import (
    audit,
    check,
    children,
    demonstration,
    evaluation,
    forms,
    ingest,
    inspect,
    items,
    matching,
    policy,
    quarantine,
    rendition,
    requests,
    retention,
    running,
    site,
    users,
)

app = typer.Typer(
    name="mash-gateway",
    help="Secure ingestion gateway for a Multi-Agency Safeguarding Hub.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,  # locals may hold personal data
)

for module in (site, check, running, ingest, inspect, rendition, demonstration):
    module.register(app)

app.add_typer(children.app, name="children")
app.add_typer(requests.app, name="requests")
app.add_typer(items.app, name="items")
app.add_typer(quarantine.app, name="quarantine")
app.add_typer(matching.app, name="match")
app.add_typer(forms.app, name="forms")
app.add_typer(policy.app, name="policy")
app.add_typer(users.app, name="users")
app.add_typer(retention.app, name="retention")
app.add_typer(audit.app, name="audit")
app.add_typer(evaluation.app, name="evaluate")
