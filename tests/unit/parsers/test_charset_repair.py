"""Text from bytes whose character set is missing, unknown or wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import read_tree
from parsers.charsets import codec_name, decode


@pytest.mark.parametrize(
    ("raw", "declared", "expected"),
    [
        ("naïve".encode(), "utf-8", "naïve"),
        ("naïve".encode(), "us-ascii", "naïve"),
        ("naïve".encode("cp1252"), "utf-8", "naïve"),
        ("naïve".encode("cp1252"), "", "naïve"),
        (b"\x93quoted\x94", "iso-8859-1", "“quoted”"),
        ("naïve".encode(), "iso-8859-1", "naïve"),
        ("naïve".encode("utf-16"), "", "naïve"),
        ("﻿naïve".encode(), "", "naïve"),
        ("Łódź".encode("iso-8859-2"), "iso-8859-2", "Łódź"),
        ("日本語".encode("iso2022_jp"), "iso-2022-jp", "日本語"),
        ("中文".encode("gb18030"), "gb2312", "中文"),
        (b"plain", "no-such-set", "plain"),
        (b"plain", "base64", "plain"),
        (b"", "", ""),
    ],
)
def test_decoding(raw, declared, expected):
    """The declared set where it holds, the Windows superset where senders mean it, UTF-8 where the bytes say so."""
    assert decode(raw, declared) == expected


@pytest.mark.parametrize(
    ("label", "expected"), [("UTF8", "utf-8"), ("windows-1252", "cp1252"), ('"latin1"', "cp1252"), ("hex", ""), ("", "")]
)
def test_labels(label, expected):
    """Only text sets count; codecs that transform bytes are refused."""
    assert codec_name(label) == expected


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "gb2312", "utf-7", "iso-2022-jp", "utf-16", "junk", "cp1252", "hz"]))
def test_any_bytes_decode_to_text_that_can_be_stored(raw, declared):
    """Never an exception, never a lone surrogate that JSON or UTF-8 refuses."""
    text = decode(raw, declared)
    assert text.encode("utf-8").decode("utf-8") == text


def test_half_a_character_is_replaced():
    """UTF-7 can spell one half of a pair; what is given can always be encoded again."""
    assert decode(b"a+2AA-b", "utf-7") == "a?b"


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("cp1250", "Her name is Agnieszka Wałęsa and she lives with her gran"),
        ("mac_roman", "Siân says she doesn’t see José at school any more"),
        ("cp850", "Siân lives with Zoë and José in a café"),
        ("cp1252", "Siân doesn’t see José; the flat is 40m² and costs £5"),
        ("cp1252", "Zoë – “not safe” – was seen"),
    ],
)
def test_a_set_that_nobody_declares_is_told_by_the_letters_inside_words(charset, text):
    """Old programs write names in sets of their own; Windows Latin stays where it makes letters."""
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Мальчик живёт у бабушки.\r\nОТЕЦ ОПАСЕН",
        "Το παιδί μένει με τη γιαγιά του.",
        "الطفل يعيش مع جدته الآن.",
        "הילד גר עם סבתא שלו.",
        "बच्चा दादी के साथ रहता है",
        "Dziecko mieszka u babci, źdźbło żółć",
    ],
)
def test_wide_text_without_a_mark(text, codec):
    """Any alphabet in two bytes a character, as Windows programs write it, is read without its byte order mark."""
    assert decode(text.encode(codec)) == text
    assert [s.text for s in read_tree(text.encode(codec), "note.txt").segments][:1] == [text.replace("\r\n", "\n")]
