"""Tables of an HTML page that carry values rather than lay out the page -> lines with a cell for each value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from parsers.document import Cell, Locator, SegmentKind
from parsers.forms.labels import is_label
from parsers.forms.ticks import lone_mark
from parsers.grids import Grid, GridCell, cell_labels
from parsers.html_style import Ground, StyleSheet, ground_of, hides, unseen
from parsers.lines import Line

_LINES = frozenset({"p", "div", "li", "ul", "ol", "section", "address"})
_BREAKS = "br, p, div, li"
_CONTROLS = frozenset({"change", "edit", "amend", "update"})
WHITE = re.compile(r"[ \t\r\n\f]+")
INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad\u034f]+")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LEAST_ROWS = 2
_PAIR = 2
_OPTION_LENGTH = 80
_MOST_SPANNED = 64  # rows or columns


def children(node: LexborNode) -> list[LexborNode]:
    """Child nodes in order, text included."""
    found = []
    child = node.child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def data_rows(table: LexborNode, sheet: StyleSheet, ground: Ground) -> list[list[GridCell]]:
    """The cells where the table carries rows of values; [] where it only lays out the page."""
    if table.attributes.get("role") == "presentation" or len(table.css("table")) > 1 or table.css_first("blockquote, hr, ul, ol, h1, h2"):
        return []
    if any(_veiled(node, ground) or sheet.hides(node) for title in table.css("caption") for node in title.css("*")):
        return []
    rows: list[list[GridCell]] = []
    reaching: dict[int, int] = {}
    for row in table.css("tr"):
        cells = [cell for cell in children(row) if cell.tag in {"td", "th"}]
        if any(hides(cell.attributes.get("style") or "") or sheet.hides(cell) for cell in (row, *cells)):
            return []
        if any(node for node in row.css("[style], [hidden]") if _veiled(node, ground)):
            return []
        read = _in_columns(cells, reaching)
        if any(cell.text for cell in read):
            rows.append(read)
    return rows if _carries_values(rows) else []


def _in_columns(cells: Sequence[LexborNode], reaching: dict[int, int]) -> list[GridCell]:
    """The cells of a row each in its column: empty where a cell from above or from the left reaches over.

    `reaching` maps column -> rows that a cell from above still covers; it is brought up to date.
    """
    read: list[GridCell] = []

    def pass_under() -> None:
        while reaching.get(len(read), 0) > 0:
            reaching[len(read)] -= 1
            read.append(GridCell(""))

    for cell in cells:
        pass_under()
        down = _span(cell, "rowspan")
        for column in range(len(read), len(read) + _span(cell, "colspan")):
            reaching[column] = down - 1
        across = _span(cell, "colspan")
        read += [GridCell(_text(cell), _emphasised(cell), columns=across), *[GridCell("")] * (across - 1)]
    pass_under()
    return read


def _span(cell: LexborNode, name: str) -> int:
    """How many rows or columns a cell covers; absurd figures count as one."""
    written = cell.attributes.get(name) or ""
    return int(written) if written.isascii() and written.isdigit() and 1 <= int(written[:4]) <= _MOST_SPANNED and len(written) < 4 else 1  # noqa: PLR2004 - three digits


def definition_rows(listed: LexborNode, sheet: StyleSheet, ground: Ground) -> list[list[GridCell]]:
    """Terms and descriptions (dt, dd) as rows of two cells; [] where something in the list is hidden or it holds more."""
    if listed.css_first("table, dl dl, ul, ol, blockquote") or any(_veiled(node, ground) or sheet.hides(node) for node in listed.css("*")):
        return []
    rows: list[list[GridCell]] = []
    for node in listed.css("dt, dd"):
        if node.tag == "dt":
            rows.append([GridCell(_text(node), emphasised=True), GridCell("")])
        elif rows and not _is_control(node, rows[-1][0].text):
            known = rows[-1][1].text
            rows[-1][1] = GridCell(f"{known}\n{_text(node)}".strip())
    return rows


def _is_control(node: LexborNode, term: str) -> bool:
    """A link to change the answer, which a page shows beside it: it says nothing that the term does not."""
    words = _text(node).casefold().split()
    links = "".join(_text(link) for link in node.css("a, button"))
    return (
        bool(links)
        and links.casefold().split() == words
        and words[0] in _CONTROLS
        and set(words[1:]) <= {*term.casefold().split(), "answer"}
    )


def _carries_values(rows: Grid) -> bool:
    """Several rows of several filled cells, or a form's labels with some of their values left empty."""
    wide = sum(1 for row in rows if sum(1 for cell in row if cell.text) > 1)
    if wide >= _LEAST_ROWS and wide * 2 > len(rows):
        return True
    if len(rows) >= _LEAST_ROWS and all(len(row) == _PAIR and is_label(row[0].text) for row in rows):
        return True
    return len(rows) >= _LEAST_ROWS and _ticks_rows(rows)


def _ticks_rows(rows: Grid) -> bool:
    """Short words on the left of every row and marks beside some of them."""
    beside = [cell.text for row in rows for cell in row[1:] if cell.text]
    named = all(len(row) > 1 and 0 < len(row[0].text) <= _OPTION_LENGTH for row in rows)
    return named and any(lone_mark(text) is not None for text in beside)


def _text(cell: LexborNode) -> str:
    """The words of a cell, a line for each that it shows."""
    if cell.css_first(_BREAKS) is None:
        return _flat(cell.text(deep=True, separator=" "))
    lines = "".join(_pieces(cell)).split("\n")
    return "\n".join(filter(None, map(_flat, lines)))


def _flat(words: str) -> str:
    return WHITE.sub(" ", INVISIBLE.sub("", words)).strip()


def _pieces(cell: LexborNode) -> Iterator[str]:
    """Texts in order, white space as in the source made spaces, with a line end where the page shows one."""
    waiting: list[LexborNode | str] = list(reversed(children(cell)))
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node.is_text_node:
            yield f" {WHITE.sub(' ', node.text_content or '')} "
        elif node.tag == "br":
            yield "\n"
        else:
            edge = "\n" if node.tag in _LINES else " "
            yield edge
            waiting += [edge, *reversed(children(node))]


def _emphasised(cell: LexborNode) -> bool:
    """A heading cell, or one whose whole text is bold."""
    if cell.tag == "th" or _BOLD.search(cell.attributes.get("style") or ""):
        return True
    whole = _text(cell)
    return bool(whole) and any(_text(node) == whole for node in cell.css("b, strong"))


def _veiled(node: LexborNode, ground: Ground) -> bool:
    style = node.attributes.get("style") or ""
    return "hidden" in node.attributes or hides(style) or unseen(ground_of(node, style, ground))


def title_lines(table: LexborNode, depth: int) -> Iterator[Line]:
    """The table's own title as a line above its rows, then an empty line."""
    for title in filter(None, map(_text, table.css("caption"))):
        yield Line(title, title, depth)
        yield Line("", "", depth)


def table_lines(rows: Grid, number: int, depth: int) -> Iterator[Line]:
    """A line for each row, cells parted by bars, then an empty line. `number` is the table's in the page."""
    labels = cell_labels(rows)
    for index, row in enumerate(rows, start=1):
        text, cells = _row(row, labels[index - 1], index)
        yield Line(text, text, depth, SegmentKind.TABLE_ROW, Locator(table=number, row=index, cells=cells))
    yield Line("", "", depth)


def _row(row: Sequence[GridCell], labels: list[str], number: int) -> tuple[str, tuple[Cell, ...]]:
    cells: list[Cell] = []
    text = ""
    for column, cell in enumerate(row):
        text += " | " if column else ""
        cells.append(Cell(f"R{number}C{column + 1}", labels[column].rstrip(":"), len(text), len(text) + len(cell.text), cell.columns))
        text += cell.text
    return text, tuple(cells)
