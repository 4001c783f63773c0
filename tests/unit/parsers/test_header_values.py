"""Header values as real mailers write them: encoded words, parameters, addresses, dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.addresses import read_addresses
from parsers.encoded_words import decode_words
from parsers.headers import read_date
from parsers.parameters import read_value


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"plain", "plain"),
        (b"=?utf-8?Q?caf=C3=A9?=", "café"),
        (b"=?UTF-8?B?Y2Fmw6k=?=", "café"),
        (b"=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        (b"=?utf-8?q?a?= b", "a b"),
        (b"=?utf-8?q?caf=C3?=\r\n =?utf-8?q?=A9?=", "café"),
        (b"=?iso-8859-1*fr?q?caf=E9?=", "café"),
        (b"caf\xe9 and =?utf-8?q?th=C3=A9?=", "café and thé"),
        (b"caf\xc3\xa9", "café"),
        (b"=?utf-8?q?caf\xc3\xa9?=", "café"),
        (b"=?no-such-set?q?abc?=", "abc"),
        (b"=?utf-8?q?two words?=", "two words"),
        (b"a\r\n\tfolded line", "a\tfolded line"),
        (b"=?utf-8?Q?=3F?=", "?"),
        (b"=?broken", "=?broken"),
    ],
)
def test_encoded_words(raw, expected):
    """RFC 2047 words, split characters and bare 8-bit text give the text that was meant."""
    assert decode_words(raw) == expected


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        (b'attachment; filename="a b.pdf"', "filename", "a b.pdf"),
        (b"attachment; filename=a b.pdf; size=3", "filename", "a b.pdf"),
        (b"attachment; filename*=utf-8''caf%C3%A9.pdf; filename=cafe.pdf", "filename", "café.pdf"),
        (b"attachment; filename*0*=utf-8''caf%C3; filename*1*=%A9; filename*2=\".pdf\"", "filename", "café.pdf"),
        (b'attachment; filename*1="b.pdf"; filename*0="a"', "filename", "ab.pdf"),
        (b'attachment; filename="=?utf-8?B?Y2Fmw6k=?=.pdf"', "filename", "café.pdf"),
        (b'attachment; filename="quote \\" in.pdf"', "filename", 'quote " in.pdf'),
        (b'attachment; filename="never closed.pdf', "filename", "never closed.pdf"),
        (b"text/plain; charset=utf-8 name=x.txt", "name", "x.txt"),
        (b"text/plain;;; charset = utf-8", "charset", "utf-8"),
        (b"text/plain", "charset", ""),
    ],
)
def test_parameters(raw, name, expected):
    """RFC 2231 sections and character sets, and what mailers write instead."""
    assert read_value(raw).get(name) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a@b.example", [("", "a@b.example")]),
        (b"Ann Other <a@b.example>", [("Ann Other", "a@b.example")]),
        (b'"Other, Ann" <a@b.example>, c@d.example', [("Other, Ann", "a@b.example"), ("", "c@d.example")]),
        (b"a@b.example (Ann Other)", [("Ann Other", "a@b.example")]),
        (b"Team: a@b.example, c@d.example;", [("", "a@b.example"), ("", "c@d.example")]),
        (b"<@relay.example:a@b.example>", [("", "a@b.example")]),
        (b'"odd local"@b.example', [("", '"odd local"@b.example')]),
        (b"=?utf-8?q?Ren=C3=A9e?= <r@b.example>", [("Renée", "r@b.example")]),
        (b"Ann <a@b.example", [("Ann", "a@b.example")]),
        (b"undisclosed-recipients:;", []),
        (b"", []),
    ],
)
def test_addresses(raw, expected):
    """Lists, groups, comments, quoted names and routes."""
    assert list(read_addresses(raw, 10)) == expected


def test_an_endless_comment_costs_no_stack():
    """Nesting that breaks recursive parsers is only counted."""
    assert read_addresses(b"(" * 50_000 + b"a@b.example", 10) == ()


def test_addresses_are_capped():
    """No more than asked for, whatever the list."""
    assert len(read_addresses(b"a@b.example, " * 1000, 7)) == 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu, 05 Mar 2026 05:51:00 +0000", "2026-03-05T05:51:00+00:00"),
        ("5 Mar 26 05:51 +0100", "2026-03-05T05:51:00+01:00"),
        ("Thu, 5 Mar 2026 05:51:00 GMT (comment)", "2026-03-05T05:51:00+00:00"),
        ("Fri, 21 Nov 1997 09:55:06 EST", "1997-11-21T09:55:06-05:00"),
        ("Thu Mar  5 05:51:00 2026", "2026-03-05T05:51:00+00:00"),
        ("2026-03-05T05:51:00Z", "2026-03-05T05:51:00+00:00"),
        ("30 Feb 2026 10:00:00 +0000", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates(text, expected):
    """RFC 5322, its obsolete zones, asctime and ISO; nonsense is empty."""
    assert read_date(text) == expected


@given(st.binary(max_size=300))
def test_header_values_never_raise(raw):
    """Any bytes can stand in a header."""
    assert isinstance(decode_words(raw), str)
    assert read_value(raw) is not None
    assert len(read_addresses(raw, 20)) <= 20
    assert isinstance(read_date(raw.decode("latin-1")), str)
