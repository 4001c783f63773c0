"""Controls of HTML forms (HTML 4.10): what stands in them, what is ticked and chosen; and what a page carries beside its text."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.document import FormField
from parsers.html_tables import WHITE, children
from parsers.inline import TICKED, UNTICKED

_TICKS = frozenset({"checkbox", "radio"})
_SILENT = frozenset({"hidden", "password", "file", "reset", "image"})
_NAMED = ("description", "keywords", "author", "subject", "dc.title", "dc.creator", "dc.description", "dc.subject")
_CONTROLS = "input, select, textarea"
_MOST = 2_000


def write_controls(tree: LexborHTMLParser) -> list[str]:
    """Put words in the place of controls, so that cells and lines hold what they show; what is sent along unseen is returned."""
    unseen: list[str] = []
    for node in tree.css("input, select"):
        if node.tag == "select":
            shown, others = chosen_options(node)
            words = f" {', '.join(shown)} "
            unseen.append(", ".join(others))
        else:
            words = _input_text(node)
            unseen.append((node.attributes.get("value") or "") if (node.attributes.get("type") or "").lower() == "hidden" else "")
        node.replace_with(words or " ")
    return [text.strip() for text in unseen if text.strip()]


def _input_text(node: LexborNode) -> str:
    """What an input element shows: a tick box, or what was typed; "" for those that show nothing of their own."""
    kind = (node.attributes.get("type") or "text").lower()
    if kind in _TICKS:
        return f"{TICKED if 'checked' in node.attributes else UNTICKED} "
    return "" if kind in _SILENT else f" {node.attributes.get('value') or ''} "


def chosen_options(select: LexborNode) -> tuple[list[str], list[str]]:
    """(what a list shows, its other choices): the chosen ones, or the first as browsers do; a list of several lines shows all."""
    options = select.css("option")
    texts = [_flat(node.text(deep=True)) for node in options]
    chosen = [text for text, node in zip(texts, options, strict=True) if "selected" in node.attributes]
    if "multiple" in select.attributes:
        marks = [TICKED if "selected" in node.attributes else UNTICKED for node in options]
        return [f"{mark} {text}" for mark, text in zip(marks, texts, strict=True)], []
    shown = chosen or texts[:1]
    return shown, [text for text in texts if text and text not in shown]


def fields_of(tree: LexborHTMLParser) -> Iterator[FormField]:
    """Named controls with their labels, in the order of the page."""
    labels = {node.attributes.get("for") or "": _flat(node.text(deep=True)) for node in tree.css("label[for]")}
    for node in tree.css(_CONTROLS)[:_MOST]:
        name = node.attributes.get("name") or node.attributes.get("id") or ""
        kind = (node.attributes.get("type") or "text").lower() if node.tag == "input" else str(node.tag)
        if not name or kind in {*_SILENT, "submit", "button"}:
            continue
        label = labels.get(node.attributes.get("id") or "", "") or _around(node)
        if kind in _TICKS:
            yield FormField(name, label, node.attributes.get("value") or "", "checked" in node.attributes)
        elif kind == "select":
            yield FormField(name, label, ", ".join(chosen_options(node)[0]))
        else:
            yield FormField(name, label, (node.attributes.get("value") or "") if kind != "textarea" else node.text(deep=True).strip())


def _around(node: LexborNode) -> str:
    """The words of the label element that the control stands in."""
    above = node.parent
    inside = above is not None and above.tag == "label"
    return _flat(" ".join(child.text_content or "" for child in children(above) if child.is_text_node)) if inside and above else ""


def beside_text(tree: LexborHTMLParser) -> Iterator[str]:
    """Title, description, alternative texts and where links lead, each once."""
    found = [f"title: {_flat(node.text(deep=True))}" for node in tree.css("title")[:1]]
    for node in tree.css("meta[name][content]")[:_MOST]:
        name = (node.attributes.get("name") or "").lower()
        if name in _NAMED:
            found.append(f"{name}: {node.attributes.get('content') or ''}")
    found += [f"alternative text: {_flat(node.attributes.get('alt') or '')}" for node in tree.css("img[alt], area[alt]")[:_MOST]]
    targets = ((node.attributes.get("href") or "").strip() for node in tree.css("a[href], area[href]")[:_MOST])
    found += [f"link: {target}" for target in targets if not target.startswith("#")]
    yield from (text for text in dict.fromkeys(found) if text.partition(": ")[2].strip())


def _flat(text: str) -> str:
    return WHITE.sub(" ", text).strip()
