"""`match`: whom an item may be about and why, the model behind it, and how well it does. `match FILE` is `match item FILE`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from gateway.cli.exit_codes import FAILED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, say
from gateway.errors import ConfigError

if TYPE_CHECKING:
    from gateway.linkage.making import Made
    from gateway.linkage.rows import FlatRow


class ItemFirst(TyperGroup):
    """A group whose commands may be left out: what is no command is the file of `item`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - click's own context, vendored or not
        """Put `item` before words that name no command."""
        named = bool(args) and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if named or not args else ["item", *args])


app = typer.Typer(cls=ItemFirst, help="Whom an item may be about; train, score and explain the matcher.", no_args_is_help=True)
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
