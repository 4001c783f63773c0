"""`parse`, `detect`, `minimise`: what the parts see in one file, without storing anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gateway.cli.exit_codes import NEEDS_A_PERSON, REFUSED
from gateway.cli.options import AsJson, Config
from gateway.cli.output import print_json, print_table, progress, say, write_private
from gateway.cli.parsed_view import show_document
from gateway.errors import Rejected

if TYPE_CHECKING:
    from gateway.bootstrap import Config as SiteConfig
    from gateway.bootstrap.marked_file import MarkedFile
    from parsers import Document

File = Annotated[Path, typer.Argument(help="A message, document or form.", exists=True, dir_okay=False)]
Html = Annotated[Path | None, typer.Option("--html", help="Write a page instead; only you may read it.", dir_okay=False)]
NO_PICTURE = {
    "unsupported": "pictures are made of PDF files and of images. Other formats have no fixed pages; parse shows their text, and a file "
    "inside a message can be saved and drawn by itself.",
    "page_missing": "the file has no such page.",
    "encrypted": "the file is locked. Who has the password can open it and save it without one, or unlock the item in the console.",
    "": "the file could not be drawn in the sandbox.",
}


def parse(
    files: Annotated[list[Path], typer.Argument(help="Messages, documents or forms.", exists=True, dir_okay=False)],
    config: Config = "",
    *,
    as_json: AsJson = False,
    tree: Annotated[bool, typer.Option("--tree", help="The readable view (the default).")] = False,
    page: Annotated[int, typer.Option("--page", help="With --png: the page to draw, from 1.", min=1)] = 1,
    png: Annotated[Path | None, typer.Option("--png", help="Draw a page of a PDF or picture with numbered boxes.", dir_okay=False)] = None,
) -> None:
    """Show what is found: tree of parts, passages by kind, fields, forms, meeting. Prints the file's words: mind your screen.

    Exit code 3 where a file could not be read whole or a finding holds it for a person.
    """
    if as_json and tree:
        raise typer.BadParameter("choose --json or --tree")
    if png is not None and (as_json or len(files) > 1):
        raise typer.BadParameter("--png takes one file and prints a legend")
    from gateway.bootstrap import load_config
    from gateway.bootstrap.inspection import holding, parsed_all

    settings = load_config(config)
    with progress() as bar:
        documents = list(bar.track(parsed_all(settings, files), total=len(files), description="reading"))
    if png is not None:
        _draw(settings, files[0], documents[0], page, png)
    elif as_json:
        _print_documents(files, documents)
    else:
        for number, (file, document) in enumerate(zip(files, documents, strict=True)):
            if number:
                say("")
            show_document(file.name, file.stat().st_size, document)
        _say_who_must_look(files, documents)
    if any(holding(document) for document in documents):
        raise typer.Exit(NEEDS_A_PERSON)


def _say_who_must_look(files: list[Path], documents: list[Document]) -> None:
    from gateway.bootstrap.inspection import holding

    for file, document in zip(files, documents, strict=True):
        if codes := holding(document):
            say(f"A person must look at {file.name}: {', '.join(codes)} (docs/codes.md).")


def _print_documents(files: list[Path], documents: list[Document]) -> None:
    from gateway.bootstrap.inspection import as_object

    objects = [as_object(file, document) for file, document in zip(files, documents, strict=True)]
    print_json(objects[0] if len(objects) == 1 else objects)


def _draw(settings: SiteConfig, file: Path, document: Document, page: int, png: Path) -> None:
    """Write the picture and print its legend; a file that has no pages is refused with what can be done."""
    from gateway.bootstrap.inspection import page_drawn
    from gateway.bootstrap.page_marks import marks_of

    order, legend = marks_of(document, page)
    try:
        picture = page_drawn(settings, file, order)
    except Rejected as error:
        why = "encrypted" if document.status == "encrypted" else error.hint
        say(f"No picture of page {page} ({document.media_type}): {NO_PICTURE.get(why, NO_PICTURE[''])}")
        raise typer.Exit(REFUSED) from error
    write_private(png, picture)
    say(f"page {page} drawn in {png}")
    print_table(("number", "colour", "kind", "words"), [(line.number, line.colour, line.kind, line.words) for line in legend])


def detect(file: File, config: Config = "", *, as_json: AsJson = False, html: Html = None) -> None:
    """Show the personal data found: marked in the text, then what, whose, how sure, by which recogniser. Prints the file's words.

    Exit code 3 where the file could not be read whole or a finding holds it for a person.
    """
    from gateway.bootstrap import load_config
    from gateway.bootstrap.marked_file import found_in
    from gateway.cli.marked_page import as_page
    from gateway.cli.marked_view import found_objects, show_found

    marked = found_in(load_config(config), file)
    if html is not None:
        write_private(html, as_page(marked).encode())
    if as_json:
        print_json(found_objects(marked))
    elif html is None:
        show_found(marked)
    _end(marked)


def minimise(
    file: File,
    policy: Annotated[str, typer.Option("--policy", help="A policy of the site by its name, or a .toml file.")],
    child: Annotated[str, typer.Option("--child", help="Record id of the child the copy is for.")],
    config: Config = "",
    *,
    as_json: AsJson = False,
    html: Html = None,
) -> None:
    """Show a file before and after minimisation for one child, each hidden stretch with its reason. Prints the file's words.

    Nothing is stored. Exit code 3 where a person must look: the file could not be read whole, or two people must say yes.
    """
    from gateway.bootstrap import load_config
    from gateway.bootstrap.marked_file import minimised_file
    from gateway.cli.marked_page import as_page
    from gateway.cli.marked_view import minimised_object, show_minimised

    marked = minimised_file(load_config(config), file, policy=policy, child=child)
    if html is not None:
        write_private(html, as_page(marked).encode())
    if as_json:
        print_json(minimised_object(marked))
    elif html is None:
        show_minimised(marked)
    _end(marked)


def _end(marked: MarkedFile) -> None:
    if marked.person == "yes":
        raise typer.Exit(NEEDS_A_PERSON)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(parse)
    app.command()(detect)
    app.command()(minimise)
