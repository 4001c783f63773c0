"""Pictures in the binary files of Office 97-2003 ([MS-ODRAW] 2.2.23 to 2.2.31): Word, PowerPoint and Excel store the same records.

They are looked for by their heads: where each stands on a page is written in many ways, and none of them may be missed.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from types import MappingProxyType

_HEAD = 8  # recVer and recInstance, recType, recLen
_UID, _TAG = 16, 1
_METAFILE_HEAD = 34  # [MS-ODRAW] 2.2.31, OfficeArtMetafileHeader
_PICTURES: Mapping[int, tuple[int, ...]] = MappingProxyType(
    {
        0xF01D: (0x46A, 0x6E2),  # JPEG, in RGB and in CMYK
        0xF01E: (0x6E0,),  # PNG
        0xF01F: (0x7A8,),  # DIB
        0xF029: (0x6E4,),  # TIFF
        0xF02A: (0x46A, 0x6E2),  # JPEG
    }
)
_METAFILES: Mapping[int, tuple[int, ...]] = MappingProxyType({0xF01A: (0x3D4,), 0xF01B: (0x216,), 0xF01C: (0x542,)})  # EMF, WMF, PICT
_HEADS = {
    struct.pack("<HH", (instance | second) << 4, kind): (_UID * (1 + second), _METAFILE_HEAD if kind in _METAFILES else _TAG)
    for kind, instances in (*_PICTURES.items(), *_METAFILES.items())
    for instance in instances
    for second in (0, 1)
}
_FOUND = re.compile(b"|".join(re.escape(head) for head in _HEADS), re.DOTALL)


def stored_pictures(content: bytes) -> Iterator[bytes]:
    """The bytes of each picture file in a stream; of a metafile they are as stored, mostly compressed. One cut short is given as it is."""
    at = 0
    while (match := _FOUND.search(content, at)) is not None:
        at = match.start() + 1
        if match.end() + 4 > len(content):
            return
        (size,) = struct.unpack_from("<I", content, match.end())
        uids, head = _HEADS[match.group()]
        first, end = match.start() + _HEAD + uids + head, match.start() + _HEAD + size
        if first < end:
            yield content[first:end]
            at = min(end, len(content))
