"""A paragraph of WordprocessingML (ISO/IEC 29500-1 17.3) -> its texts, told apart by what a reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from parsers.document import FormField
from parsers.docx_choice import END, SET_APART, with_choice
from parsers.field_codes import shown_by_code
from parsers.ooxml import local
from parsers.symbol_fonts import TICKED, UNTICKED, from_symbol_font, symbol

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OFF = frozenset({"0", "false", "off", "none"})
_PLACEHOLDER = re.compile(
    r"(?:click|tap)\b.*\b(?:here|enter|text|date)|choose an item|select an? (?:item|option)|enter (?:text|a date)|"
    r"^\W*(?:please )?(?:select|choose|pick|enter|type)(?: an?| the| your| one| some)?(?: from(?: the| a)?)?"
    r"(?: item| option| date| text| list| answer| value| name| here| below)*\W*$",
    re.IGNORECASE,
)
_SKIPPED = frozenset({"rPr", "pPr", "sdtPr", "sdtEndPr", "delInstrText", "tblPr", "fldData", "binData"})


@dataclass(slots=True)
class OpenField:
    """A field whose end has not come: where its instruction and its result begin, and the settings of a text form field."""

    code: int
    result: int = -1
    name: str = ""
    label: str = ""
    is_text: str = ""  # "text" for a legacy text field


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds: shown text, deleted and hidden text, text boxes to walk, fields, instructions of fields."""

    shown: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    fields: list[FormField] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)
    open_fields: list[OpenField] = field(default_factory=list)
    emphasised: int = 0
    plain: int = 0

    @property
    def text(self) -> str:
        """Shown text; struck-out runs stand in "[struck out: ...]" so that a reader of the copy can tell."""
        return with_choice("".join(self.shown).replace("]\x01[struck out: ", "").replace("\x01", ""))

    @property
    def all_bold(self) -> bool:
        """Whether each visible run is bold."""
        return self.emphasised > 0 and self.plain == 0


@dataclass(frozen=True, slots=True)
class _Look:
    struck: str = ""
    hidden: str = ""
    bold: str = ""
    apart: str = ""
    font: str = ""


def switched_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a toggle such as w:b or w:strike is on."""
    found = None if properties is None else properties.find(W + name)
    return found is not None and found.get(W + "val", "true") not in _OFF


def read_paragraph(element: etree._Element) -> Paragraph:
    """Walk one w:p."""
    paragraph = Paragraph()
    _walk(element, paragraph, _Look(), deleted="")
    return paragraph


def _walk(element: etree._Element, paragraph: Paragraph, look: _Look, *, deleted: str) -> None:
    for child in element:
        name = local(child)
        if name in _ELEMENTS:
            _ELEMENTS[name](child, paragraph, look, deleted)
        elif name not in _SKIPPED:
            _put(paragraph, _text_of(child, name, look), look, deleted)
            _walk(child, paragraph, look, deleted=deleted)


def chosen_branch(element: etree._Element) -> etree._Element | None:
    """mc:AlternateContent: the first choice, or the fallback where no choice holds words and it does; never both."""
    branches = sorted(element, key=lambda branch: local(branch) != "Choice")
    return next((branch for branch in branches if any(str(text).strip() for text in branch.itertext())), next(iter(branches), None))


def _alternate(element: etree._Element, paragraph: Paragraph, look: _Look, deleted: str) -> None:
    branch = chosen_branch(element)
    if branch is not None:
        _walk(branch, paragraph, look, deleted=deleted)


def _look(run: etree._Element) -> _Look:
    properties = run.find(W + "rPr")
    if properties is None:
        return _Look()
    struck = switched_on(properties, "strike") or switched_on(properties, "dstrike")
    fonts = properties.find(W + "rFonts")
    return _Look(
        struck="struck" if struck else "",
        hidden="hidden" if switched_on(properties, "vanish") else "",
        bold="bold" if switched_on(properties, "b") else "",
        apart="apart" if switched_on(properties, "b") or _drawn_around(properties) else "",
        font="" if fonts is None else (fonts.get(W + "ascii") or "").casefold(),
    )


def _drawn_around(properties: etree._Element) -> bool:
    """Underlined, highlighted or framed, as a choice between printed words is marked."""
    return any(switched_on(properties, name) for name in ("u", "highlight", "bdr"))


def _text_of(element: etree._Element, name: str, look: _Look) -> str:
    if name in {"t", "delText"}:
        return from_symbol_font(element.text or "", look.font)
    if name == "sym":
        return symbol(element.get(W + "font", ""), element.get(W + "char", ""))
    if name == "textpath":
        return element.get("string", "")
    return {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}.get(name, "")


def _put(paragraph: Paragraph, text: str, look: _Look, deleted: str) -> None:
    if not text:
        return
    if deleted:
        paragraph.deleted.append(text)
    elif look.hidden:
        paragraph.hidden.append(text)
    elif look.struck and text.strip():
        paragraph.shown.append(f"[struck out: {text}]\x01")
    else:
        paragraph.shown.append(f"{SET_APART}{text}{END}" if look.apart and text.strip() else text)
    if text.strip() and not deleted:
        paragraph.emphasised += 1 if look.bold else 0
        paragraph.plain += 0 if look.bold else 1


def _content_control(element: etree._Element, paragraph: Paragraph, deleted: str) -> None:
    properties = element.find(W + "sdtPr")
    content = element.find(W + "sdtContent")
    box = None if properties is None else properties.find(W14 + "checkbox")
    if box is not None:
        ticked = _checked(box.find(W14 + "checked"), W14 + "val")
        _put(paragraph, TICKED if ticked else UNTICKED, _Look(), deleted)
        paragraph.fields.append(FormField(_control(properties, "tag"), _control(properties, "alias"), "", ticked))
        return
    inner = Paragraph()
    if content is not None:
        _walk(content, inner, _Look(), deleted=deleted)
    add_control(paragraph.fields, properties, inner.text)
    if not is_placeholder(properties, inner.text):
        paragraph.shown.extend(inner.shown)
    paragraph.plain += inner.plain
    paragraph.emphasised += inner.emphasised
    for mine, theirs in (
        (paragraph.deleted, inner.deleted),
        (paragraph.hidden, inner.hidden),
        (paragraph.instructions, inner.instructions),
    ):
        mine.extend(theirs)
    paragraph.boxes.extend(inner.boxes)
    paragraph.fields.extend(inner.fields)


def add_control(fields: list[FormField], properties: etree._Element | None, text: str) -> None:
    """Note a text, date or list content control that has a name; a placeholder is an empty value."""
    tag, alias = _control(properties, "tag"), _control(properties, "alias")
    if tag or alias:
        fields.append(FormField(tag, alias, "" if is_placeholder(properties, text) else text.strip()))


def is_placeholder(properties: etree._Element | None, text: str) -> bool:
    """Whether a control still shows its prompt. A flag alone is not believed: some writers leave it on a real answer."""
    flagged = switched_on(properties, "showingPlcHdr")
    return flagged and prompts(text)


def prompts(text: str) -> bool:
    """Whether a text only asks for one."""
    return bool(_PLACEHOLDER.search(text)) or not text.strip()


def _control(properties: etree._Element | None, name: str) -> str:
    found = None if properties is None else properties.find(W + name)
    return "" if found is None else found.get(W + "val", "")


def _checked(element: etree._Element | None, attribute: str) -> bool:
    return element is not None and element.get(attribute, "1") not in _OFF


def _field_mark(element: etree._Element, paragraph: Paragraph) -> None:
    """w:fldChar: a field begins, its result begins, or it ends (17.16.18)."""
    kind = element.get(W + "fldCharType", "")
    if kind == "begin":
        paragraph.open_fields.append(OpenField(len(paragraph.instructions)))
        _legacy_field(element, paragraph)
    elif kind == "separate" and paragraph.open_fields:
        paragraph.open_fields[-1].result = len(paragraph.shown)
    elif kind == "end" and paragraph.open_fields:
        _end_field(paragraph, paragraph.open_fields.pop())


def _end_field(paragraph: Paragraph, ended: OpenField) -> None:
    """Note what was typed into a text field; show what a field without a result puts on the page."""
    code = "".join(paragraph.instructions[ended.code :])
    result = "" if ended.result < 0 else with_choice("".join(paragraph.shown[ended.result :])).strip()
    if ended.is_text:
        paragraph.fields.append(FormField(ended.name, ended.label, result))
    elif not result:
        _put(paragraph, shown_by_code(code), _Look(), "")


def _legacy_field(element: etree._Element, paragraph: Paragraph) -> None:
    """A legacy form field (17.16.17): boxes and lists keep their value in the field's own settings."""
    settings = element.find(W + "ffData")
    if settings is None:
        return
    name, label = _control(settings, "name"), _control(settings, "statusText")
    box, choices = settings.find(W + "checkBox"), settings.find(W + "ddList")
    if box is not None:
        mark = box.find(W + "checked")
        ticked = _checked(mark if mark is not None else box.find(W + "default"), W + "val")
        paragraph.shown.append(TICKED if ticked else UNTICKED)
        paragraph.fields.append(FormField(name, label, "", ticked))
    elif choices is not None:
        paragraph.fields.append(FormField(name, label, _chosen(choices)))
        paragraph.shown.append(_chosen(choices))
    else:
        opened = paragraph.open_fields[-1]
        opened.name, opened.label, opened.is_text = name, label, "text"


def _simple_field(element: etree._Element, paragraph: Paragraph, look: _Look, *, deleted: str) -> None:
    """w:fldSimple: instruction and result in one element."""
    paragraph.instructions.append(f" {element.get(W + 'instr', '')} ")
    _walk(element, paragraph, look, deleted=deleted)


def _chosen(choices: etree._Element) -> str:
    entries = [entry.get(W + "val", "") for entry in choices.findall(W + "listEntry")]
    result = choices.find(W + "result")
    index = result.get(W + "val", "0") if result is not None else "0"
    return entries[int(index)] if index.isdigit() and int(index) < len(entries) else ""


_ELEMENTS: dict[str, Callable[[etree._Element, Paragraph, _Look, str], None]] = {
    "instrText": lambda element, paragraph, _around, _deleted: paragraph.instructions.append(element.text or ""),
    "r": lambda element, paragraph, _around, deleted: _walk(element, paragraph, _look(element), deleted=deleted),
    "del": lambda element, paragraph, look, _deleted: _walk(element, paragraph, look, deleted="del"),
    "moveFrom": lambda element, paragraph, look, _deleted: _walk(element, paragraph, look, deleted="moveFrom"),
    "sdt": lambda element, paragraph, _around, deleted: _content_control(element, paragraph, deleted),
    "AlternateContent": _alternate,
    "txbxContent": lambda element, paragraph, _around, _deleted: paragraph.boxes.append(element),
    "fldChar": lambda element, paragraph, _around, _deleted: _field_mark(element, paragraph),
    "fldSimple": lambda element, paragraph, look, deleted: _simple_field(element, paragraph, look, deleted=deleted),
}
