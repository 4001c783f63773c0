"""Subjects, encoded words, raw bytes, broken lines and dates."""

from __future__ import annotations

from tests.tolerant_mail.message import Expected, head, lines

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
    "words_with_comma_in_name": (
        head("To: =?utf-8?q?Other=2C_Ann?= <a@b.example>, c@d.example"),
        Expected(to=("Other, Ann|a@b.example", "|c@d.example")),
    ),
    "words_lower_case_encoding": (head("Subject: =?UTF-8?b?Y2Fmw6k=?="), Expected(subject="café")),
    "words_folded_inside": (head(b"Subject: =?utf-8?q?one\r\n two?="), Expected(subject="one two")),
    "raw_utf8": (head("Subject: Grüße", "From: Jürgen <j@b.example>"), Expected(subject="Grüße", sender=("Jürgen|j@b.example",))),
    "raw_utf8_address": (head("From: <jürgen@bücher.example>"), Expected(sender=("|jürgen@bücher.example",))),
    "raw_in_charset_of_the_body": (
        lines(b"Subject: \xf0\xd2\xc9\xd7\xc5\xd4", b"Content-Type: text/plain; charset=koi8-r", b"", b"\xf0\xd2\xc9\xd7\xc5\xd4"),
        Expected(subject="Привет", shown=("Привет",)),
    ),
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
    "line_without_colon_between": (
        head("From: a@b.example", "this line is broken", "Subject: after"),
        Expected(sender=("|a@b.example",), subject="after", shown=("body",)),
    ),
    "mbox_line": (b"From a@b.example Thu Mar  5 05:51:00 2026\nSubject: s\n\nbody\n", Expected(subject="s", shown=("body",))),
    "mbox_line_escaped": (b">From a@b.example Thu Mar  5 05:51:00 2026\nSubject: s\n\nbody\n", Expected(subject="s")),
    "blank_lines_before_head": (b"\r\n\r\nSubject: s\r\n\r\nbody\r\n", Expected(subject="s", shown=("body",))),
    "bom_before_head": (b"\xef\xbb\xbfSubject: s\r\n\r\nbody\r\n", Expected(subject="s", shown=("body",))),
    "leading_space_first_line": (b" Subject: s\r\nFrom: a@b.example\r\n\r\nbody\r\n", Expected(sender=("|a@b.example",))),
    "head_only_no_end": (b"Subject: s\r\nFrom: a@b.example", Expected(subject="s", sender=("|a@b.example",))),
    "body_only": (b"just some words\r\nand more\r\n", Expected(shown=("just some words", "and more"))),
    "empty": (b"", Expected(subject="", names=())),
}

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
            ('Mon, 2 Mar 2026 09:14:00 "GMT"', "2026-03-02T09:14:00+00:00"),
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
}
