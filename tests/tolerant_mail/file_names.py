"""File names in every form of RFC 2183, 2231 and 2047."""

from __future__ import annotations

from tests.tolerant_mail.message import RAW_NESTED, TEXT, Expected, file, mixed

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
}
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
    mixed(
        TEXT, b'Content-Type: message/rfc822; name="old.eml"\r\nContent-Disposition: attachment; filename="old.eml"\r\n\r\n' + RAW_NESTED
    ),
    Expected(names=("old.eml",), payloads=(RAW_NESTED,)),
)
