"""Multiparts, delimiters, nested messages, dispositions and types."""

from __future__ import annotations

import base64

from tests.tolerant_mail.message import PDF, PNG, RAW_NESTED, TEXT, Expected, file, lines, mixed, typed

STRUCTURE: dict[str, tuple[bytes, Expected]] = {
    "nested_two_deep": (
        mixed(mixed(mixed(TEXT, boundary="d"), boundary="c"), file('filename="a.bin"', b"A")),
        Expected(shown=("some words",), names=("a.bin",)),
    ),
    "boundary_prefix_of_inner": (
        mixed(mixed(TEXT, boundary="b1"), file('filename="a.bin"', b"A")),
        Expected(shown=("some words",), payloads=(b"A",)),
    ),
    "inner_prefix_of_outer": (
        mixed(mixed(TEXT, boundary="b"), file('filename="a.bin"', b"A"), boundary="bb"),
        Expected(shown=("some words",), payloads=(b"A",)),
    ),
    "boundary_quoted_with_space": (
        lines('Content-Type: multipart/mixed; boundary="a b"', "", "--a b", "", "one", "--a b--"),
        Expected(shown=("one",)),
    ),
    "boundary_with_special_characters": (
        lines('Content-Type: multipart/mixed; boundary="=_\'()+,-./:=?x"', "", "--=_'()+,-./:=?x", "", "one", "--=_'()+,-./:=?x--"),
        Expected(shown=("one",)),
    ),
    "boundary_unquoted_with_equals": (
        lines("Content-Type: multipart/mixed; boundary=----=_Part_1.2", "", "------=_Part_1.2", "", "one", "------=_Part_1.2--"),
        Expected(shown=("one",)),
    ),
    "boundary_trailing_space_in_header": (
        lines('Content-Type: multipart/mixed; boundary="b "', "", "--b", "", "one", "--b--"),
        Expected(shown=("one",)),
    ),
    "boundary_inside_text_line": (mixed(b"\r\n\r\na --b b\r\n --b\r\nend"), Expected(shown=("a --b b", "end"))),
    "boundary_line_with_more_text": (mixed(b"\r\n\r\nfirst\r\n--bx\r\nlast"), Expected(shown=("first", "last"))),
    "no_final_boundary": (
        lines(
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "",
            "one",
            "--b",
            'Content-Disposition: attachment; filename="a"',
            "",
            "x",
        ),
        Expected(shown=("one",), names=("a",)),
    ),
    "inner_not_closed_before_outer": (
        lines(
            "Content-Type: multipart/mixed; boundary=o",
            "",
            "--o",
            "Content-Type: multipart/alternative; boundary=i",
            "",
            "--i",
            "",
            "one",
            "--o",
            'Content-Disposition: attachment; filename="a"',
            "",
            "x",
            "--o--",
        ),
        Expected(shown=("one",), names=("a",)),
    ),
    "preamble_and_epilogue_unshown": (
        lines(
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "This is a multi-part message in MIME format.",
            "--b",
            "",
            "one",
            "--b--",
            "",
            "epilogue",
        ),
        Expected(shown=("one",), unshown=("multi-part",)),
    ),
    "part_after_closing_delimiter": (
        lines(
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "",
            "one",
            "--b--",
            "--b",
            'Content-Disposition: attachment; filename="late"',
            "",
            "x",
            "--b--",
        ),
        Expected(shown=("one",), names=("late",)),
    ),
    "empty_part": (lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "--b", "", "one", "--b--"), Expected(shown=("one",))),
    "part_without_head": (
        lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "no head here", "--b--"),
        Expected(shown=("no head here",)),
    ),
    "part_head_without_empty_line": (
        lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/plain", "--b", "", "one", "--b--"),
        Expected(shown=("one",)),
    ),
    "part_empty_line_above_plain_head": (mixed(b"\r\nContent-Type: text/plain\r\n\r\nwords below"), Expected(shown=("words below",))),
    "part_empty_line_above_file_head": (mixed(TEXT, b"\r\n" + file('filename="a"', b"A")), Expected(names=("a",), payloads=(b"A",))),
    "multipart_without_boundary_parameter": (
        lines("Content-Type: multipart/mixed", "", "--zz", "Content-Type: text/plain", "", "one", "--zz--"),
        Expected(shown=("one",)),
    ),
    "multipart_without_any_delimiter": (
        lines("Content-Type: multipart/mixed; boundary=b", "", "only text here"),
        Expected(shown=("only text here",)),
    ),
    "multipart_in_base64": (
        typed("multipart/mixed; boundary=b", base64.encodebytes(lines("--b", "", "one", "--b--")), "Content-Transfer-Encoding: base64"),
        Expected(shown=("one",)),
    ),
    "delimiters_lf_only": (
        lines("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "one", "--b", "", "two", "--b--", end=b"\n"),
        Expected(shown=("one", "two")),
    ),
    "everything_cr_only": (
        lines("Subject: s", "Content-Type: text/plain", "", "one", "two", end=b"\r"),
        Expected(subject="s", shown=("one", "two")),
    ),
    "mixed_line_ends": (
        b"Subject: s\nContent-Type: multipart/mixed;\r\n boundary=b\n\r\n--b\n\none\r\n--b--\n",
        Expected(subject="s", shown=("one",)),
    ),
    "digest_of_messages": (mixed(b"\r\n" + RAW_NESTED, b"\r\n" + RAW_NESTED, kind="digest"), Expected(payloads=(RAW_NESTED, RAW_NESTED))),
    "nested_message_keeps_bytes": (
        mixed(TEXT, b"Content-Type: message/rfc822\r\n\r\n" + RAW_NESTED),
        Expected(shown=("some words",), payloads=(RAW_NESTED,)),
    ),
    "nested_message_in_base64": (
        mixed(TEXT, b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(RAW_NESTED)),
        Expected(payloads=(RAW_NESTED,)),
    ),
    "nested_message_8bit": (
        mixed(b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSubject: \xfc\r\n\r\n\xfc"),
        Expected(payloads=(b"Subject: \xfc\r\n\r\n\xfc",)),
    ),
    "delivery_report": (
        mixed(
            b"Content-Type: text/plain\r\n\r\nIt bounced.",
            b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;x\r\n\r\nAction: failed\r\n",
            b"Content-Type: text/rfc822-headers\r\n\r\nSubject: old\r\n",
            kind="report",
            more="; report-type=delivery-status",
        ),
        Expected(shown=("It bounced.",), payloads=(b"Reporting-MTA: dns;x\r\n\r\nAction: failed\r\n", b"Subject: old\r\n")),
    ),
    "feedback_report": (
        mixed(
            TEXT,
            b"Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n",
            b"Content-Type: message/rfc822\r\n\r\n" + RAW_NESTED,
            kind="report",
            more="; report-type=feedback-report",
        ),
        Expected(payloads=(b"Feedback-Type: abuse\r\n", RAW_NESTED)),
    ),
    "message_partial": (
        typed('message/partial; id="1"; number=1; total=2', b"Subject: inner\r\n\r\nhalf"),
        Expected(payloads=(b"Subject: inner\r\n\r\nhalf",)),
    ),
    "external_body": (
        mixed(
            TEXT, b'Content-Type: message/external-body; access-type=URL; URL="http://x.example/a"\r\n\r\nContent-Type: text/plain\r\n\r\n'
        ),
        Expected(shown=("some words",)),
    ),
    "related_with_inline_image": (
        mixed(
            b"Content-Type: text/html\r\n\r\n<p>words</p><img src=cid:1>",
            b"Content-Type: image/png\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(PNG),
            kind="related",
        ),
        Expected(shown=("words",), payloads=(PNG,)),
    ),
    "alternative_three_ways": (
        mixed(
            TEXT,
            b"Content-Type: text/html\r\n\r\n<p>some words</p>",
            b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR",
            kind="alternative",
        ),
        Expected(shown=("some words",), payloads=(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR",)),
    ),
    "alternative_in_related_in_mixed": (
        mixed(
            mixed(
                mixed(TEXT, b"Content-Type: text/html\r\n\r\n<b>some words</b>", kind="alternative", boundary="a"),
                file('filename="i.png"', PNG, "image/png", "inline"),
                kind="related",
                boundary="r",
            ),
            file('filename="d.pdf"', PDF, "application/pdf"),
        ),
        Expected(shown=("some words",), names=("i.png", "d.pdf")),
    ),
    "signed_clear": (
        mixed(TEXT, file('filename="smime.p7s"', b"0\x82", "application/pkcs7-signature"), kind="signed"),
        Expected(shown=("some words",), names=("smime.p7s",)),
    ),
    "appledouble": (
        mixed(b"Content-Type: application/applefile; name=doc\r\n\r\nAAA", file('filename="doc"', b"data"), kind="appledouble"),
        Expected(names=("doc", "doc")),
    ),
    "unknown_multipart_subtype": (
        mixed(TEXT, file('filename="a"', b"A"), kind="x-strange"),
        Expected(shown=("some words",), payloads=(b"A",)),
    ),
    "multipart_type_in_capitals": (
        lines("CONTENT-TYPE: MULTIPART/MIXED; BOUNDARY=b", "", "--b", "", "one", "--b--"),
        Expected(shown=("one",)),
    ),
    "two_text_parts_both_body": (mixed(b"\r\nfirst words", b"\r\nsecond words"), Expected(shown=("first words", "second words"), names=())),
    "text_footer_after_file": (
        mixed(TEXT, file('filename="a"', b"A"), b"Content-Type: text/plain\r\nContent-Disposition: inline\r\n\r\nlist footer"),
        Expected(shown=("some words", "list footer"), payloads=(b"A",)),
    ),
    "text_as_attachment_is_a_file": (
        mixed(TEXT, b'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="n.txt"\r\n\r\nnote'),
        Expected(names=("n.txt",), payloads=(b"note",)),
    ),
    "csv_without_disposition_is_a_file": (
        mixed(TEXT, b'Content-Type: text/csv; name="a.csv"\r\n\r\n1,2'),
        Expected(names=("a.csv",), payloads=(b"1,2",)),
    ),
    "unknown_disposition_is_a_file": (
        mixed(TEXT, b'Content-Type: application/pdf\r\nContent-Disposition: strange; filename="a.pdf"\r\n\r\n%PDF'),
        Expected(names=("a.pdf",)),
    ),
    "disposition_only_a_file_name": (
        mixed(TEXT, b'Content-Type: application/pdf\r\nContent-Disposition: filename="a.pdf"\r\n\r\n%PDF'),
        Expected(names=("a.pdf",)),
    ),
    "html_only": (typed("text/html; charset=utf-8", "<p>Café &amp; more</p>".encode()), Expected(shown=("Café & more",))),
    "no_content_type_but_encoding": (
        lines("Content-Transfer-Encoding: base64", "", base64.b64encode(b"hidden words")),
        Expected(shown=("hidden words",)),
    ),
    "single_part_pdf": (
        typed('application/pdf; name="a.pdf"', base64.encodebytes(PDF), "Content-Transfer-Encoding: base64"),
        Expected(names=("a.pdf",), payloads=(PDF,)),
    ),
    "two_types_multipart_first": (
        lines("Content-Type: multipart/mixed; boundary=b", "Content-Type: text/plain", "", "--b", "", "one", "--b--"),
        Expected(shown=("one",)),
    ),
    "two_types_text_first": (
        lines(
            "Content-Type: text/plain",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            'Content-Disposition: attachment; filename="a"',
            "",
            "x",
            "--b--",
        ),
        Expected(shown=("--b--",), names=("a",), payloads=(b"x",)),
    ),
    "two_types_shown_both_ways": (
        lines("Content-Type: multipart/mixed; boundary=b", "Content-Type: text/plain", "", "only there", "--b", "", "one", "--b--"),
        Expected(shown=("only there", "one")),
    ),
    "content_type_empty": (lines("Content-Type:", "", "words"), Expected(shown=("words",))),
    "content_type_no_slash": (lines("Content-Type: text", "", "words"), Expected(shown=("words",))),
    "content_type_comment": (
        lines("Content-Type: text/plain (a comment); charset=utf-8 (another)", "", "wörds"),
        Expected(shown=("wörds",)),
    ),
    "content_type_space_round_slash": (
        lines("Content-Type: text / html", "", "<p>words</p>"),
        Expected(shown=("words",), unshown=("<p>",)),
    ),
}
