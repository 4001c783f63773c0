"""Small messages that bend each rule of RFC 2045 to 2049, 2183, 2231, 5322 and 6532, with what a tolerant reader sees in them.

Each row: name, raw bytes, what to expect of them by `Expected`.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected; None where a row says nothing of it. `shown` and `unshown` are pieces of the body."""

    subject: str | None = None
    sender: tuple[str, ...] | None = None
    to: tuple[str, ...] | None = None
    date: str | None = None
    shown: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    names: tuple[str, ...] | None = None
    payloads: tuple[bytes, ...] | None = None


def lines(*texts: bytes | str, end: bytes = b"\r\n") -> bytes:
    """Lines joined by `end`; texts in UTF-8."""
    return end.join(text.encode() if isinstance(text, str) else text for text in texts) + end


def head(*fields: bytes | str) -> bytes:
    """A message of header fields and a body of one word."""
    return lines(*fields, "", "body")


def typed(content_type: bytes | str, body: bytes, *more: bytes | str) -> bytes:
    """A single-part message of that type."""
    kind = content_type.encode() if isinstance(content_type, str) else content_type
    return lines(b"MIME-Version: 1.0", b"Content-Type: " + kind, *more, b"") + body


def mixed(*parts: bytes, kind: str = "mixed", boundary: str = "b", more: str = "") -> bytes:
    """A closed multipart."""
    text = f"Content-Type: multipart/{kind}; boundary={boundary}{more}\r\n\r\n".encode()
    mark = boundary.encode()
    return text + b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + mark + b"--\r\n"


def file(name: bytes | str, content: bytes, kind: str = "application/octet-stream", how: str = "attachment") -> bytes:
    """A part in base64; `name` is the raw parameter text after the disposition."""
    parameter = name.encode() if isinstance(name, str) else name
    return (
        f"Content-Type: {kind}\r\nContent-Disposition: {how}; ".encode()
        + parameter
        + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(content)
    )


TEXT = b"Content-Type: text/plain\r\n\r\nsome words"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(40))
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\nxyz"
RAW_NESTED = b"From: n@b.example\r\nSubject: inner\r\n\r\ninner  words\r\n"

STRUCTURE: dict[str, tuple[bytes, Expected]] = {
    "nested_two_deep": (mixed(mixed(mixed(TEXT, boundary="d"), boundary="c"), file('filename="a.bin"', b"A")), Expected(shown=("some words",), names=("a.bin",))),
    "boundary_prefix_of_inner": (mixed(mixed(TEXT, boundary="b1"), file('filename="a.bin"', b"A")), Expected(shown=("some words",), payloads=(b"A",))),
    "inner_prefix_of_outer": (mixed(mixed(TEXT, boundary="b"), file('filename="a.bin"', b"A"), boundary="bb"), Expected(shown=("some words",), payloads=(b"A",))),
    "boundary_quoted_with_space": (lines('Content-Type: multipart/mixed; boundary="a b"', "", "--a b", "", "one", "--a b--"), Expected(shown=("one",))),
    "boundary_with_special_characters": (lines("Content-Type: multipart/mixed; boundary=\"=_'()+,-./:=?x\"", "", "--=_'()+,-./:=?x", "", "one", "--=_'()+,-./:=?x--"), Expected(shown=("one",))),
    "boundary_unquoted_with_equals": (lines("Content-Type: multipart/mixed; boundary=----=_Part_1.2", "", "------=_Part_1.2", "", "one", "------=_Part_1.2--"), Expected(shown=("one",))),
    "boundary_trailing_space_in_header": (lines('Content-Type: multipart/mixed; boundary="b "', "", "--b", "", "one", "--b--"), Expected(shown=("one",))),
    "boundary_inside_text_line": (mixed(b"\r\n\r\na --b b\r\n --b\r\nend"), Expected(shown=("a --b b", "end"))),
    "boundary_line_with_more_text": (mixed(b"\r\n\r\nfirst\r\n--bx\r\nlast"), Expected(shown=("first", "last"))),
    "no_final_boundary": (lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "one", "--b", 'Content-Disposition: attachment; filename="a"', "", "x"), Expected(shown=("one",), names=("a",))),
    "inner_not_closed_before_outer": (lines("Content-Type: multipart/mixed; boundary=o", "", "--o", "Content-Type: multipart/alternative; boundary=i", "", "--i", "", "one", "--o", 'Content-Disposition: attachment; filename="a"', "", "x", "--o--"), Expected(shown=("one",), names=("a",))),
    "preamble_and_epilogue_unshown": (lines("Content-Type: multipart/mixed; boundary=b", "", "This is a multi-part message in MIME format.", "--b", "", "one", "--b--", "", "epilogue"), Expected(shown=("one",), unshown=("multi-part",))),
    "part_after_closing_delimiter": (lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "one", "--b--", "--b", 'Content-Disposition: attachment; filename="late"', "", "x", "--b--"), Expected(shown=("one",), names=("late",))),
    "empty_part": (lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "--b", "", "one", "--b--"), Expected(shown=("one",))),
    "part_without_head": (lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "no head here", "--b--"), Expected(shown=("no head here",))),
    "part_head_without_empty_line": (lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain", "--b", "", "one", "--b--"), Expected(shown=("one",))),
    "multipart_without_boundary_parameter": (lines("Content-Type: multipart/mixed", "", "--zz", "Content-Type: text/plain", "", "one", "--zz--"), Expected(shown=("one",))),
    "multipart_without_any_delimiter": (lines("Content-Type: multipart/mixed; boundary=b", "", "only text here"), Expected(shown=("only text here",))),
    "multipart_in_base64": (typed("multipart/mixed; boundary=b", base64.encodebytes(lines("--b", "", "one", "--b--")), "Content-Transfer-Encoding: base64"), Expected(shown=("one",))),
    "delimiters_lf_only": (lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "one", "--b", "", "two", "--b--", end=b"\n"), Expected(shown=("one", "two"))),
    "everything_cr_only": (lines("Subject: s", "Content-Type: text/plain", "", "one", "two", end=b"\r"), Expected(subject="s", shown=("one", "two"))),
    "mixed_line_ends": (b"Subject: s\nContent-Type: multipart/mixed;\r\n boundary=b\n\r\n--b\n\none\r\n--b--\n", Expected(subject="s", shown=("one",))),
    "digest_of_messages": (mixed(b"\r\n" + RAW_NESTED, b"\r\n" + RAW_NESTED, kind="digest"), Expected(payloads=(RAW_NESTED, RAW_NESTED))),
    "nested_message_keeps_bytes": (mixed(TEXT, b"Content-Type: message/rfc822\r\n\r\n" + RAW_NESTED), Expected(shown=("some words",), payloads=(RAW_NESTED,))),
    "nested_message_in_base64": (mixed(TEXT, b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(RAW_NESTED)), Expected(payloads=(RAW_NESTED,))),
    "nested_message_8bit": (mixed(b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSubject: \xfc\r\n\r\n\xfc"), Expected(payloads=(b"Subject: \xfc\r\n\r\n\xfc",))),
    "delivery_report": (mixed(b"Content-Type: text/plain\r\n\r\nIt bounced.", b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;x\r\n\r\nAction: failed\r\n", b"Content-Type: text/rfc822-headers\r\n\r\nSubject: old\r\n", kind="report", more="; report-type=delivery-status"), Expected(shown=("It bounced.",), payloads=(b"Reporting-MTA: dns;x\r\n\r\nAction: failed\r\n", b"Subject: old\r\n"))),
    "feedback_report": (mixed(TEXT, b"Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n", b"Content-Type: message/rfc822\r\n\r\n" + RAW_NESTED, kind="report", more="; report-type=feedback-report"), Expected(payloads=(b"Feedback-Type: abuse\r\n", RAW_NESTED))),
    "message_partial": (typed('message/partial; id="1"; number=1; total=2', b"Subject: inner\r\n\r\nhalf"), Expected(payloads=(b"Subject: inner\r\n\r\nhalf",))),
    "external_body": (mixed(TEXT, b'Content-Type: message/external-body; access-type=URL; URL="http://x.example/a"\r\n\r\nContent-Type: text/plain\r\n\r\n'), Expected(shown=("some words",))),
    "related_with_inline_image": (mixed(b"Content-Type: text/html\r\n\r\n<p>words</p><img src=cid:1>", b"Content-Type: image/png\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(PNG), kind="related"), Expected(shown=("words",), payloads=(PNG,))),
    "alternative_three_ways": (mixed(TEXT, b"Content-Type: text/html\r\n\r\n<p>some words</p>", b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR", kind="alternative"), Expected(shown=("some words",), payloads=(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR",))),
    "alternative_in_related_in_mixed": (mixed(mixed(mixed(TEXT, b"Content-Type: text/html\r\n\r\n<b>some words</b>", kind="alternative", boundary="a"), file('filename="i.png"', PNG, "image/png", "inline"), kind="related", boundary="r"), file('filename="d.pdf"', PDF, "application/pdf")), Expected(shown=("some words",), names=("i.png", "d.pdf"))),
    "signed_clear": (mixed(TEXT, file('filename="smime.p7s"', b"0\x82", "application/pkcs7-signature"), kind="signed"), Expected(shown=("some words",), names=("smime.p7s",))),
    "appledouble": (mixed(b"Content-Type: application/applefile; name=doc\r\n\r\nAAA", file('filename="doc"', b"data"), kind="appledouble"), Expected(names=("doc", "doc"))),
    "unknown_multipart_subtype": (mixed(TEXT, file('filename="a"', b"A"), kind="x-strange"), Expected(shown=("some words",), payloads=(b"A",))),
    "multipart_type_in_capitals": (lines("CONTENT-TYPE: MULTIPART/MIXED; BOUNDARY=b", "", "--b", "", "one", "--b--"), Expected(shown=("one",))),
    "two_text_parts_both_body": (mixed(b"\r\nfirst words", b"\r\nsecond words"), Expected(shown=("first words", "second words"), names=())),
    "text_footer_after_file": (mixed(TEXT, file('filename="a"', b"A"), b"Content-Type: text/plain\r\nContent-Disposition: inline\r\n\r\nlist footer"), Expected(shown=("some words", "list footer"), payloads=(b"A",))),
    "text_as_attachment_is_a_file": (mixed(TEXT, b'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="n.txt"\r\n\r\nnote'), Expected(names=("n.txt",), payloads=(b"note",))),
    "csv_without_disposition_is_a_file": (mixed(TEXT, b'Content-Type: text/csv; name="a.csv"\r\n\r\n1,2'), Expected(names=("a.csv",), payloads=(b"1,2",))),
    "unknown_disposition_is_a_file": (mixed(TEXT, b'Content-Type: application/pdf\r\nContent-Disposition: strange; filename="a.pdf"\r\n\r\n%PDF'), Expected(names=("a.pdf",))),
    "disposition_only_a_file_name": (mixed(TEXT, b'Content-Type: application/pdf\r\nContent-Disposition: filename="a.pdf"\r\n\r\n%PDF'), Expected(names=("a.pdf",))),
    "html_only": (typed("text/html; charset=utf-8", "<p>Café &amp; more</p>".encode()), Expected(shown=("Café & more",))),
    "no_content_type_but_encoding": (lines("Content-Transfer-Encoding: base64", "", base64.b64encode(b"hidden words")), Expected(shown=("hidden words",))),
    "single_part_pdf": (typed('application/pdf; name="a.pdf"', base64.encodebytes(PDF), "Content-Transfer-Encoding: base64"), Expected(names=("a.pdf",), payloads=(PDF,))),
    "two_types_multipart_first": (lines("Content-Type: multipart/mixed; boundary=b", "Content-Type: text/plain", "", "--b", "", "one", "--b--"), Expected(shown=("one",))),
    "content_type_empty": (lines("Content-Type:", "", "words"), Expected(shown=("words",))),
    "content_type_no_slash": (lines("Content-Type: text", "", "words"), Expected(shown=("words",))),
    "content_type_comment": (lines("Content-Type: text/plain (a comment); charset=utf-8 (another)", "", "wörds"), Expected(shown=("wörds",))),
    "content_type_space_round_slash": (lines("Content-Type: text / html", "", "<p>words</p>"), Expected(shown=("words",), unshown=("<p>",))),
}  # fmt: skip

TRANSFER: dict[str, tuple[bytes, Expected]] = {
    "qp_soft_breaks": (typed("text/plain", b"one =\r\nline=20\r\nnext =3D", "Content-Transfer-Encoding: quoted-printable"), Expected(shown=("one line", "next ="))),
    "qp_soft_break_with_spaces": (typed("text/plain", b"one=  \r\nword", "Content-Transfer-Encoding: quoted-printable"), Expected(shown=("oneword",))),
    "qp_invalid_escapes": (typed("text/plain", b"a=ZZb =4 5=", "Content-Transfer-Encoding: quoted-printable"), Expected(shown=("a=ZZb", "=4 5"))),
    "qp_lower_case_hex": (typed("text/plain; charset=utf-8", b"caf=c3=a9", "Content-Transfer-Encoding: quoted-printable"), Expected(shown=("café",))),
    "qp_name_with_spaces_and_comment": (typed("text/plain; charset=utf-8", b"caf=C3=A9", "Content-Transfer-Encoding:  Quoted-Printable (x)"), Expected(shown=("café",))),
    "qp_8bit_inside": (typed("text/plain; charset=iso-8859-1", b"caf\xe9 =E9", "Content-Transfer-Encoding: quoted-printable"), Expected(shown=("café é",))),
    "base64_missing_padding": (mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJDRA'), Expected(payloads=(b"ABCD",))),
    "base64_with_noise": (mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n' + base64.b64encode(PNG * 3).replace(b"A", b"A!", 2).replace(b"I", b"\r\n\r\n I", 3)), Expected(payloads=(PNG * 3,))),
    "base64_padding_in_the_middle": (mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\nQQ==Qg=='), Expected(payloads=(b"AB",))),
    "base64_one_long_line": (mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: BASE64\r\n\r\n' + base64.b64encode(PNG * 50)), Expected(payloads=(PNG * 50,))),
    "base64_epilogue_in_part": (mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJDRA==\r\n\r\n'), Expected(payloads=(b"ABCD",))),
    "binary_encoding": (mixed(TEXT, b'Content-Disposition: attachment; filename="a"\r\nContent-Transfer-Encoding: binary\r\n\r\n\x00\x01\xff\r\n\x02'), Expected(payloads=(b"\x00\x01\xff\r\n\x02",))),
    "unknown_encoding_is_identity": (typed("text/plain", b"plain =41 words", "Content-Transfer-Encoding: x-strange"), Expected(shown=("plain =41 words",))),
    "uuencoded_text": (typed("text/plain", b"before\r\n\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n\r\nafter"), Expected(shown=("before", "after"), names=("cat.txt",), payloads=(b"Cat",))),
    "uuencode_transfer_encoding": (mixed(TEXT, b"Content-Type: application/octet-stream; name=cat.txt\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n"), Expected(names=("cat.txt",), payloads=(b"Cat",))),
    "begin_in_prose_is_no_file": (typed("text/plain", b"begin 644 times\r\nand end\r\n"), Expected(shown=("begin 644 times",), names=())),
    "yenc_text": (typed("text/plain", b"=ybegin line=128 size=3 name=cat.txt\r\n" + bytes((b + 42) % 256 for b in b"Cat") + b"\r\n=yend size=3\r\n"), Expected(shown=("cat.txt",))),
    "flowed": (typed("text/plain; format=flowed", b"One long \r\nline.\r\n> quoted \r\n> line\r\n-- \r\nJo"), Expected(shown=("One long line.", "> quoted line", "-- "))),
    "flowed_delsp": (typed("text/plain; format=flowed; delsp=yes", b"One lo \r\nng line."), Expected(shown=("One long line.",))),
    "flowed_space_stuffed": (typed("text/plain; format=flowed", b" From the start\r\n  two"), Expected(shown=("From the start",))),
}  # fmt: skip

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
}  # fmt: skip

HEADERS: dict[str, tuple[bytes, Expected]] = {
    "words_adjacent": (head("Subject: =?utf-8?q?one?= =?utf-8?q?_two?="), Expected(subject="one two")),
    "words_adjacent_no_space": (head("Subject: =?utf-8?q?one?==?utf-8?q?two?="), Expected(subject="onetwo")),
    "words_tight_to_text": (head("Subject: Re:=?utf-8?q?one?="), Expected(subject="Re:one")),
    "words_different_charsets": (head("Subject: =?iso-8859-1?q?caf=E9?= =?koi8-r?b?8NLJ18XU?="), Expected(subject="caféПривет")),
    "words_split_multibyte_b": (head("Subject: =?utf-8?b?Y2Fmww==?=\r\n =?utf-8?b?qSB4?="), Expected(subject="café x")),
    "words_split_base64_unpadded": (head("Subject: =?utf-8?b?Y2Fmw6k?= =?utf-8?b?IHg?="), Expected(subject="café x")),
    "words_base64_line_noise": (head("Subject: =?utf-8?b?Y2F mw6k=?="), Expected(subject="café")),
    "words_q_and_b_split": (head("Subject: =?utf-8?q?caf=C3?= =?utf-8?b?qQ==?="), Expected(subject="café")),
    "words_q_with_spaces": (head("Subject: =?utf-8?q?one two  three?="), Expected(subject="one two  three")),
    "words_q_with_question_mark": (head("Subject: =?utf-8?q?why? oh why?="), Expected(subject="why? oh why")),
    "words_empty": (head("Subject: =?utf-8?q??= x"), Expected(subject="x")),
    "words_empty_b": (head("Subject: a =?utf-8?b??="), Expected(subject="a")),
    "words_language": (head("Subject: =?utf-8*en?q?caf=C3=A9?="), Expected(subject="café")),
    "words_unknown_charset": (head("Subject: =?x-none?q?abc?="), Expected(subject="abc")),
    "words_iso2022jp": (head(b"Subject: =?ISO-2022-JP?B?GyRCJDMkcyRLJEEkTxsoQg==?="), Expected(subject="こんにちは")),
    "words_gb2312_two": (head("Subject: =?gb2312?B?xOO6ww==?= =?gb2312?B?ysC95w==?="), Expected(subject="你好世界")),
    "words_in_quoted_string": (head('From: "=?utf-8?q?Ren=C3=A9e?=" <r@b.example>'), Expected(sender=("Renée|r@b.example",))),
    "words_in_comment": (head("From: r@b.example (=?utf-8?q?Ren=C3=A9e?=)"), Expected(sender=("Renée|r@b.example",))),
    "words_around_address": (head("From: =?utf-8?q?Ren=C3=A9e_=3Cr=40b=2Eexample=3E?="), Expected(sender=("Renée|r@b.example",))),
    "words_with_comma_in_name": (head("To: =?utf-8?q?Other=2C_Ann?= <a@b.example>, c@d.example"), Expected(to=("Other, Ann|a@b.example", "|c@d.example"))),
    "words_lower_case_encoding": (head("Subject: =?UTF-8?b?Y2Fmw6k=?="), Expected(subject="café")),
    "words_folded_inside": (head(b"Subject: =?utf-8?q?one\r\n two?="), Expected(subject="one two")),
    "raw_utf8": (head("Subject: Grüße", "From: Jürgen <j@b.example>"), Expected(subject="Grüße", sender=("Jürgen|j@b.example",))),
    "raw_utf8_address": (head("From: <jürgen@bücher.example>"), Expected(sender=("|jürgen@bücher.example",))),
    "raw_in_charset_of_the_body": (lines(b"Subject: \xf0\xd2\xc9\xd7\xc5\xd4", b"Content-Type: text/plain; charset=koi8-r", b"", b"\xf0\xd2\xc9\xd7\xc5\xd4"), Expected(subject="Привет", shown=("Привет",))),
    "raw_latin": (lines(b"Subject: Gr\xfc\xdfe", b"", b"x"), Expected(subject="Grüße")),
    "subject_folded": (head("Subject: one\r\n two\r\n\tthree"), Expected(subject="one two\tthree")),
    "subject_folded_empty_continuation": (head("Subject: one\r\n \r\n two"), Expected(subject="one  two")),
    "subject_lf_folds": (b"Subject: one\n two\n\nbody\n", Expected(subject="one two")),
    "subject_starts_on_next_line": (head("Subject:\r\n one two"), Expected(subject="one two")),
    "subject_twice": (head("Subject: first", "Subject: second"), Expected(subject="first")),
    "subject_nul": (head(b"Subject: a\x00b"), Expected(subject="ab")),
    "subject_space_before_colon": (head("Subject : spaced"), Expected(subject="spaced")),
    "subject_no_space": (head("Subject:tight"), Expected(subject="tight")),
    "names_in_any_case": (head("SUBJECT: a", "FROM: a@b.example"), Expected(subject="a", sender=("|a@b.example",))),
    "line_without_colon_between": (head("From: a@b.example", "this line is broken", "Subject: after"), Expected(sender=("|a@b.example",), subject="after", shown=("body",))),
    "mbox_line": (b"From a@b.example Thu Mar  5 05:51:00 2026\nSubject: s\n\nbody\n", Expected(subject="s", shown=("body",))),
    "mbox_line_escaped": (b">From a@b.example Thu Mar  5 05:51:00 2026\nSubject: s\n\nbody\n", Expected(subject="s")),
    "blank_lines_before_head": (b"\r\n\r\nSubject: s\r\n\r\nbody\r\n", Expected(subject="s", shown=("body",))),
    "bom_before_head": (b"\xef\xbb\xbfSubject: s\r\n\r\nbody\r\n", Expected(subject="s", shown=("body",))),
    "leading_space_first_line": (b" Subject: s\r\nFrom: a@b.example\r\n\r\nbody\r\n", Expected(sender=("|a@b.example",))),
    "head_only_no_end": (b"Subject: s\r\nFrom: a@b.example", Expected(subject="s", sender=("|a@b.example",))),
    "body_only": (b"just some words\r\nand more\r\n", Expected(shown=("just some words", "and more"))),
    "empty": (b"", Expected(subject="", names=())),
    "group": (head("To: Team: a@b.example, Bo <b@b.example>;, c@d.example"), Expected(to=("|a@b.example", "Bo|b@b.example", "|c@d.example"))),
    "group_empty": (head("To: undisclosed-recipients:;"), Expected(to=())),
    "group_quoted_name": (head('To: "My, Team": a@b.example;'), Expected(to=("|a@b.example",))),
    "route": (head("From: Ann <@x.example,@y.example:a@b.example>"), Expected(sender=("Ann|a@b.example",))),
    "comments_everywhere": (head("From: (c1) Ann (c2) <(c3)a@b.example(c4)> (c5)"), Expected(sender=("Ann|a@b.example",))),
    "nested_comments": (head("From: a@b.example (Ann (the) Other)"), Expected(sender=("Ann (the) Other|a@b.example",))),
    "comment_with_escape": (head("From: a@b.example (Ann \\) Other)"), Expected(sender=("Ann ) Other|a@b.example",))),
    "missing_open_bracket": (head("From: Ann Other a@b.example>"), Expected(sender=("Ann Other|a@b.example",))),
    "double_brackets": (head("From: Ann <<a@b.example>>"), Expected(sender=("Ann|a@b.example",))),
    "address_as_name": (head('From: "a@b.example" <a@b.example>'), Expected(sender=("a@b.example|a@b.example",))),
    "name_with_at_unquoted": (head("From: ann@home <a@b.example>"), Expected(sender=("ann@home|a@b.example",))),
    "quoted_local": (head('From: "a b"@c.example'), Expected(sender=('|"a b"@c.example',))),
    "quoted_local_in_brackets": (head('From: Ann <"a b"@c.example>'), Expected(sender=('Ann|"a b"@c.example',))),
    "escaped_quotes_in_name": (head('From: "Ann \\"Annie\\" Other" <a@b.example>'), Expected(sender=('Ann "Annie" Other|a@b.example',))),
    "name_with_apostrophes": (head("From: 'Ann Other' <a@b.example>"), Expected(sender=("'Ann Other'|a@b.example",))),
    "name_with_dot": (head("From: Ann B. Other <a@b.example>"), Expected(sender=("Ann B. Other|a@b.example",))),
    "name_with_comma_unquoted": (head("From: Other, Ann <a@b.example>"), Expected(sender=("Other, Ann|a@b.example",))),
    "semicolons_between": (head("To: a@b.example; c@d.example"), Expected(to=("|a@b.example", "|c@d.example"))),
    "empty_places_in_list": (head("To: a@b.example,, ,c@d.example,"), Expected(to=("|a@b.example", "|c@d.example"))),
    "to_twice": (head("To: a@b.example", "To: c@d.example"), Expected(to=("|a@b.example", "|c@d.example"))),
    "several_from": (head("From: a@b.example, c@d.example"), Expected(sender=("|a@b.example", "|c@d.example"))),
    "address_literal": (head("From: a@[192.0.2.1]"), Expected(sender=("|a@[192.0.2.1]",))),
    "address_literal_v6": (head("From: Ann <a@[IPv6:2001:db8::1]>"), Expected(sender=("Ann|a@[IPv6:2001:db8::1]",))),
    "spaces_inside_address": (head("From: Ann <a @ b.example>"), Expected(sender=("Ann|a@b.example",))),
    "folded_address_list": (head("To: Ann\r\n <a@b.example>,\r\n\tc@d.example"), Expected(to=("Ann|a@b.example", "|c@d.example"))),
    "x400_style": (head('From: "/G=Ann/S=Other/"@gw.example'), Expected(sender=('|"/G=Ann/S=Other/"@gw.example',))),
    "mailto_form": (head("From: Ann <mailto:a@b.example>"), Expected(sender=("Ann|a@b.example",))),
}  # fmt: skip

DATES: dict[str, tuple[bytes, Expected]] = {
    f"date_{index}": (head(f"Date: {text}"), Expected(date=expected))
    for index, (text, expected) in enumerate(
        (
            ("Mon, 2 Mar 2026 09:14:00 +0000", "2026-03-02T09:14:00+00:00"),
            ("2 Mar 2026 09:14 +0100", "2026-03-02T09:14:00+01:00"),
            ("Tue, 2 Mar 2026 09:14:00 GMT", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 26 09:14:00 EST", "2026-03-02T09:14:00-05:00"),
            ("Mon, 02 Mar 99 09:14:00 Z", "1999-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 126 09:14:00 +0000", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 2026 09:14:00", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 2026 9:4:5 +0000", "2026-03-02T09:04:05+00:00"),
            ("Mon,2 Mar 2026 09:14:00 +0000 (GMT)", "2026-03-02T09:14:00+00:00"),
            ("Mon (a), 2 (b) Mar (c) 2026 (d) 09:14 (e) +0000", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 March 2026 09:14:00 -0000", "2026-03-02T09:14:00+00:00"),
            ("Monday, 2-Mar-26 09:14:00 GMT", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 2026 09:14:00 +0530", "2026-03-02T09:14:00+05:30"),
            ("Mon, 2 Mar 2026 09:14:60 +0000", "2026-03-02T09:14:59+00:00"),
            ("Mon, 2 Mar 2026 09:14:00 UT", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 2026 09:14:00 A", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 2026 09:14:00 \"GMT\"", "2026-03-02T09:14:00+00:00"),
            ("Mon Mar  2 09:14:00 2026", "2026-03-02T09:14:00+00:00"),
            ("Mon Mar  2 09:14:00 GMT 2026", "2026-03-02T09:14:00+00:00"),
            ("Mon, Mar 2, 2026 09:14:00 +0000", "2026-03-02T09:14:00+00:00"),
            ("2026-03-02T09:14:00+00:00", "2026-03-02T09:14:00+00:00"),
            ("2026-03-02 09:14:00 +0000", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 2026\r\n 09:14:00 +0000", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 2026 09:14:00 +00:00", "2026-03-02T09:14:00+00:00"),
            ("Mon, 2 Mar 2026 09.14.00 +0000", "2026-03-02T09:14:00+00:00"),
            ("Mon, 32 Mar 2026 09:14:00 +0000", ""),
        )
    )
}  # fmt: skip

NAMES: dict[str, tuple[bytes, Expected]] = {
    name: (mixed(TEXT, file(parameter, b"A")), Expected(names=(expected,), payloads=(b"A",)))
    for name, parameter, expected in (
        ("plain_token", "filename=a.pdf", "a.pdf"),
        ("unquoted_with_spaces", "filename=my report.pdf", "my report.pdf"),
        ("unquoted_with_brackets", "filename=report(1).pdf", "report(1).pdf"),
        ("quoted_semicolon", 'filename="a;b.pdf"', "a;b.pdf"),
        ("quoted_escapes", 'filename="a \\"b\\".pdf"', 'a "b".pdf'),
        ("single_quotes", "filename='a.pdf'", "'a.pdf'"),
        ("never_closed_quote", 'filename="a.pdf', "a.pdf"),
        ("encoded_word_quoted", 'filename="=?utf-8?b?Y2Fmw6k=?=.pdf"', "café.pdf"),
        ("encoded_word_bare", "filename==?utf-8?q?caf=C3=A9=2Epdf?=", "café.pdf"),
        ("encoded_words_two", 'filename="=?utf-8?q?caf?=\r\n =?utf-8?q?=C3=A9=2Epdf?="', "café.pdf"),
        ("encoded_word_spaces_inside", 'filename="=?utf-8?q?my caf=C3=A9.pdf?="', "my café.pdf"),
        ("raw_utf8", 'filename="café.pdf"', "café.pdf"),
        ("extended", "filename*=UTF-8''caf%C3%A9.pdf", "café.pdf"),
        ("extended_language", "filename*=utf-8'en'caf%C3%A9.pdf", "café.pdf"),
        ("extended_quoted", "filename*=\"utf-8''caf%C3%A9.pdf\"", "café.pdf"),
        ("extended_no_charset", "filename*=''caf%C3%A9.pdf", "café.pdf"),
        ("extended_no_quotes", "filename*=caf%C3%A9.pdf", "café.pdf"),
        ("extended_latin", "filename*=iso-8859-1''caf%E9.pdf", "café.pdf"),
        ("extended_broken_percent", "filename*=utf-8''100%.pdf", "100%.pdf"),
        ("extended_beats_plain", "filename=\"cafe.pdf\"; filename*=utf-8''caf%C3%A9.pdf", "café.pdf"),
        ("extended_lower_hex", "filename*=utf-8''caf%c3%a9.pdf", "café.pdf"),
        ("continued", 'filename*0="a long "; filename*1="name.pdf"', "a long name.pdf"),
        ("continued_out_of_order", 'filename*1="name.pdf"; filename*0="a long "', "a long name.pdf"),
        ("continued_gap", 'filename*0="a "; filename*2="c.pdf"', "a c.pdf"),
        ("continued_from_one", 'filename*1="a "; filename*2="b.pdf"', "a b.pdf"),
        ("continued_mixed", "filename*0*=utf-8''caf%C3; filename*1*=%A9%20; filename*2=\"x.pdf\"", "café x.pdf"),
        ("continued_plain_beside", 'filename="old.pdf"; filename*0="new"; filename*1=".pdf"', "new.pdf"),
        ("continued_twelve", "; ".join(f'filename*{n}="{n % 10}"' for n in range(12)), "012345678901"),
        ("continued_encoded_word", 'filename*0="=?utf-8?q?caf=C3"; filename*1="=A9.pdf?="', "café.pdf"),
        ("continued_leading_zero", 'filename*00="a"; filename*01="b.pdf"', "ab.pdf"),
        ("percent_in_plain_stays", 'filename="100%25.pdf"', "100%25.pdf"),
        ("windows_path", 'filename="C:\\\\temp\\\\a.pdf"', "C:\\temp\\a.pdf"),
        ("capital_parameter", 'FILENAME="a.pdf"', "a.pdf"),
        ("space_round_equals", 'filename = "a.pdf"', "a.pdf"),
        ("after_other_parameters", 'size=3; creation-date="Mon, 2 Mar 2026 09:14:00 +0000"; filename="a.pdf"', "a.pdf"),
        ("comment_after", 'filename="a.pdf" (comment)', "a.pdf"),
        ("folded_in_value", 'filename="a\r\n b.pdf"', "a b.pdf"),
    )
}  # fmt: skip
NAMES["name_only_in_content_type"] = (mixed(TEXT, b'Content-Type: application/pdf; name="a.pdf"\r\n\r\nA'), Expected(names=("a.pdf",)))
NAMES["name_and_filename_differ"] = (
    mixed(TEXT, b'Content-Type: application/pdf; name="n.pdf"\r\nContent-Disposition: attachment; filename="f.pdf"\r\n\r\nA'),
    Expected(names=("f.pdf",)),
)
NAMES["name_extended_in_content_type"] = (
    mixed(TEXT, b"Content-Type: application/pdf; name*=utf-8''caf%C3%A9.pdf\r\nContent-Disposition: attachment\r\n\r\nA"),
    Expected(names=("café.pdf",)),
)
NAMES["nested_message_named"] = (
    mixed(TEXT, b'Content-Type: message/rfc822; name="old.eml"\r\nContent-Disposition: attachment; filename="old.eml"\r\n\r\n' + RAW_NESTED),
    Expected(names=("old.eml",), payloads=(RAW_NESTED,)),
)
ALL = {**STRUCTURE, **TRANSFER, **CHARSETS, **HEADERS, **DATES, **{f"name_{key}": row for key, row in NAMES.items()}}
