"""Archives that grow, nest, overlap or lie about what is in them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable

from tests.hostile.case import Cases, answered, held, quarantined

MEGABYTE = 1024 * 1024
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def _special(*members: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for info, content in members:
            file.writestr(info, content)
    return stream.getvalue()


def _patched(data: bytes, *changes: tuple[bytes, int, bytes]) -> bytes:
    """(signature, offset after its last occurrence, bytes) written over the file."""
    out = bytearray(data)
    for mark, offset, content in changes:
        at = out.rfind(mark) + offset
        out[at : at + len(content)] = content
    return bytes(out)


def _flat_tree() -> bytes:
    """Four levels of sixteen copies: 65,536 files of four megabytes behind a few kilobytes."""
    inner = zipped({"0.txt": bytes(4 * MEGABYTE)})
    for level in range(4):
        inner = zipped({f"lib {level}-{copy}.zip": inner for copy in range(16)})
    return inner


def _local(name: bytes, packed: int, size: int, check: int) -> bytes:
    return struct.pack("<4s5H3I2H", _LOCAL, 20, 0, 8, 0, 33, check, packed, size, len(name), 0) + name


def _quoted_overlap(count: int = 60, kernel: int = 10 * MEGABYTE) -> bytes:
    """Members that share one kernel: each quotes the next header in a stored block of its own stream (Fifield 2019)."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeeze.compress(bytes(kernel)) + squeeze.flush()
    plain, size = bytes(kernel), kernel
    rows, tail, length = [], data, len(data)
    for number in range(count):
        name = b"%04d" % number
        header = _local(name, length, size, zlib.crc32(plain))
        rows.append((name, length, size, zlib.crc32(plain), len(tail) + len(header)))
        block = struct.pack("<BHH", 0, len(header), len(header) ^ 0xFFFF)
        plain, size = header + plain, size + len(header)
        tail, length = block + header + tail, length + len(block) + len(header)
    body = tail[5:]
    entries = b"".join(
        struct.pack("<4s6H3I5H2I", _CENTRAL, 20, 20, 0, 8, 0, 33, check, packed, full, 4, 0, 0, 0, 0, 0, len(body) - back) + name
        for name, packed, full, check, back in rows
    )
    return body + entries + struct.pack("<4s4H2IH", _END, 0, 0, count, count, len(entries), len(body), 0)


def _many(count: int) -> bytes:
    return zipped({f"{n}": b"" for n in range(count)}, zipfile.ZIP_STORED)


def _same_name() -> bytes:
    first, second = zipfile.ZipInfo("letter.txt"), zipfile.ZipInfo("letter.txt ")
    return _special((first, b"The child is safe."), (second, b"The child is not safe.")).replace(b"letter.txt ", b"letter.txt")


def _twins() -> bytes:
    """Two members of one name: which of them a program shows is its own choice."""
    data = zipped({"letter.txt": b"The child is safe.", "letter.txz": b"The child is not safe."})
    return data.replace(b"letter.txz", b"letter.txt")


def _two_names() -> bytes:
    """The local header and the directory name the member differently."""
    return _patched(zipped({"a.txt": b"words"}), (_LOCAL, 30, b"b.exe"))


def _link() -> bytes:
    info = zipfile.ZipInfo("passwd.txt")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return _special((info, b"/etc/passwd"))


def _descriptor() -> bytes:
    """Sizes only behind the stream, and wrong there."""
    data = zipped({"a.txt": bytes(30 * MEGABYTE)})
    return _patched(data, (_LOCAL, 6, b"\x08\0"), (_LOCAL, 14, bytes(12)), (_CENTRAL, 8, b"\x08\0"), (_CENTRAL, 24, struct.pack("<I", 10)))


def _lying(size: int) -> bytes:
    number = struct.pack("<I", size)
    return _patched(zipped({"a.txt": bytes(30 * MEGABYTE)}), (_LOCAL, 22, number), (_CENTRAL, 24, number))


def _far_directory() -> bytes:
    return _patched(zipped({"a.txt": b"words"}), (_END, 16, b"\xf0\xff\xff\xff"))


def _zip64(value: int) -> bytes:
    """A directory that says, in the 64-bit record, that it holds more than there is."""
    data = zipped({"a.txt": b"words"})
    at = data.rfind(_END)
    start = struct.unpack_from("<I", data, at + 16)[0]
    record = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, value, value, at - start, start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1)
    return data[:at] + record + locator + _patched(data[at:], (_END, 8, b"\xff" * 8))


def _comment_end() -> bytes:
    """A second end record in the comment: two directories, and each reader takes another."""
    inner = zipped({"b.txt": b"The child is not safe."})
    outer = zipped({"a.txt": b"The child is safe."})
    return outer[:-2] + struct.pack("<H", len(inner)) + inner


def _long_name() -> bytes:
    return zipped({"a/" * 32_000 + "b.txt": b"words"})


def _bad_names() -> bytes:
    names = (
        "../../../../etc/cron.d/x",
        "/etc/passwd",
        "C:\\Windows\\System32\\a.txt",
        "\\\\server.example\\share\\a.txt",
        "con",
        "a\u202etxt.exe",
    )
    return zipped(dict.fromkeys(names, b"words"))


def _tar(*members: tarfile.TarInfo) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as file:
        for member in members:
            file.addfile(member, io.BytesIO(bytes(member.size)) if member.isreg() else None)
    return stream.getvalue()


def _tar_link() -> bytes:
    link = tarfile.TarInfo("../../etc/passwd")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return _tar(link)


def _tar_lying() -> bytes:
    return _tar(tarfile.TarInfo("a.txt")).replace(b"00000000000\0", b"77777777777\0", 1)


def _seven_zip() -> bytes:
    """A 7z start header whose next header lies at the end of the address space."""
    return b"7z\xbc\xaf\x27\x1c\0\x04" + struct.pack("<IQQI", 0, 0x7FFFFFFFFFFFFFF0, 0x7FFFFFFFFFFFFFF0, 0) + bytes(100)


def _rar() -> bytes:
    return b"Rar!\x1a\x07\x01\0" + b"\xff" * 4_000


def _streams(squeeze: Callable[[bytes], bytes]) -> bytes:
    return squeeze(bytes(200 * MEGABYTE))


def _nested_gzip() -> bytes:
    content = bytes(50 * MEGABYTE)
    for _ in range(6):
        content = gzip.compress(content)
    return content


def _letter_in_letters() -> bytes:
    """Each archive holds a letter, and the letter is the next archive's only member besides it."""
    content = zipped({"a.txt": b"words"})
    for _ in range(12):
        content = zipped({"a.zip": content, "a.txt": b"words at each level"})
    return content


def _inside_only_folders() -> bytes:
    return zipped({f"{'d/' * 200}{n}/": b"" for n in range(300)})


CASES: Cases = {
    "flat-tree.zip": held(_flat_tree),
    "quoted-overlap.zip": held(_quoted_overlap),
    "sixty-four.zip": held(lambda: _many(70_000)),
    "twins.zip": held(_twins),
    "same-name.zip": answered(_same_name),
    "two-names.zip": held(_two_names),
    "link.zip": answered(_link),
    "descriptor.zip": held(_descriptor),
    "says-ten.zip": held(lambda: _lying(10)),
    "says-vast.zip": held(lambda: _lying(0xFFFFFFF0)),
    "far-directory.zip": held(_far_directory),
    "zip64-vast.zip": answered(lambda: _zip64(2**62)),
    "zip64-none.zip": answered(lambda: _zip64(0)),
    "comment-end.zip": held(_comment_end),
    "long-name.zip": answered(_long_name),
    "bad-names.zip": quarantined(_bad_names),
    "bz2-member.zip": held(lambda: zipped({"a.txt": bytes(200 * MEGABYTE)}, zipfile.ZIP_BZIP2)),
    "lzma-member.zip": held(lambda: zipped({"a.txt": bytes(200 * MEGABYTE)}, zipfile.ZIP_LZMA)),
    "method-99.zip": held(lambda: _patched(zipped({"a.txt": b"words"}), (_LOCAL, 8, b"\x63\0"), (_CENTRAL, 10, b"\x63\0"))),
    "says-locked.zip": held(lambda: _patched(zipped({"a.txt": b"words"}), (_LOCAL, 6, b"\x01\0"), (_CENTRAL, 8, b"\x01\0"))),
    "bad-check.zip": held(lambda: _patched(zipped({"a.txt": b"words"}), (_LOCAL, 14, b"abcd"), (_CENTRAL, 16, b"abcd"))),
    "second-disk.zip": answered(lambda: _patched(zipped({"a.txt": b"words"}), (_END, 4, b"\x05\0\x05\0"))),
    "cut.zip": held(lambda: zipped({"a.txt": b"words" * 90})[:60]),
    "letters.zip": held(_letter_in_letters, "words at each level"),
    "folders.zip": held(_inside_only_folders),
    "program.zip": quarantined(lambda: zipped({"a.pdf.exe": b"MZ" + bytes(200)})),
    "bomb.gz": held(lambda: _streams(gzip.compress)),
    "bomb.bz2": held(lambda: _streams(bz2.compress)),
    "bomb.xz": held(lambda: _streams(lzma.compress)),
    "nested.gz": held(_nested_gzip),
    "link.tar": held(_tar_link),
    "lying.tar": held(_tar_lying),
    "vast.7z": held(_seven_zip),
    "noise.rar": held(_rar),
    "noise.cab": answered(lambda: b"MSCF" + b"\xff" * 4_000),
}
