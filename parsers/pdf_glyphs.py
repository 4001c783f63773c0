"""All characters of a PDF page at once, as columns: what each shows, the object that it was set by, and where its ink is.

A page of print has some thousands of characters. Asked for one by one from Python they cost more than all else that is done
with a PDF; asked for column by column, by a loop that runs inside the interpreter, they cost a tenth of it.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, repeat
from operator import gt

import pypdfium2.raw as pdfium_c

from parsers.pdf_view import PageView

UNREAD = "\ufffd"
"""What stands for a drawn character of which the file does not say what letter it is: its code in its font says nothing."""
_ODD = {"\ufffe": "-", "\x02": "-", "\u00ad": "", "\x00": ""}
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_ALPHABET = 4096
_SIDES = 4
_DOUBLE = ctypes.sizeof(ctypes.c_double)


_Columns = tuple[list[float], list[float], list[float], list[float]]


def _address(function: object) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type] # a function of a library is castable


# The same functions that pypdfium2 binds, told to take plain numbers for pointers: nothing is made or converted for a call.
_pointer, _number = ctypes.c_void_p, ctypes.c_int
_UNICODE = ctypes.CFUNCTYPE(ctypes.c_uint, _pointer, _number)(_address(pdfium_c.FPDFText_GetUnicode))
_OBJECT = ctypes.CFUNCTYPE(ctypes.c_size_t, _pointer, _number)(_address(pdfium_c.FPDFText_GetTextObject))
_UNMAPPED = ctypes.CFUNCTYPE(_number, _pointer, _number)(_address(pdfium_c.FPDFText_HasUnicodeMapError))
_BOX = ctypes.CFUNCTYPE(_number, _pointer, _number, *[_pointer] * _SIDES)(_address(pdfium_c.FPDFText_GetCharBox))


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Columns by the index of the character on its page.

    `shown` is the character as a reader sees it, "" where nothing is; `codes` as PDFium gives it. `sources` tells one text
    object from another, 0 where PDFium made the character up (a hyphen at a line's end). The edges are on the page as it is
    shown: points, origin bottom left. A font that names no letter for a code, as for the parts of a word whose letters all stand
    at one of its glyphs, gives `UNREAD`: PDFium would give the bare code, which is some other letter's number.
    """

    codes: list[int]
    shown: list[str]
    sources: list[int]
    lefts: list[float]
    rights: list[float]
    bottoms: list[float]
    tops: list[float]


def page_glyphs(raw: pdfium_c.FPDF_TEXTPAGE, count: int, view: PageView) -> Glyphs:
    """The first `count` characters of a page of text."""
    page = _address(raw)
    codes = list(map(_UNICODE, repeat(page, count), range(count)))
    sources = list(map(_OBJECT, repeat(page, count), range(count)))
    edges = _edges(page, count, view)
    return Glyphs(codes, _all_shown(page, codes, edges), sources, *edges)


def is_generated(raw: pdfium_c.FPDF_TEXTPAGE, index: int) -> bool:
    """Whether the file does not hold the character: PDFium put it in, to part words."""
    return bool(pdfium_c.FPDFText_IsGenerated(raw, index))


def _all_shown(page: int, codes: list[int], edges: _Columns) -> list[str]:
    """What each code shows; of one that names no letter only that there is ink, and white space where there is none."""
    shown = list(map(_shown, codes))
    left, right, bottom, top = edges
    for index in compress(range(len(codes)), map(_UNMAPPED, repeat(page), range(len(codes)))):
        shown[index] = UNREAD if right[index] > left[index] and top[index] > bottom[index] else " "
    return shown


@lru_cache(_ALPHABET)
def _shown(code: int) -> str:
    if code in _SURROGATES:
        return UNREAD
    character = chr(code) if 0 < code <= _LAST_CODE_POINT else ""
    return _ODD.get(character, character)


def _edges(page: int, count: int, view: PageView) -> _Columns:
    """Left, right, bottom and top edges on the page as it is shown; PDFium gives them in this order, in user space."""
    room = array("d", bytes(count * _SIDES * _DOUBLE))
    start = room.buffer_info()[0]
    places = (range(start + side * _DOUBLE, start + (count * _SIDES + side) * _DOUBLE, _SIDES * _DOUBLE) for side in range(_SIDES))
    deque(map(_BOX, repeat(page, count), range(count), *places), maxlen=0)
    left, right = _ordered(room[0::_SIDES], room[1::_SIDES])
    bottom, top = _ordered(room[2::_SIDES], room[3::_SIDES])
    turned = {
        0: lambda: (_from(left, view.left), _from(right, view.left), _from(bottom, view.bottom), _from(top, view.bottom)),
        90: lambda: (_from(bottom, view.bottom), _from(top, view.bottom), _to(right, view.right), _to(left, view.right)),
        180: lambda: (_to(right, view.right), _to(left, view.right), _to(top, view.top), _to(bottom, view.top)),
        270: lambda: (_to(top, view.top), _to(bottom, view.top), _from(left, view.left), _from(right, view.left)),
    }
    return turned[view.rotation]()


def _ordered(low: array[float], high: array[float]) -> tuple[array[float], array[float]]:
    """Columns of lower and upper edges, whichever way round the file drew the glyph."""
    if not any(map(gt, low, high)):
        return low, high
    return array("d", map(min, low, high)), array("d", map(max, low, high))


def _from(edges: array[float], origin: float) -> list[float]:
    return [edge - origin for edge in edges]


def _to(edges: array[float], end: float) -> list[float]:
    return [end - edge for edge in edges]
