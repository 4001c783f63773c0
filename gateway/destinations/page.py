"""A copy as an accessible page of HTML (WCAG 2.2): language, a title without names, headings in order, tables with their columns."""

from __future__ import annotations

import html
from collections.abc import Iterator

from gateway.destinations.account import facts, left_out, pages, warning
from gateway.destinations.outline import Block, Heading, Paragraph, Table, blocks
from gateway.outgoing import MinimisedItem

_LOWEST = 6
_STYLE = (
    "body{font:1.1rem/1.5 Arial,sans-serif;color:#0b0c0c;background:#fff;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:1rem 0}th,td{border:1px solid #505a5f;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "blockquote{border-left:4px solid #505a5f;margin-left:0;padding-left:1rem}.asat{border:3px solid #0b0c0c;padding:.5rem 1rem}"
)


def as_html(copy: MinimisedItem) -> str:
    """The whole page. Nothing is fetched, nothing runs; equal copies give equal pages."""
    key = html.escape(copy.key)
    head = "".join(f"<dt>{html.escape(label)}</dt><dd>{html.escape(value)}</dd>" for label, value in facts(copy))
    body = "".join(_block(block) for block in blocks(copy.segments))
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Copy {key}</title><style>{_STYLE}</style></head><body><header><h1>Copy {key}</h1>"
        f'<p class="asat"><strong>{html.escape(warning(copy))}</strong></p><dl>{head}</dl></header>'
        f"<main>{body}{''.join(_account(copy))}</main></body></html>"
    )


def _account(copy: MinimisedItem) -> Iterator[str]:
    drawn, lines = list(pages(copy)), list(left_out(copy))
    if drawn:
        yield f"<section><h2>Pages</h2>{''.join(f'<p>{html.escape(line)}</p>' for line in drawn)}</section>"
    if lines:
        *reasons, how = lines
        yield "<section><h2>Left out</h2><ul>"
        yield from (f"<li>{html.escape(reason)}</li>" for reason in reasons)
        yield f"</ul><p>{html.escape(how)}</p></section>"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        level = min(block.level + 1, _LOWEST)
        return f"<h{level}>{html.escape(block.text)}</h{level}>"
    return _table(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(paragraph: Paragraph) -> str:
    note = f"<p><em>{html.escape(paragraph.note)}</em></p>" if paragraph.note else ""
    text = "<br>".join(html.escape(line) for line in paragraph.text.split("\n"))
    return f"{note}<blockquote><p>{text}</p></blockquote>" if paragraph.quoted else f"{note}<p>{text}</p>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in table.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{rows}</tbody></table>"
