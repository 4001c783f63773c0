"""`policy`: what a policy does to which datum and why, what two of them do differently. Rows and words only: nothing of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import Json, print_json, print_table, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redaction import Policy
    from redaction.policy_reading import Changed, Decided

app = typer.Typer(help="Minimisation policies: explain, diff, simulate.", no_args_is_help=True)
Agency = Annotated[str, typer.Argument(help="Kind of agency, such as police or gp; without it the policies are listed.")]


@app.command()
def explain(
    agency_type: Agency = "",
    config: Config = "",
    *,
    entity: Annotated[str, typer.Option(help="One kind of datum (docs/entities.md), such as PERSON.")] = "",
    role: Annotated[str, typer.Option(help="Whose it is, such as third_party.")] = "",
    segment: Annotated[str, typer.Option(help="In which kind of passage, such as body or comment.")] = "",
    purpose: Annotated[str, typer.Option(help="Another purpose than the hub's assessment of risk.")] = "",
    as_json: AsJson = False,
) -> None:
    """Say what happens to which datum, why, and which line of which file says so."""
    from gateway.bootstrap import load_config
    from gateway.cli.policy_explained import answers, listing, whole
    from redaction.policy_reading import ROLES

    policies = load_config(config).policies
    if not agency_type:
        print_policies(listing(policies), form="json" if as_json else "table")
        return
    if role and role not in ROLES:
        message = f"unknown role {role!r}; one of: {', '.join(ROLES)}"
        raise typer.BadParameter(message)
    policy = policies.for_agency(agency_type, purpose)
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
    as_json: AsJson = False,
) -> None:
    """Say what changes from one policy (or folder of policies) to another, decision by decision, inherited rows included."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.policies import chosen
    from gateway.cli.policy_explained import compared
    from redaction.policy_reading import changes

    site = load_config(config)
    paired, alone = compared(chosen(site, before), chosen(site, after))
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
