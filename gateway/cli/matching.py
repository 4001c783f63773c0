"""`match`: whom an item may be about and why, the model behind it, and how well it does. `match FILE` is `match item FILE`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from gateway.cli import match_again, match_calibrated, match_reported
from gateway.cli.exit_codes import FAILED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, say, write_private
from gateway.errors import ConfigError, Rejected

if TYPE_CHECKING:
    from gateway.bootstrap.match_explained import Explained
    from gateway.linkage.making import Made
    from gateway.linkage.rows import FlatRow


class ItemFirst(TyperGroup):
    """A group whose commands may be left out: what is no command is the file of `item`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - click's own context, vendored or not
        """Put `item` before words that name no command."""
        named = bool(args) and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if named or not args else ["item", *args])


app = typer.Typer(cls=ItemFirst, help="Whom an item may be about; train, score and explain the matcher.", no_args_is_help=True)
match_calibrated.register(app)
match_again.register(app)
match_reported.register(app)
File = Annotated[Path, typer.Argument(help="A message, document or form.", exists=True, dir_okay=False)]
Mentions = Annotated[
    Path | None,
    typer.Option("--mentions", help="JSON lines of evidence as items gave it (docs/match-model.md).", exists=True, dir_okay=False),
]


@app.command()
def item(file: File, config: Config = "", *, as_json: AsJson = False) -> None:
    """Show whom the item may be about, with the evidence for and against. Needs the site's store (`init`)."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.inspection import matched

    columns = ("person", "outcome", "rule", "child", "bits", "evidence")
    rows = matched(load_config(config), file)
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print_table(columns, rows)


@app.command()
def train(
    index: Annotated[str, typer.Option("--index", help='The child index: a .csv, JSON lines (.jsonl, .jsonl.gz), or "store".')],
    out: Annotated[Path, typer.Option("--out", help="Splink's model as JSON.", dir_okay=False)],
    mentions: Mentions = None,
    weights: Annotated[Path | None, typer.Option("--weights", help="Also write a matching.toml for the site.", dir_okay=False)] = None,
    config: Config = "",
    *,
    seed: Annotated[int, typer.Option(help="The same seed and rows give the same model.", min=1)] = 7,
) -> None:
    """Train the match weights with Splink (the extra "match"). Exit code 1 where a level is refused: nothing is written then."""
    from gateway.bootstrap import load_config

    rows = _index_rows(index, config)
    asked = _mention_rows(mentions)
    say(f"{len(rows)} children, {len(asked)} mentions")
    made = _made(rows, asked, seed, load_config(config))
    print_table(("comparison", "level", "m", "u", "bits"), made.bits)
    for line in (*made.mended, *(f"hand-set, moved: {note}" for note in made.moved)):
        say(line)
    if made.refused:
        say(f"The model is refused: {made.refused}")
        raise typer.Exit(FAILED)
    out.write_bytes(made.model)
    say(f"model in {out}")
    if weights is not None:
        weights.write_text(made.weights, encoding="utf-8")
        say(f"weights in {weights}; put it into the site's folder as matching.toml and run check-config")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder with index.jsonl.gz, queries.jsonl, gold.jsonl.", exists=True, file_okay=False)],
    weights: Annotated[Path, typer.Option("--weights", help="A matching.toml.", exists=True)] = Path("config/matching.toml"),
    agreement: Annotated[
        Path | None, typer.Option("--agreement", help="A model of Splink's: compare weights instead.", exists=True)
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Decide each query and count, by how much was written, with the upper limit of wrong links. Exit code 1 where a link is wrong."""
    from gateway.evaluation.bounds import COLUMNS, gold_of, row_of, tally
    from gateway.evaluation.matching import decisions

    if agreement is not None:
        _agree(gold, agreement, as_json=as_json)
        return
    counted = tally(decisions(gold, weights), gold_of(gold / "gold.jsonl"))
    if as_json:
        print_json({name: dict(zip(COLUMNS, row_of(n), strict=True)) for name, n in counted.items()})
    else:
        by_measure = zip(COLUMNS, *(row_of(n) for n in counted.values()), strict=True)
        print_table(("measure", *counted), list(by_measure))
    if counted["all"]["wrong"]:
        raise typer.Exit(FAILED)


def _agree(gold: Path, model: Path, *, as_json: bool) -> None:
    try:
        from gateway.linkage.agreement import TOLERANCE, agreement
    except ModuleNotFoundError as error:
        raise _missing(error) from error
    found = agreement(model.read_bytes(), _index_rows(str(gold / "index.jsonl.gz"), ""), _mention_rows(gold / "queries.jsonl"))
    if as_json:
        print_json({"pairs": found.pairs, "apart": found.apart, "widest": found.widest, "share": found.share})
    else:
        say(f"{found.pairs} pairs, {found.share:.2%} within {TOLERANCE} bit of Splink's match weight; widest gap {found.widest:.2g} bit")
    if found.apart or not found.pairs:
        raise typer.Exit(FAILED)


@app.command()
def explain(
    file: Annotated[
        Path, typer.Argument(help="An item; with --record the evidence about one person as JSON.", exists=True, dir_okay=False)
    ],
    record: Annotated[Path | None, typer.Option("--record", help="A child record as JSON.", exists=True, dir_okay=False)] = None,
    config: Config = "",
    *,
    as_json: AsJson = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page instead; only you may read it.", dir_okay=False)] = None,
) -> None:
    """Tell why: each comparison with its bits, conflicts first, the runner-up, the rule, why not automatic. Prints personal data."""
    from gateway.cli.match_explained import COLUMNS, as_objects, as_page, heading, waterfall, why

    explained = _explained(file, record, config)
    if html is not None:
        write_private(html, as_page(explained).encode())
    elif as_json:
        print_json(as_objects(explained))
    else:
        for decision in explained.decisions:
            say(heading(decision))
            for candidate in decision.candidates[:2]:
                title = f"{candidate.name} ({candidate.child}), {candidate.bits:+.1f} bits"
                print_table(COLUMNS, waterfall(candidate), title=title)
            for line in why(decision, explained):
                say(f"  {line}")
        say("" if explained.decisions else "Nobody is named.")


def _explained(file: Path, record: Path | None, config: str) -> Explained:
    from gateway.bootstrap import load_config
    from gateway.bootstrap.match_explained import explained_item, explained_pair

    if record is None:
        return explained_item(load_config(config), file)
    from gateway.evaluation.matching import mention_from, record_from

    try:
        evidence, child = (json.loads(path.read_text(encoding="utf-8")) for path in (file, record))
        return explained_pair(load_config(config), mention_from("pair", evidence.get("evidence", evidence)), record_from(child))
    except (ValueError, AttributeError) as error:
        raise Rejected("pair_malformed", "not a pair of JSON objects of evidence and record (docs/match-model.md)") from error


def _made(rows: list[FlatRow], asked: list[FlatRow], seed: int, config: Any) -> Made:  # noqa: ANN401 - loaded late
    try:
        from gateway.linkage.making import make
    except ModuleNotFoundError as error:
        raise _missing(error) from error
    return make(rows, asked, config.weights, seed=seed, progress=say)


def _missing(error: ModuleNotFoundError) -> ConfigError:
    hint = f"{error.name} is not installed; install mash-gateway with its extra: mash-gateway[match]"
    return ConfigError("extra_missing", hint)


def _index_rows(index: str, config: str) -> list[FlatRow]:
    from gateway.linkage.rows import child_row, rows_of_csv

    if index == "store":
        from gateway.bootstrap import load_config, open_core

        with open_core(load_config(config)) as core:
            return [child_row(record) for record in core.index.records()]
    path = Path(index)
    if not path.is_file():
        what = f'{index}: no such file, and not "store"'
        raise typer.BadParameter(what)
    if path.suffix == ".csv":
        return rows_of_csv(path)
    from gateway.evaluation.matching import read_index

    return [child_row(record) for record in read_index(path)]


def _mention_rows(mentions: Path | None) -> list[FlatRow]:
    from gateway.evaluation.matching import read_mentions
    from gateway.linkage.rows import mention_row

    return [mention_row(mention) for mention in read_mentions(mentions)] if mentions is not None else []
