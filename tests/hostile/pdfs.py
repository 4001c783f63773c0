"""PDF files that loop, grow, nest or lie (ISO 32000-2)."""

from __future__ import annotations

import io
import zlib

import pikepdf

from tests import pdf_files
from tests.hostile.case import Cases, answered, held, quarantined

MEGABYTE = 1024 * 1024
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WORDS = b"BT /F1 12 Tf 60 700 Td (The child was seen) Tj ET\n"


def pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    body, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    last = max(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(last))
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (last, trailer, len(body))
    return body + b"xref\n0 %d\n%s%s" % (last, rows, end)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def one_page(extra: dict[int, bytes] | None = None, *, catalogue: bytes = b"", page: bytes = b"", content: bytes = _WORDS) -> bytes:
    """A page that says its words; `extra` objects are numbered from 10."""
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R%s>>" % page,
            4: stream(content),
            5: b"<</Font<</F1 6 0 R>>/XObject<</X 10 0 R>>>>",
            6: _FONT,
        }
        | (extra or {})
    )


def _packed(content: bytes, times: int = 1, filters: bytes = b"/FlateDecode") -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter[%s]" % (filters * times))


def _content_bomb(content: bytes, times: int = 1) -> bytes:
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources 5 0 R>>",
            4: _packed(content, times),
            5: b"<</Font<</F1 6 0 R>>>>",
            6: _FONT,
        }
    )


def _same_content() -> bytes:
    """Five thousand references to one stream that grows to a megabyte."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[%s]/Resources 5 0 R>>" % (b"4 0 R " * 5_000)
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: page,
            4: _packed(_WORDS * 20_000),
            5: b"<</Font<</F1 6 0 R>>>>",
            6: _FONT,
        }
    )


def _image(width: int, height: int, entries: bytes, content: bytes) -> bytes:
    head = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB" % (width, height)
    return one_page({10: stream(content, head + entries)}, content=b"q 500 0 0 700 0 0 cm /X Do Q\n")


def _forms(depth: int, calls: int) -> bytes:
    """Form XObjects that each draw the next one several times."""
    extra = {}
    for level in range(depth):
        named = b"/Resources<</XObject<</X %d 0 R>>>>" % (11 + level)
        extra[10 + level] = stream(b"/X Do " * calls, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + named)
    extra[10 + depth] = stream(b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return one_page(extra, content=_WORDS + b"/X Do\n")


def _form_of_itself() -> bytes:
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0 R>>>>")
    return one_page({10: form}, content=_WORDS + b"/X Do\n")


def _pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        }
    )


def _deep_tree(depth: int) -> bytes:
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for level in range(depth):
        objects[2 + level] = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (3 + level)
    return pdf(objects | {2 + depth: b"<</Type/Page/MediaBox[0 0 595 842]>>"})


def _annotations(count: int) -> bytes:
    note = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(a note)>>"
    return one_page(page=b"/Annots[%s]" % (note * count))


def _fields(count: int) -> bytes:
    field = b"<</FT/Tx/T(a)/V(b)/Subtype/Widget/Rect[0 0 9 9]>>"
    return one_page(catalogue=b"/AcroForm<</Fields[%s]>>" % (field * count))


def _deep_fields(depth: int) -> bytes:
    extra = {10 + n: b"<</T(a)/Kids[%d 0 R]>>" % (11 + n) for n in range(depth)} | {10 + depth: b"<</FT/Tx/T(z)/V(deep)>>"}
    return one_page(extra, catalogue=b"/AcroForm<</Fields[10 0 R]>>")


def _outline(count: int) -> bytes:
    extra = {11 + n: b"<</Title(a mark)/Next %d 0 R/Parent 10 0 R>>" % (12 + n) for n in range(count)}
    return one_page({10: b"<</First 11 0 R/Last 11 0 R>>"} | extra, catalogue=b"/Outlines 10 0 R")


def _name_loop() -> bytes:
    extra = {10: b"<</Kids[11 0 R 10 0 R]/Limits[(a)(z)]>>", 11: b"<</Kids[10 0 R]/Limits[(a)(z)]>>"}
    return one_page(extra, catalogue=b"/Names<</EmbeddedFiles 10 0 R/JavaScript 10 0 R>>/PageLabels 10 0 R")


def _attached(content: bytes, packed: bool = False) -> bytes:
    file = b"<</Type/Filespec/F(inner.pdf)/UF(inner.pdf)/EF<</F 11 0 R>>>>"
    body = _packed(content) if packed else stream(content, b"/Type/EmbeddedFile")
    return one_page({10: file, 11: body}, catalogue=b"/Names<</EmbeddedFiles<</Names[(inner.pdf) 10 0 R]>>>>")


def _attached_in_attached(depth: int) -> bytes:
    content = one_page()
    for _ in range(depth):
        content = _attached(content)
    return content


def _xref_loop() -> bytes:
    data = one_page()
    place = data.rfind(b"xref\n0 ")
    return data.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % place)


def _xref_stream(width: bytes, index: bytes) -> bytes:
    """A cross-reference stream that lies about its columns or rows."""
    head = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    table = b"/Type/XRef/Size 2147483647/W[%s]/Index[%s]/Root 1 0 R" % (width, index)
    return head + b"3 0 obj\n" + stream(bytes(64), table) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(head)


def _length_loop() -> bytes:
    """A stream whose length is a reference to itself."""
    return one_page({10: b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 10 0 R>>stream\nx\nendstream"}, content=_WORDS + b"/X Do\n")


def _reference_loop() -> bytes:
    return one_page({10: b"11 0 R", 11: b"10 0 R"}, catalogue=b"/Outlines 10 0 R/AcroForm 11 0 R/Names 10 0 R", content=_WORDS + b"/X Do\n")


def _function_loop() -> bytes:
    function = b"<</FunctionType 3/Domain[0 1]/Bounds[0.5]/Encode[0 1 0 1]/Functions[11 0 R 11 0 R]>>"
    space = b"[/Separation/A/DeviceRGB 11 0 R]"
    image = b"/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace 12 0 R"
    return one_page({10: stream(bytes(81), image), 11: function, 12: space}, content=_WORDS + b"/X Do\n")


def _font_lies() -> bytes:
    """A font whose table of widths and whose mapping to Unicode both run away."""
    mapping = b"/CIDInit/ProcSet findresource begin 1 beginbfrange <00> <ffffffff> <0041> endbfrange end"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[11 0 R]/ToUnicode 12 0 R>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 2147483647 500]>>"
    return one_page({6: font, 11: inner, 12: stream(mapping)})


def _rich(action: bytes) -> bytes:
    return one_page(catalogue=b"/OpenAction" + action)


def _odd_lock(entries: bytes) -> bytes:
    return pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>", 10: b"<<%s>>" % entries},
        b"/Encrypt 10 0 R/ID[<00><00>]",
    )


def _revisions(count: int) -> bytes:
    data = one_page()
    for _ in range(count):
        start = len(data)
        data += b"4 0 obj\n%s\nendobj\n" % stream(_WORDS)
        place = len(data)
        data += b"xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (start, place, place)
    return data


def _xfa(content: bytes, packed: bool = False) -> bytes:
    body = _packed(content) if packed else stream(content)
    return one_page({10: body}, catalogue=b"/AcroForm<</Fields[]/XFA[(datasets) 10 0 R]>>")


def _laughs() -> bytes:
    levels = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    return b'<!DOCTYPE x [<!ENTITY l0 "ha">%s<!ENTITY out SYSTEM "file:///etc/hostname">]><x><data>&l9;&out;</data></x>' % levels


def _hidden_words() -> bytes:
    """Words in white, in mode 3 and off the page: read as all others are."""
    shown = b"BT /F1 12 Tf 1 g 60 600 Td (written in white) Tj ET BT /F1 12 Tf 3 Tr 60 500 Td (written unseen) Tj ET\n"
    return one_page(content=_WORDS + shown)


def _linearised_lie() -> bytes:
    data = one_page()
    return data.replace(b"%PDF-1.7\n", b"%PDF-1.7\n9 0 obj\n<</Linearized 1/L 99/H[9 9]/O 3/E 9/N 99999999/T 9>>\nendobj\n", 1)


def _saved(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _object_stream_bomb() -> bytes:
    content = b"20 0 " + b"[" + b" 1" * (30 * MEGABYTE) + b"]"
    packed = zlib.compress(content, 9)
    body = stream(packed, b"/Type/ObjStm/N 1/First 5/Filter/FlateDecode")
    return one_page({10: body}, catalogue=b"/Outlines 20 0 R")


_JS = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
_MIX = b"/Filter[/ASCIIHexDecode/ASCII85Decode/LZWDecode/RunLengthDecode]"
_JPX = b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff\x4f\xff\x51\0\x29" + b"\0\0" + b"\0\x0f\xff\xff" * 2 + bytes(60)
_JBIG2 = b"\0\0\0\0\x30\0\x01\0\0\0\x13\xff\xff\xff\xf0\xff\xff\xff\xf0" + bytes(40)

CASES: Cases = {
    "content-bomb.pdf": held(lambda: _content_bomb(b"BT /F1 9 Tf (aaaa) Tj ET\n" * (4 * MEGABYTE))),
    "content-bomb-twice.pdf": held(lambda: _content_bomb(b"q " * (60 * MEGABYTE), 2)),
    "content-numbers.pdf": held(lambda: _content_bomb(b"1 " * (60 * MEGABYTE))),
    "content-paths.pdf": held(lambda: _content_bomb(b"0 0 m 9 9 l S\n" * (3 * MEGABYTE))),
    "content-clips.pdf": answered(lambda: _content_bomb(b"q 0 0 9 9 re W n " * 100_000)),
    "content-text.pdf": held(lambda: _content_bomb(b"BT /F1 9 Tf (" + b"a" * 30_000_000 + b") Tj ET")),
    "same-content.pdf": held(_same_content),
    "deep-content.pdf": answered(lambda: one_page(content=_WORDS + b"[" * 300_000)),
    "deep-dictionary.pdf": answered(lambda: one_page(catalogue=b"/A " + b"<</A " * 100_000)),
    "image-vast.pdf": answered(lambda: _image(100_000, 100_000, b"/Filter/FlateDecode", zlib.compress(bytes(9_000)))),
    "image-bomb.pdf": answered(lambda: _image(10_000, 10_000, b"/Filter/FlateDecode", zlib.compress(bytes(300_000_000)))),
    "image-mixed.pdf": answered(lambda: _image(9_000, 9_000, _MIX, b"z" * 9_000)),
    "image-jpx.pdf": answered(lambda: _image(1_000_000, 1_000_000, b"/Filter/JPXDecode", _JPX)),
    "image-jbig2.pdf": answered(lambda: _image(60_000, 60_000, b"/Filter/JBIG2Decode", _JBIG2)),
    "image-fax.pdf": answered(
        lambda: _image(60_000, 60_000, b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 2147483647>>", bytes(900))
    ),
    "image-predictor.pdf": answered(
        lambda: _image(9, 9, b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 99>>", zlib.compress(bytes(90)))
    ),
    "forms-power.pdf": held(lambda: _forms(12, 10)),
    "forms-deep.pdf": answered(lambda: _forms(3_000, 1)),
    "form-of-itself.pdf": answered(_form_of_itself, "The child was seen"),
    "pages-same.pdf": held(lambda: _pages(100_000)),
    "pages-deep.pdf": answered(lambda: _deep_tree(5_000)),
    "pages-lie.pdf": held(lambda: _pages(1).replace(b"/Count 1>>", b"/Count 2147483647>>")),
    "pages-negative.pdf": answered(lambda: _pages(1).replace(b"/Count 1>>", b"/Count -5>>")),
    "annotations.pdf": answered(lambda: _annotations(100_000), "The child was seen"),
    "fields-many.pdf": answered(lambda: _fields(50_000), "The child was seen"),
    "fields-deep.pdf": answered(lambda: _deep_fields(3_000), "The child was seen"),
    "outline-many.pdf": answered(lambda: _outline(50_000), "The child was seen"),
    "name-loop.pdf": held(_name_loop, "The child was seen"),
    "attached-deep.pdf": held(lambda: _attached_in_attached(14), "The child was seen"),
    "attached-bomb.pdf": held(lambda: _attached(bytes(400_000_000), True), "The child was seen"),
    "xref-loop.pdf": answered(_xref_loop),
    "xref-columns.pdf": held(lambda: _xref_stream(b"1 2147483647 1", b"0 3")),
    "xref-rows.pdf": held(lambda: _xref_stream(b"1 2 1", b"0 2147483647")),
    "length-loop.pdf": answered(_length_loop),
    "reference-loop.pdf": answered(_reference_loop),
    "function-loop.pdf": answered(_function_loop),
    "font-lies.pdf": answered(_font_lies),
    "opens-script.pdf": held(lambda: _rich(_JS), "The child was seen"),
    "opens-program.pdf": held(lambda: _rich(b"<</S/Launch/Win<</F(cmd.exe)/P(/c calc)>>>>"), "The child was seen"),
    "opens-page.pdf": answered(lambda: _rich(b"<</S/URI/URI(http://tracker.example/x)>>"), "The child was seen"),
    "action-loop.pdf": held(lambda: one_page({10: b"<</S/JavaScript/JS(x)/Next 10 0 R>>"}, catalogue=b"/OpenAction 10 0 R")),
    "lock-unknown.pdf": held(lambda: _odd_lock(b"/Filter/Nobody.Knows/V 9/R 9")),
    "lock-lengths.pdf": held(lambda: _odd_lock(b"/Filter/Standard/V 2/R 3/Length 2147483640/O()/U()/P -1")),
    "lock-loop.pdf": held(lambda: _odd_lock(b"/Filter/Standard/V 4/R 4/CF 10 0 R/StmF/A/StrF/A/O 10 0 R/U 10 0 R/P -1")),
    "revisions.pdf": answered(lambda: _revisions(2_000)),
    "xfa-xxe.pdf": held(lambda: _xfa(_laughs())),
    "xfa-bomb.pdf": held(lambda: _xfa(b"<x><data>" + b"<a>b</a>" * (20 * MEGABYTE), True)),
    "hidden.pdf": answered(_hidden_words, "written unseen"),
    "linearised.pdf": answered(_linearised_lie),
    "object-stream.pdf": answered(_object_stream_bomb),
    "compressed-cut.pdf": held(lambda: _saved(one_page())[:-400]),
    "media-box.pdf": answered(lambda: one_page().replace(b"[0 0 595 842]", b"[-1e38 -1e38 1e38 1e38]")),
    "media-box-none.pdf": answered(lambda: one_page().replace(b"[0 0 595 842]", b"[nan inf 0 0]")),
    "header-late.pdf": held(lambda: b"\n" * 1_000 + pdf_files.page((60, 60, "x"))[:200]),
    "zip-behind.pdf": quarantined(lambda: one_page() + b"PK\x05\x06" + bytes(18)),
}
