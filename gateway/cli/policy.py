"""`policy`: what a policy does to which datum and why, what two of them do differently. Rows and words only: nothing of an item."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import Json, print_json, print_table, progress, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gateway.bootstrap.config import Config as SiteConfig
    from gateway.pipeline.simulation import Replayed
    from redaction import Policy
    from redaction.policy_reading import Changed, Decided

app = typer.Typer(help="Minimisation policies: explain, diff, simulate.", no_args_is_help=True)
Purpose = Annotated[str, typer.Option(help="Another purpose than the hub's assessment of risk (config/purposes.toml).")]
Agency = Annotated[str, typer.Argument(help="Kind of agency, such as police or gp; without it the policies are listed.")]


@app.command()
def explain(
    agency_type: Agency = "",
    config: Config = "",
    *,
    entity: Annotated[str, typer.Option(help="One kind of datum (docs/entities.md), such as PERSON.")] = "",
    role: Annotated[str, typer.Option(help="Whose it is, such as third_party.")] = "",
    segment: Annotated[str, typer.Option(help="In which kind of passage, such as body or comment.")] = "",
    purpose: Purpose = "",
    as_json: AsJson = False,
) -> None:
    """Say what happens to which datum, why, and which line of which file says so."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.policies import chosen
    from gateway.cli.policy_explained import answers, listing, whole
    from redaction.policy_reading import ROLES

    site = load_config(config)
    wanted, policies = known_purpose(site, purpose), site.policies
    if not agency_type:
        print_policies(listing(policies), form="json" if as_json else "table")
        return
    if role and role not in ROLES:
        message = f"unknown role {role!r}; one of: {', '.join(ROLES)}"
        raise typer.BadParameter(message)
    policy = policies.by_name[chosen(site, agency_type, wanted).single] if wanted else policies.for_agency(agency_type)
    asked = bool(entity or role or segment)
    found = answers(policy, entity, role, segment) if asked else whole(policy)
    if as_json:
        print_json({**head_of(policy), "decisions": [as_object(policy, d) for d in found]})
    else:
        _print_head(policy, agency_type)
        _print_decisions(policy, found)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="A policy's name, file or folder.")],
    after: Annotated[str, typer.Argument(help="What it is compared with.")],
    config: Config = "",
    *,
    purpose: Purpose = "",
    as_json: AsJson = False,
) -> None:
    """Say what changes from one policy (or folder of policies) to another, decision by decision, inherited rows included."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.policies import chosen
    from gateway.cli.policy_explained import compared
    from redaction.policy_reading import changes

    site = load_config(config)
    wanted = known_purpose(site, purpose)
    paired, alone = compared(chosen(site, before, wanted), chosen(site, after, wanted))
    if as_json:
        pairs: list[Json] = [
            {"before": head_of(a), "after": head_of(b), "changes": [change_object(a, b, c) for c in changes(a, b)]} for a, b in paired
        ]
        print_json({"policies": pairs, "only_in_one": [list(name) for name in alone]})
        return
    for a, b in paired:
        _print_changes(a, b)
    for name, side in alone:
        say(f"{name}: only {side}")


@app.command()
def simulate(
    policy: Annotated[
        Path | None, typer.Option("--policy", help="The policy that is tried: a .toml file.", exists=True, dir_okay=False)
    ] = None,
    config: Config = "",
    since: Annotated[datetime | None, typer.Option(help="Only items received since then (UTC).")] = None,
    items: Annotated[list[str] | None, typer.Option("--items", help="Only these items; may be repeated.")] = None,
    *,
    purpose: Annotated[str, typer.Option(help="Take every item as given for this purpose, whatever its own.")] = "",
    as_json: AsJson = False,
    show: Annotated[bool, typer.Option("--show", help="Print the words that fare otherwise: mind your screen. Needs --by.")] = False,
    by: Annotated[str, typer.Option(help="Your sign-in name, for the record of who looked.")] = "",
) -> None:
    """Replay stored items under a policy that is tried, and say what would change in each copy. Changes nothing.

    Counts only: whose data of which kind would travel that did not, and the other way round. The words are shown with --show, on a
    terminal, and that somebody looked is written in the audit.
    """
    if since is not None and items:
        raise typer.BadParameter("choose --since or --items")
    if policy is None and not purpose:
        raise typer.BadParameter("say what is tried: --policy, --purpose or both")
    if show and (as_json or not by or not sys.stdout.isatty()):
        raise typer.BadParameter("--show is for a terminal, with --by and without --json")
    from gateway.bootstrap import acting_user, load_config, open_core
    from gateway.bootstrap.simulation import open_simulation, stored_items
    from gateway.cli.policy_simulated import result_object

    site = load_config(config)
    known_purpose(site, purpose)
    with open_core(site) as core, open_simulation(core, policy, purpose) as simulation:
        looking = acting_user(core, by) if show else None
        asked = stored_items(core, since.replace(tzinfo=UTC) if since else None, items or ())
        with progress() as bar:
            results = list(bar.track(simulation.replay(asked), total=len(asked), description="replaying"))
        if looking is not None:
            for result in results:
                if any(copy.stretches for copy in result.copies):
                    core.desk.opened(looking, "simulation", result.item)
    if as_json:
        print_json(result_object(results))
    else:
        _print_results(results, words="yes" if show else "no")


def known_purpose(site: SiteConfig, purpose: str) -> str:
    """The purpose as policy files are named by it, "" for the hub's own. Raises `BadParameter` with what is allowed."""
    from gateway.purposes import in_files

    if purpose and purpose not in site.purposes.names:
        message = f"unknown purpose {purpose!r}; one of: {', '.join(site.purposes.names)}"
        raise typer.BadParameter(message)
    return in_files(purpose)


def _print_results(results: list[Replayed], *, words: str) -> None:
    from gateway.cli.policy_simulated import COPY_COLUMNS, COUNT_COLUMNS, copy_rows, count_rows, summary, word_rows

    copies = [copy for result in results for copy in result.copies]
    if rows := copy_rows(results):
        print_table(COPY_COLUMNS, rows, title="Copies that would change (characters)")
        print_table(COUNT_COLUMNS, count_rows(copies), title="What would change")
    if words == "yes":
        shown = [row for copy in copies for row in word_rows(copy)]
        print_table(("item", "passage", "which", "what", "words"), shown)
    say(summary(results))


def print_policies(rows: Iterable[tuple[str, ...]], *, form: str) -> None:
    """The list of policies, as a table or as JSON."""
    columns = ("policy", "version", "inherits", "own rows", "signed off")
    if form == "json":
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print_table(columns, rows)


def head_of(policy: Policy) -> dict[str, Json]:
    """What a policy says of itself."""
    return {
        "policy": policy.name,
        "version": policy.version,
        "sha256": policy.sha256,
        "inherits": list(policy.about.inherits),
        "purpose": policy.about.purpose,
        "signed_off_by": policy.about.signed_off_by,
        "signed_off_on": policy.about.signed_off_on,
    }


def as_object(policy: Policy, decided: Decided) -> dict[str, Json]:
    """One decision for scripts."""
    rule = decided.rule
    return {
        "entity": decided.entity,
        "role": decided.role,
        "kind": decided.kind,
        "operator": rule.operator.value,
        "reason": rule.reason,
        "file": f"{rule.origin.file}.toml" if rule.origin.file else "",
        "line": rule.origin.line,
        "inherited": bool(rule.origin.file) and rule.origin.file != policy.name,
    }


def change_object(before: Policy, after: Policy, change: Changed) -> dict[str, Json]:
    """One change for scripts."""
    return {
        "direction": change.direction.value,
        "before": as_object(before, change.before),
        "after": as_object(after, change.after),
    }


def _print_head(policy: Policy, agency_type: str) -> None:
    from redaction.policy_words import ALWAYS

    if policy.name.partition(".")[0] != agency_type:
        say(f"{agency_type} has no policy of its own: the strictest applies.")
    inherits = f", inherits {', then '.join(policy.about.inherits)}" if policy.about.inherits else ""
    say(f"{policy.name}, version {policy.version} ({policy.sha256[:12]}){inherits}")
    say(f"Purpose: {policy.about.purpose or 'not stated'}")
    signed = f"Signed off by {policy.about.signed_off_by} on {policy.about.signed_off_on or 'no date'}"
    say(signed if policy.about.signed_off_by else "Not signed off.")
    say(ALWAYS)


def _print_decisions(policy: Policy, found: Iterable[Decided]) -> None:
    from redaction.policy_words import done, says_so, what, whose
    from redaction.reasons import because

    def row(d: Decided) -> tuple[str, ...]:
        owner = "" if d.entity in {"PASSAGE", "SECTION"} else whose(d.role)
        return (what(d), owner, done(d.entity, d.rule), because(d.rule.reason), d.rule.reason, says_so(d.rule, policy.name))

    print_table(("what", "whose", "what happens", "because", "code", "says so"), [row(d) for d in found])


def _print_changes(before: Policy, after: Policy) -> None:
    from gateway.cli.policy_explained import change_rows, unraised
    from redaction.policy_reading import changes

    title = f"{before.label} -> {after.label}"
    found = changes(before, after)
    if not found:
        say(f"{title}: nothing changes.")
    else:
        counts = ", ".join(f"{sum(c.direction == d for c in found)} {d}" for d in ("stricter", "milder", "same"))
        say(f"{title}: {len(found)} decisions change ({counts.replace('same', 'for another reason')})")
        print_table(("what", "whose", "before", "after", "which is", "says so"), change_rows(after, found))
    if unraised(before, after):
        say(f"{after.name}: the text differs and `version` is still {after.version}. Raise it: copies name it.")
