"""Fields of Word, in RTF or binary form: what was filled into form fields, and instructions that would run or fetch."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from parsers.document import FormField, SegmentKind
from parsers.draft import Draft
from parsers.field_codes import link_target, shown_by_code
from parsers.inline import TICKED, UNTICKED, Inline, Look
from parsers.symbol_fonts import symbol

_UNDEFINED = 25  # \ffres: "no result", the default counts
_SYMBOL = re.compile(r'\s*SYMBOL\s+(\d{1,5})(?:.*?\\f\s+"?([^"\\]+))?', re.IGNORECASE)
_FETCHING = ("INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DATABASE")
_RUNNING = ("DDE", "DDEAUTO")


@dataclass(slots=True)
class Field:
    """A field being read: its instruction, the settings of a form field, and where its result starts in the paragraph."""

    instruction: list[str] = field(default_factory=list)
    settings: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)
    first: int = 0
    inline: Inline | None = None  # the paragraph that the result starts in

    @property
    def code(self) -> str:
        """The instruction as written."""
        return "".join(self.instruction)

    @property
    def kind(self) -> str:
        """The first word of the instruction, upper case."""
        return next(iter(self.code.split()), "").upper()


def close_field(found: Field, inline: Inline, draft: Draft, look: Look) -> None:
    """The field ends: add what the result does not show, note the form field, and say what would run or fetch."""
    first = found.first if found.inline is inline else 0  # a result of several paragraphs ends in another one
    result = "".join(text for text, _ in inline.pieces[first:]).strip()
    if found.kind == "FORMCHECKBOX":
        ticked = bool(_choice(found))
        inline.put(TICKED if ticked else UNTICKED, look)
        inline.fields.append(FormField(_name(found), _label(found), "", ticked))
    elif found.kind == "FORMDROPDOWN":
        index = _choice(found)
        chosen = result or (found.entries[index] if 0 <= index < len(found.entries) else "")
        inline.put("" if result else chosen, look)
        inline.fields.append(FormField(_name(found), _label(found), chosen))
    elif found.kind == "FORMTEXT":
        inline.fields.append(FormField(_name(found), _label(found), result))
    elif not result:
        inline.put(_shown(found.code), look)
    _note_danger(found, draft)
    target = link_target(found.code)
    if target:
        draft.add(SegmentKind.METADATA, f"link: {target}")


def _choice(found: Field) -> int:
    result = found.settings.get("ffres", _UNDEFINED)
    return found.settings.get("ffdefres", 0) if result == _UNDEFINED else result


def _name(found: Field) -> str:
    return found.texts.get("ffname", "")


def _label(found: Field) -> str:
    return found.texts.get("ffstattext") or found.texts.get("ffhelptext", "")


def _shown(code: str) -> str:
    """What a field without a stored result puts on the page."""
    glyph = _SYMBOL.match(code)
    if glyph is not None:
        return symbol((glyph[2] or "").strip(), f"{int(glyph[1]):X}")
    return shown_by_code(code)


def _note_danger(found: Field, draft: Draft) -> None:
    if found.kind in _RUNNING:
        draft.find("dde_field", severity="hold")
    if found.kind in _FETCHING:
        draft.find("external_relation", found.kind.lower(), "hold")
    if found.texts.get("ffentrymcr") or found.texts.get("ffexitmcr"):
        draft.find("macros", severity="hold")
