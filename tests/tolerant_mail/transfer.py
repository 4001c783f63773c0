"""Transfer encodings, uuencode, flowed text, character sets."""

from __future__ import annotations

import base64

from tests.tolerant_mail.message import PNG, TEXT, Expected, mixed, typed

TRANSFER: dict[str, tuple[bytes, Expected]] = {
    "qp_soft_breaks": (
        typed("text/plain", b"one =\r\nline=20\r\nnext =3D", "Content-Transfer-Encoding: quoted-printable"),
        Expected(shown=("one line", "next =")),
    ),
    "qp_soft_break_with_spaces": (
        typed("text/plain", b"one=  \r\nword", "Content-Transfer-Encoding: quoted-printable"),
        Expected(shown=("oneword",)),
    ),
    "qp_invalid_escapes": (
        typed("text/plain", b"a=ZZb =4 5=", "Content-Transfer-Encoding: quoted-printable"),
        Expected(shown=("a=ZZb", "=4 5")),
    ),
    "qp_lower_case_hex": (
        typed("text/plain; charset=utf-8", b"caf=c3=a9", "Content-Transfer-Encoding: quoted-printable"),
        Expected(shown=("café",)),
    ),
    "qp_name_with_spaces_and_comment": (
        typed("text/plain; charset=utf-8", b"caf=C3=A9", "Content-Transfer-Encoding:  Quoted-Printable (x)"),
        Expected(shown=("café",)),
    ),
    "qp_8bit_inside": (
        typed("text/plain; charset=iso-8859-1", b"caf\xe9 =E9", "Content-Transfer-Encoding: quoted-printable"),
        Expected(shown=("café é",)),
    ),
    "base64_missing_padding": (
        mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJDRA'),
        Expected(payloads=(b"ABCD",)),
    ),
    "base64_with_noise": (
        mixed(
            TEXT,
            b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
            + base64.b64encode(PNG * 3).replace(b"A", b"A!", 2).replace(b"I", b"\r\n\r\n I", 3),
        ),
        Expected(payloads=(PNG * 3,)),
    ),
    "base64_padding_in_the_middle": (
        mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\nQQ==Qg=='),
        Expected(payloads=(b"AB",)),
    ),
    "base64_one_long_line": (
        mixed(
            TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: BASE64\r\n\r\n' + base64.b64encode(PNG * 50)
        ),
        Expected(payloads=(PNG * 50,)),
    ),
    "base64_epilogue_in_part": (
        mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJDRA==\r\n\r\n'),
        Expected(payloads=(b"ABCD",)),
    ),
    "binary_encoding": (
        mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: binary\r\n\r\n\x00\x01\xff\r\n\x02'),
        Expected(payloads=(b"\x00\x01\xff\r\n\x02",)),
    ),
    "unknown_encoding_is_identity": (
        typed("text/plain", b"plain =41 words", "Content-Transfer-Encoding: x-strange"),
        Expected(shown=("plain =41 words",)),
    ),
    "uuencoded_text": (
        typed("text/plain", b"before\r\n\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n\r\nafter"),
        Expected(shown=("before", "after"), names=("cat.txt",), payloads=(b"Cat",)),
    ),
    "uuencode_transfer_encoding": (
        mixed(
            TEXT,
            b"Content-Type: application/octet-stream; name=cat.txt\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n"
            b"begin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n",
        ),
        Expected(names=("cat.txt",), payloads=(b"Cat",)),
    ),
    "begin_in_prose_is_no_file": (typed("text/plain", b"begin 644 times\r\nand end\r\n"), Expected(shown=("begin 644 times",), names=())),
    "yenc_text": (
        typed("text/plain", b"=ybegin line=128 size=3 name=cat.txt\r\n" + bytes((b + 42) % 256 for b in b"Cat") + b"\r\n=yend size=3\r\n"),
        Expected(shown=("cat.txt",)),
    ),
    "flowed": (
        typed("text/plain; format=flowed", b"One long \r\nline.\r\n> quoted \r\n> line\r\n-- \r\nJo"),
        Expected(shown=("One long line.", "> quoted line", "-- ")),
    ),
    "flowed_delsp": (typed("text/plain; format=flowed; delsp=yes", b"One lo \r\nng line."), Expected(shown=("One long line.",))),
    "flowed_space_stuffed": (typed("text/plain; format=flowed", b" From the start\r\n  two"), Expected(shown=("From the start",))),
}

CHARSETS: dict[str, tuple[bytes, Expected]] = {
    name: (typed(f"text/plain; charset={label}", text.encode(codec)), Expected(shown=(text.strip("\ufeff"),)))
    for name, label, codec, text in (
        ("utf16_with_bom", "utf-16", "utf-16", "Grüße an alle"),
        ("utf16le", "utf-16le", "utf-16-le", "Grüße an alle"),
        ("utf16be", "utf-16be", "utf-16-be", "Grüße an alle"),
        ("utf8_with_bom", "utf-8", "utf-8-sig", "Grüße an alle"),
        ("utf7", "utf-7", "utf-7", "Grüße an alle"),
        ("iso2022jp", "iso-2022-jp", "iso2022_jp", "こんにちは世界"),
        ("iso2022kr", "iso-2022-kr", "iso2022_kr", "안녕하세요"),
        ("shift_jis", "Shift_JIS", "cp932", "こんにちは①"),
        ("euc_jp", "euc-jp", "euc_jp", "こんにちは世界"),
        ("gb18030", "gb18030", "gb18030", "你好，世界"),
        ("gb2312_as_gbk", "gb2312", "gbk", "你好镕"),
        ("big5", "big5", "big5", "你好世界"),
        ("euc_kr", "ks_c_5601-1987", "cp949", "안녕하세요"),
        ("koi8r", "koi8-r", "koi8_r", "Привет, мир"),
        ("koi8u", "koi8-u", "koi8_u", "Привіт їжак"),
        ("windows1250", "windows-1250", "cp1250", "Zażółć gęślą"),
        ("windows1251", "windows-1251", "cp1251", "Привет, мир"),
        ("windows1252_quotes_as_latin1", "iso-8859-1", "cp1252", "“Café” – €5"),
        ("windows1256", "windows-1256", "cp1256", "مرحبا بالعالم"),
        ("iso8859_2", "iso-8859-2", "iso8859_2", "Zażółć gęślą"),
        ("iso8859_15", "iso-8859-15", "iso8859_15", "5 € für"),
        ("macintosh", "macintosh", "mac_roman", "Café “x”"),
        ("quoted_label", '"UTF-8"', "utf-8", "Grüße an alle"),
        ("single_quoted_label", "'utf-8'", "utf-8", "Grüße an alle"),
        ("unknown_label_utf8_bytes", "x-no-such", "utf-8", "Grüße an alle"),
        ("no_such_label_latin_bytes", "x-no-such", "cp1252", "Grüße an alle"),
        ("ascii_label_utf8_bytes", "us-ascii", "utf-8", "Grüße an alle"),
        ("utf8_label_latin_bytes", "utf-8", "cp1252", "Grüße an alle"),
        ("cp1252_alias", "cp-1252", "cp1252", "Grüße"),
        ("ansi", "ansi", "cp1252", "Grüße"),
    )
}
