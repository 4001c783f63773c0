"""Pictures and text layers -> a PDF that holds nothing else: no fonts of the source, no properties but an opaque title."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from gateway.renditions.making.pictures import PagePicture
from gateway.renditions.making.text_layer import Run, layer, used_codes

_MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def "
    "/CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)
_MAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
_MOST_ROWS = 100  # Adobe Technical Note 5014: of one block of a CMap
_ADVANCE = 500  # thousandths of the type size


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page: size in points, its picture, its words."""

    width: float
    height: float
    picture: PagePicture
    runs: tuple[Run, ...]


def assemble(pages: Sequence[DrawnPage], title: str, language: str) -> bytes:
    """The finished file: one revision, deterministic, object streams."""
    with pikepdf.new() as pdf:
        font = _font(pdf, used_codes(run.text for page in pages for run in page.runs))
        for page in pages:
            _add(pdf, page, font)
        pdf.Root.Lang = String(language)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title)))
        out = io.BytesIO()
        pdf.save(
            out, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True, recompress_flate=False, deterministic_id=True
        )
    return out.getvalue()


def _add(pdf: Pdf, page: DrawnPage, font: Dictionary) -> None:
    drawing = f"q {page.width:.2f} 0 0 {page.height:.2f} 0 0 cm /P Do Q\n".encode()
    words = layer(page.runs, page.height) if page.runs else b""
    body = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(page.width, 2), round(page.height, 2)]),
        Resources=Dictionary(XObject=Dictionary(P=_image(pdf, page.picture)), Font=Dictionary(T=font)),
        Contents=Stream(pdf, drawing + words),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(body)))


def _image(pdf: Pdf, picture: PagePicture) -> Stream:
    stream = Stream(pdf, picture.content)
    stream.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": picture.width, "/Height": picture.height})
    if picture.kind == "print":
        parameters = Dictionary(K=-1, Columns=picture.width, Rows=picture.height, BlackIs1=True)
        stream.update({"/BitsPerComponent": 1, "/ColorSpace": Name.DeviceGray, "/Filter": Name.CCITTFaxDecode, "/DecodeParms": parameters})
    elif picture.kind == "tints":
        stream.update({"/BitsPerComponent": 4, "/ColorSpace": Name.DeviceGray, "/Filter": Name.FlateDecode})
    else:
        space = Name.DeviceRGB if picture.kind == "colour" else Name.DeviceGray
        stream.update({"/BitsPerComponent": 8, "/ColorSpace": space, "/Filter": Name.DCTDecode})
    return stream


def _font(pdf: Pdf, codes: Sequence[int]) -> Dictionary:
    """A composite font without shapes: text mode 3 draws none; ToUnicode says what each code is (ISO 32000-2 9.10.3)."""
    described = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.Unseen,
        Flags=4,
        FontBBox=Array([0, -200, 500, 800]),
        ItalicAngle=0,
        Ascent=800,
        Descent=-200,
        CapHeight=700,
        StemV=80,
    )
    below = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Unseen,
        DW=_ADVANCE,
        CIDToGIDMap=Name.Identity,
        FontDescriptor=described,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.Unseen,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([below]),
            ToUnicode=Stream(pdf, _map(codes)),
        )
    )


def _map(codes: Sequence[int]) -> bytes:
    rows = list(_ranges(codes))
    blocks = (rows[at : at + _MOST_ROWS] for at in range(0, len(rows), _MOST_ROWS))
    return (_MAP_HEAD + "".join(f"{len(b)} beginbfrange\n{''.join(b)}endbfrange\n" for b in blocks) + _MAP_TAIL).encode()


def _ranges(codes: Iterable[int]) -> Iterable[str]:
    """One row for each page of 256 codes in use."""
    for high in sorted({code >> 8 for code in codes}):
        yield f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n"
