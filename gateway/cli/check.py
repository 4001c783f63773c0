"""`check-config` and `doctor`: whether this site is fit to run."""

from __future__ import annotations

from typing import Annotated

import typer

from gateway.cli.exit_codes import FAILED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import Json, print_json, print_table, say


def check_config(config: Config = "", *, as_json: AsJson = False) -> None:
    """Read every settings file; faults name file, line, what is wrong and what is allowed."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.matching_standing import matching_says
    from gateway.bootstrap.purposes import unused

    found = load_config(config)
    facts: dict[str, Json] = {
        "folder": str(found.folder.folder),
        "agencies": len(found.agencies.agencies),
        "policies": len(found.policies.by_name),
        "purposes": ", ".join(found.purposes.names),
        "form_profiles": len(found.profiles),
        "destinations": len(found.destinations),
        "weights": f"{found.weights.version} ({'trained' if found.weights.trained else 'hand-set'}, {found.weights.digest[:12]})",
        "automatic_matching": matching_says(found),
    }
    if as_json:
        print_json({"ok": True, **facts})
    else:
        say("The configuration can be used: " + ", ".join(f"{key} {value}" for key, value in facts.items()))
    for name in unused(found.purposes, found.policies) if not as_json else ():
        say(f"Never used: policies/{name}.toml is for a purpose that purposes.toml does not list ({', '.join(found.purposes.names)}).")


def doctor(
    config: Config = "",
    *,
    as_json: AsJson = False,
    running: Annotated[bool, typer.Option("--running", help="Ask the running gateway's /ready instead of opening the store.")] = False,
) -> None:
    """Check keys, store, engine, detector model, sandbox layers, disk and servers; exit code 1 where something is wrong."""
    from gateway.bootstrap import diagnose, diagnose_running, load_config

    settings = load_config(config)
    findings = diagnose_running(settings) if running else diagnose(settings)
    if as_json:
        print_json([{"check": f.check, "state": f.state, "says": f.says} for f in findings])
    else:
        print_table(("check", "state", "says"), [(f.check, f.state, f.says) for f in findings])
    if any(f.state == "wrong" for f in findings):
        raise typer.Exit(FAILED)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(name="check-config")(check_config)
    app.command()(doctor)
