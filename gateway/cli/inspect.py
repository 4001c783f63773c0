"""`parse`, `detect`, `match`: what the parts see in one file, without storing anything."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, say

File = Annotated[Path, typer.Argument(help="A message, document or form.", exists=True, dir_okay=False)]


def parse(file: File, config: Config = "", *, as_json: AsJson = False) -> None:
    """Show the tree of parts, the passages by kind and the findings. Prints the file's words: mind your screen."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.inspection import as_object, parsed

    document = parsed(load_config(config), file)
    if as_json:
        print_json(as_object(document))
        return
    from gateway.bootstrap.inspection import lines_of

    for line in lines_of(document):
        say(line)


def detect(file: File, config: Config = "", *, as_json: AsJson = False) -> None:
    """Show the personal data found: entity, words, score, recogniser."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.inspection import detected

    columns = ("passage", "entity", "words", "score", "recogniser")
    rows = detected(load_config(config), file)
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print_table(columns, rows)


def match(file: File, config: Config = "", *, as_json: AsJson = False) -> None:
    """Show whom the item may be about, with the evidence for and against. Needs the site's store (`init`)."""
    from gateway.bootstrap import load_config
    from gateway.bootstrap.inspection import matched

    columns = ("person", "outcome", "rule", "child", "bits", "evidence")
    rows = matched(load_config(config), file)
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print_table(columns, rows)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(parse)
    app.command()(detect)
    app.command()(match)
