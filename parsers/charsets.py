"""Bytes -> text when the declared character set is missing, unknown or wrong.

Only this file decides which character set wins. Nothing raises: the worst case is U+FFFD for bytes that no set explains.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from encodings import aliases
from unicodedata import category

from charset_normalizer import from_bytes

# The WHATWG Encoding standard reads these labels as their Windows supersets, because that is what senders emit.
_SUPERSETS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "hz": "hz",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601": "cp949",
    "euc-kr": "cp949",
    "big5": "big5hkscs",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode": "utf-16",
    "unicode": "utf-16",
    "utf8": "utf-8",
    "utf-8mb4": "utf-8",
}
_NO_SET = frozenset({"", "binary", "8bit", "7bit", "default", "unknown", "unknown-8bit", "x-unknown", "default_charset", "none"})
_WITHOUT_ALIAS = {"cp720", "cp737", "cp856", "cp874", "cp875", "cp1006", "koi8_r", "koi8_t", "koi8_u", "mac_roman", "utf_16", "utf_32"}
_TEXT_CODECS = (frozenset(aliases.aliases.values()) | _WITHOUT_ALIAS | {"utf_8_sig", "cp65001"}) - {
    "base64_codec",
    "bz2_codec",
    "hex_codec",
    "quopri_codec",
    "rot_13",
    "uu_codec",
    "zlib_codec",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 64 * 1024
_FEWEST_PAIRS = 4
_FEWEST_WIDE = 8  # characters
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f")
# Western text with a few accented letters is what UK agencies send; a guess must be clearly another script to win.
_GUESSABLE = ("cp932", "gb18030", "cp949", "big5", "euc_jp", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp1250")
_INSIDE = re.compile(rb"(?<=[a-z])[\x80-\xff]{1,3}(?=[a-z])")
_WESTERN = frozenset("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßœ\u2019")
_CENTRAL = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžăâîșşţäöüôőűľĺŕđ\u2019")
_OTHERS = (("cp1250", _CENTRAL), ("mac_roman", _WESTERN), ("cp850", _WESTERN))
_C1 = re.compile("[\x80-\x9f]")


def decode(raw: bytes, declared: str = "") -> str:
    """Text of `raw`, by its byte order mark, then the declared set, then UTF-8, then a cautious guess; never half a character.

    Declared UTF-8 that is not valid, and declared single-byte sets over valid multi-byte UTF-8, are repaired.
    """
    text = _decoded(raw, declared)
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")  # UTF-7 can spell half of one


def _decoded(raw: bytes, declared: str) -> str:
    bom = next((name for mark, name in _BOMS if raw.startswith(mark)), "") or wide_codec(raw[:_SAMPLE])
    if bom:
        return raw.decode(bom, "replace")
    name = codec_name(declared)
    if is_utf8(raw) and (not name or name in {"utf-8", "cp1252"} or raw.isascii()) and name not in _STATEFUL:
        return raw.decode("utf-8")
    if name in {"", "utf-8"}:
        return _undeclared(raw, declared_utf8=name == "utf-8" and _mostly_utf8(raw))
    return _strict_or_replace(raw, name)


def wide_codec(sample: bytes) -> str:
    """Codec "utf-16-le" or "utf-16-be" for text in two bytes a character without a mark; "" for anything else."""
    pairs = len(sample) // 2
    if pairs < _FEWEST_PAIRS:
        return ""
    if sample.count(0) * 10 < pairs * 6:
        return _wide_script(sample[: pairs * 2])
    even, odd = sample[: pairs * 2 : 2], sample[1 : pairs * 2 : 2]
    for codec, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        controls = sum(low.count(byte) for byte in _CONTROLS)
        if high.count(0) * 10 >= pairs * 6 and controls * 20 <= pairs:
            return codec
    return _wide_script(sample[: pairs * 2])


def _wide_script(sample: bytes) -> str:
    """The codec in which the bytes are words of one script: Cyrillic, Greek, Arabic and others, with spaces between.

    No text of single bytes holds a zero byte; of the two orders one gives letters of few blocks, the other signs of many.
    """
    if 0 not in sample or len(sample) < 2 * _FEWEST_WIDE:
        return ""
    found = []
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        blocks = Counter(high)
        usual = blocks[0] + max((count for block, count in blocks.items() if block), default=0)
        if usual * 10 >= len(high) * 9 and _is_prose(sample.decode(codec, "replace")):
            found.append((len(blocks), codec))
    return min(found)[1] if found else ""


def _is_prose(text: str) -> bool:
    letters = sum(category(character)[0] in "LM" for character in text)  # vowel signs of Indian scripts are marks
    plain = all(character.isprintable() or character in "\t\r\n\f" for character in text[:-1])
    return plain and "\ufffd" not in text[:-1] and letters * 2 >= len(text) and any(c.isspace() for c in text)


_STATEFUL = frozenset(
    {"utf-7", "hz", "iso2022_jp", "iso2022_kr", "iso2022_jp_1", "iso2022_jp_2", "utf-16", "utf-16-le", "utf-16-be", "utf-32"}
)


def codec_name(declared: str) -> str:
    """The Python codec for a declared label, "" where the label is empty, unknown or not a text codec."""
    label = declared.strip().strip("\"'").lower().split(";")[0].strip()
    if label in _NO_SET:
        return ""
    name = _SUPERSETS.get(label, _SUPERSETS.get(label.replace("_", "-"), label))
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return _loose(label)
    normal = found.name.replace("-", "_")
    if normal not in _TEXT_CODECS:
        return ""
    return _SUPERSETS.get(found.name, found.name)


def _loose(label: str) -> str:
    match = re.search(r"(?:windows|cp|x-cp|ansi|ibm|dos)[-_ ]?(\d{3,4})|iso[-_ ]?8859[-_ ]?(\d{1,2})", label)
    if not match:
        return "utf-8" if label.startswith(("utf8", "utf-8", "utf_8")) else ""
    name = f"cp{match[1]}" if match[1] else f"iso-8859-{match[2]}"
    try:
        return _SUPERSETS.get(name, codecs.lookup(name).name)
    except LookupError:
        return ""


def is_utf8(raw: bytes) -> bool:
    """Whether the bytes are valid UTF-8, which other text hardly ever is by chance."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(raw: bytes) -> bool:
    """Whether invalid bytes are rare beside valid multi-byte sequences: a cut or a stray byte, not another set."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for character in text if not character.isascii()) - bad
    return good > bad


def _strict_or_replace(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except (UnicodeDecodeError, ValueError):
        if name == "cp1252":
            return _windows_or_latin(raw)
        if is_utf8(raw):
            return raw.decode("utf-8")
        return raw.decode(name, "replace")


def _undeclared(raw: bytes, *, declared_utf8: bool) -> str:
    if declared_utf8:
        return raw.decode("utf-8", "replace")
    guess = from_bytes(raw[:_SAMPLE], cp_isolation=list(_GUESSABLE)).best() if _dense(raw) else None
    if guess is not None:
        return raw.decode(guess.encoding, "replace")
    other = _other_western(raw[:_SAMPLE])
    return raw.decode(other, "replace") if other else _windows_or_latin(raw)


def _other_western(sample: bytes) -> str:
    """The set in which every high byte inside a word is a usual letter, where Windows-1252 has signs there; "" for Windows-1252."""
    inside = b"".join(_INSIDE.findall(sample))
    if not inside or set(inside.decode("cp1252", "replace")) <= _WESTERN:
        return ""
    return next((name for name, letters in _OTHERS if set(inside.decode(name, "replace")) <= letters), "")


def _dense(raw: bytes) -> bool:
    """Whether high bytes are so many that the text is hardly Western: letters mostly outside ASCII."""
    sample = raw[:_SAMPLE]
    ascii_only = sample.decode("ascii", "ignore")
    letters = sum(1 for character in ascii_only if character.isalpha())
    return len(sample) - len(ascii_only) > letters


def _windows_or_latin(raw: bytes) -> str:
    """Windows-1252 with its five undefined bytes read as C1 controls, as browsers do."""
    return "".join(_CP1252[byte] for byte in raw)


_CP1252 = tuple(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(256))
