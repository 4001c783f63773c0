"""7z archives of twelve small files, with and without the password "Pw" (names readable), and RAR blocks made by hand."""

import struct

SEVEN_ZIP = bytes.fromhex(
    "377abcaf271c000440219d4ac30000000000000022000000000000009e97169c01001a310a31300a31310a31320a320a330a340a350a360a370a380a390a0000"
    "00813307ae0fcffcf06c0febea9cbf363dfe7a0dfe39a3f481e3ccf82d67a6d4610049064e37e80fc546f1239f59d8622c9802e43839fa64ab076a214bdf4706"
    "0c39e131e587ec0249ceeb302af1313100b7e9972bed2c50f96e0b4393aa13a7c3bb7bcc38058a2cf8c3b923e925609b923206bee804ef26e33ecdc6d32a1364"
    "537ab5c16537b578f2bb668c54e2986b81d0f5574a229c70abb585f45821feec00000017061f010980a400070b01000123030101055d001000000c81ae0a0193"
    "07a2740000"
)
SEVEN_ZIP_LOCKED = bytes.fromhex(
    "377abcaf271c0004cbf4f3ade0000000000000002200000000000000d195022d535fbc029cde891bb032bdf5f2361ad4dd7e6fb585806b94adbcd99030bc9065"
    "0000813307ae0fd00eb03c9f39109c9fa6d533dab22eb0d434e9925dfa0afb441716e1e76433ad38d62bcc17d0827e827a54b2a0a2ac292a19782233cb1ee8e1"
    "b3ee379918d0570cf6cdde26a83eb957f8103237de9c09031e0007d75a6d2e910c3aa74996f71ef2a1e70b17c4516be44fef5cd641a11c21bee0c2cf91dbc9d9"
    "b11c755bbe38b1d52971881b6276b499a3d29b71e8183ae6a8dfe4cc8734cce48ebfd7e35396a870fc9371aa80a1303a03cde8a33bb85f9d68b30b0224000000"
    "170620010980c000070b01000123030101055d001000000c81ce0a01f3d9101e0000"
)
SEVEN_ZIP_NAMES_LOCKED = bytes.fromhex(
    "377abcaf271c0004655fa57b90000000000000002e00000000000000dc5a3d934d53480d309bcc357ca51a95f2e5b6a782a7ca2178cf72144fa50ecc6a6a64c1"
    "93f683f6397da637ef0a1768429ccffd32decf0195fca09803735bf7411e5e716fb07f10fbb281271b2031d72a315ead149dbe38dfe1708fe7241dfac28290e6"
    "5215a47a515cbcee9ad2d1f22616e57c003e608a5d9f2815e48fd1bd3455a0d92689a5f10c72c352c5698d5d47c597a817062001097000070b0100012406f107"
    "0112530f7dea96e0353b03cae698a248a9e66edb0c620a01fb657f230000"
)


def rar_4(*, archive_flags: int = 0, file_flags: int = 0) -> bytes:
    """A RAR 4 archive of one stored file."""
    main = struct.pack("<HBHH6x", 0, 0x73, archive_flags, 13)
    file = struct.pack("<HBHHIIBIIBBHI", 0, 0x74, 0x8000 | file_flags, 37, 4, 4, 0, 0, 0, 20, 0x30, 5, 0) + b"a.txt"
    return b"Rar!\x1a\x07\x00" + main + file + b"late" + struct.pack("<HBHH", 0, 0x7B, 0, 7)


def rar_5(*, locked: str = "") -> bytes:
    """A RAR 5 archive of one stored file; `locked`: "names", "file" or ""."""
    lock = bytes([4, 0, 0, 0])
    extra = bytes([3, 1, 0, 0]) if locked == "file" else b""
    flags = 2 | (1 if extra else 0)
    fields = bytes([2, flags, *([len(extra)] if extra else []), 4, 0, 4, 0x20, 0, 0, 5]) + b"a.txt" + extra
    blocks = [bytes([1, 0, 0]), *([lock] if locked == "names" else [])]
    start = b"".join(bytes(4) + bytes([len(block)]) + block for block in blocks)
    return b"Rar!\x1a\x07\x01\x00" + start + bytes(4) + bytes([len(fields)]) + fields + b"late" + bytes(4) + bytes([3, 5, 0, 0])
