"""What happens when the group of a destination closes: fields, pictures, objects, properties, stories."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parsers.document import SegmentKind
from parsers.draft import Draft
from parsers.ole1 import read_object
from parsers.pictures_inside import PicturesInside, Where
from parsers.rtf_state import State
from parsers.rtf_words import FORM_TEXTS, INFO
from parsers.stories import Line, Story
from parsers.word_fields import close_field

_NOT_HEX = re.compile(r"[^0-9a-fA-F]")
_OUTSIDE = re.compile(r"://|^\s*\\\\")
_WORD_ART, _ALTERNATIVE = "gtextUNICODE", "wzDescription"


@dataclass(slots=True)
class Gathered:
    """What destinations leave behind for later ones. `author` wrote the annotation that follows."""

    draft: Draft
    pictures: PicturesInside
    author: str = ""
    property_name: str = ""
    shape_property: str = ""


def _text(closing: State) -> str:
    return "".join(closing.sink).strip()


def _end_story(_: Gathered, closing: State) -> None:
    closing.story.end()


def _end_field(gathered: Gathered, closing: State) -> None:
    if closing.field is not None:
        close_field(closing.field, closing.story.line.inline, gathered.draft, closing.look)


def _end_nothing(_gathered: Gathered, _closing: State) -> None:
    """The text went where it belongs while it was read."""


def _end_info(gathered: Gathered, closing: State) -> None:
    gathered.draft.add(SegmentKind.METADATA, f"{closing.closes}: {_text(closing)}" if _text(closing) else "")


def _end_property_name(gathered: Gathered, closing: State) -> None:
    gathered.property_name = _text(closing)


def _end_property(gathered: Gathered, closing: State) -> None:
    if _text(closing):
        gathered.draft.add(SegmentKind.METADATA, f"{gathered.property_name}: {_text(closing)}")


def _end_author(gathered: Gathered, closing: State) -> None:
    gathered.author = _text(closing)


def _end_template(gathered: Gathered, closing: State) -> None:
    if _OUTSIDE.search(_text(closing)):
        gathered.draft.find("external_relation", "attachedTemplate", "hold")


def _end_form_text(_: Gathered, closing: State) -> None:
    if closing.field is not None:
        closing.field.texts[closing.closes] = _text(closing)


def _end_form_entry(_: Gathered, closing: State) -> None:
    if closing.field is not None:
        closing.field.entries.append(_text(closing))


def _end_shape_name(gathered: Gathered, closing: State) -> None:
    gathered.shape_property = _text(closing)


def _end_shape_value(gathered: Gathered, closing: State) -> None:
    """Properties of a drawn shape that are text: the words of WordArt and what it says to those who cannot see it."""
    text = _text(closing)
    if gathered.shape_property == _WORD_ART and text:
        line = Line()
        line.inline.put(text)
        closing.story.line.aside.append(Story(SegmentKind.TEXT_BOX, blocks=[line]))
    elif gathered.shape_property == _ALTERNATIVE and text:
        gathered.draft.add(SegmentKind.METADATA, f"alternative text: {text}")


def _end_list_mark(_: Gathered, closing: State) -> None:
    """The number that stands before a list paragraph; bullets say nothing, and a tick as a bullet is no answer."""
    text = _text(closing)
    if any(character.isalnum() for character in text):
        closing.story.line.inline.put(f"{text} ", closing.look)


def _end_picture(gathered: Gathered, closing: State) -> None:
    content = _bytes(closing)
    if content:
        margin = closing.story.kind in {SegmentKind.PAGE_HEADER, SegmentKind.PAGE_FOOTER}
        gathered.pictures.add("", content, Where.STAND_IN if closing.embedded else Where.MARGIN if margin else Where.PAGE)


def _end_object(gathered: Gathered, closing: State) -> None:
    found = read_object(_bytes(closing))
    if found.linked:
        gathered.draft.find("external_relation", "object_link", "hold")
    elif found.content:
        gathered.draft.find("embedded_object")
        gathered.draft.carry(found.name, found.content)
    elif _bytes(closing):
        gathered.draft.find("object_unreadable", severity="hold")


def _bytes(closing: State) -> bytes:
    """Bytes written in hexadecimal; whatever stands between the digits is ignored, as every reader does."""
    digits = _NOT_HEX.sub("", "".join(closing.sink))
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


Closer = Callable[[Gathered, State], None]
CLOSERS: Mapping[str, Closer] = {
    "story": _end_story,
    "field": _end_field,
    "fldinst": _end_nothing,
    "atnauthor": _end_author,
    "template": _end_template,
    "ffl": _end_form_entry,
    "sn": _end_shape_name,
    "sv": _end_shape_value,
    "listtext": _end_list_mark,
    "pntext": _end_list_mark,
    "pict": _end_picture,
    "objdata": _end_object,
    "propname": _end_property_name,
    "staticval": _end_property,
    **dict.fromkeys(FORM_TEXTS, _end_form_text),
    **dict.fromkeys(INFO, _end_info),
}
