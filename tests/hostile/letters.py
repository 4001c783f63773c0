"""Letters that nest, repeat or hide (RFC 5322, 2045-2047)."""

from __future__ import annotations

import base64
import quopri

from tests.hostile.case import Cases, answered, held, quarantined

_HEAD = b"From: a@b.example\r\nDate: Tue, 1 Dec 2026 10:00:00 +0000\r\nSubject: x\r\nMessage-ID: <a@b.example>\r\nMIME-Version: 1.0\r\n"
_MIXED = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
_WORDS = b"The child was seen\r\n"
_SEEN = "The child was seen"
_PROGRAM = b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0" + bytes(200)


def _letter(body: bytes, head: bytes = b"") -> bytes:
    return _HEAD + head + b"\r\n" + body


def _mixed(*parts: bytes) -> bytes:
    return _HEAD + _MIXED + b"".join(b"--b\r\n" + part + b"\r\n" for part in (b"\r\n" + _WORDS, *parts)) + b"--b--\r\n"


def _file(name: bytes, content: bytes, media_type: bytes = b"application/octet-stream") -> bytes:
    head = b'Content-Type: %s\r\nContent-Disposition: attachment; filename="%s"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    return head % (media_type, name) + base64.encodebytes(content)


def _nested_parts(depth: int) -> bytes:
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n\r\n%s\r\n--%d\r\n' % (n, n, _WORDS, n) for n in range(depth)
    )
    return _HEAD + opened + b"\r\nin the middle\r\n"


def _same_boundary(depth: int) -> bytes:
    return _HEAD + (_MIXED + b"--b\r\n") * depth + b"\r\n" + _WORDS


def _in_messages(depth: int) -> bytes:
    """Each message forwards the next one as an attachment, with a few words of its own."""
    content = _letter(_WORDS)
    for level in range(depth):
        bounds = b"b%d" % level
        head = b'Content-Type: multipart/mixed; boundary="%s"\r\n\r\n' % bounds
        content = (
            _HEAD
            + head
            + b"--%s\r\n\r\n%s\r\n--%s\r\nContent-Type: message/rfc822\r\n\r\n%s\r\n--%s--\r\n" % (bounds, _WORDS, bounds, content, bounds)
        )
    return content


def _encoded_words(count: int) -> bytes:
    return _letter(_WORDS, b"Comments: " + b"=?utf-8?B?QWRh?=\r\n " * count + b"end\r\n")


def _parameters(count: int) -> bytes:
    pieces = b"".join(b"; name*%d*=a%%20" % n for n in range(count))
    return _HEAD + b"Content-Type: text/plain" + pieces + b"\r\n\r\n" + _WORDS


def _comments(depth: int) -> bytes:
    return _letter(_WORDS, b"To: " + b"(" * depth + b" hub@council.example\r\n")


def _quoted(depth: int) -> bytes:
    return _letter(_WORDS + b"".join(b">" * n + b" words\r\n" for n in range(depth)))


def _html(content: bytes) -> bytes:
    return _HEAD + b"Content-Type: text/html; charset=utf-8\r\n\r\n" + content


def _charset(name: bytes, content: bytes) -> bytes:
    return _HEAD + b"Content-Type: text/plain; charset=%s\r\n\r\n" % name + content


def _uuencoded(count: int) -> bytes:
    return _letter(_WORDS + b"begin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n" * count)


def _long_line(size: int) -> bytes:
    return _letter(_WORDS + b"a" * size)


def _transfer(name: bytes, content: bytes) -> bytes:
    return _HEAD + b"Content-Transfer-Encoding: %s\r\n\r\n%s" % (name, content)


def _two_bodies() -> bytes:
    """The text says one thing, the HTML another: both must be read."""
    part = b"--b\r\nContent-Type: text/%s\r\n\r\n%s\r\n"
    parts = part % (b"plain", b"The child was seen") + part % (b"html", b"<p>The child was not seen") + b"--b--\r\n"
    return _HEAD + b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n' + parts


def _after_the_end() -> bytes:
    return _mixed() + b"words behind the last boundary\r\n" * 50_000


CASES: Cases = {
    "messages-400.eml": held(lambda: _in_messages(400), _SEEN),
    "multiparts-400.eml": held(lambda: _nested_parts(400), _SEEN),
    "same-boundary.eml": held(lambda: _same_boundary(5_000)),
    "parts-100k.eml": held(lambda: _mixed(*[b"\r\nx"] * 100_000)),
    "files-5k.eml": held(lambda: _mixed(*[_file(b"a.txt", b"x")] * 5_000)),
    "encoded-20k.eml": held(lambda: _encoded_words(20_000), _SEEN),
    "parameters.eml": answered(lambda: _parameters(20_000), _SEEN),
    "comments.eml": answered(lambda: _comments(50_000), _SEEN),
    "quotes.eml": answered(lambda: _quoted(2_000), _SEEN),
    "line-100mb.eml": held(lambda: _long_line(100_000_000)),
    "line-3mb.eml": answered(lambda: _long_line(3_000_000), _SEEN),
    "lines-1m.eml": answered(lambda: _letter(b"a\r\n" * 1_000_000)),
    "empty-lines.eml": answered(lambda: _letter(_WORDS + b"\r\n" * 4_000_000), _SEEN),
    "quoted-replies.eml": answered(lambda: _letter(_WORDS + b"On Tue, 1 Dec 2026, A wrote:\r\n> x\r\n" * 40_000), _SEEN),
    "from-lines.eml": answered(lambda: _letter(_WORDS + b"From: a@b.example\r\nSent: now\r\n" * 60_000), _SEEN),
    "headers-none.eml": answered(lambda: _HEAD + b"\r\n" * 2),
    "header-colons.eml": answered(lambda: _letter(_WORDS, b":" * 200_000 + b"\r\n"), _SEEN),
    "received.eml": answered(
        lambda: _letter(_WORDS, b"Received: from a.example by b.example; Tue, 1 Dec 2026 10:00:00 +0000\r\n" * 20_000)
    ),
    "references.eml": answered(lambda: _letter(_WORDS, b"References:" + b" <a@b.example>\r\n" * 20_000)),
    "date-lies.eml": answered(lambda: _letter(_WORDS, b"Date: Tue, 99 Foo 99999999999999999999 99:99:99 +9999\r\n"), _SEEN),
    "charset-unknown.eml": answered(lambda: _charset(b"x-nobody-knows", _WORDS), _SEEN),
    "charset-codec.eml": answered(lambda: _charset(b"zlib_codec", _WORDS), _SEEN),
    "charset-idna.eml": answered(lambda: _charset(b"idna", b"a." * 60_000 + _WORDS)),
    "charset-punycode.eml": answered(lambda: _charset(b"punycode", b"a-" + b"9" * 60_000)),
    "charset-escape.eml": answered(lambda: _charset(b"unicode_escape", b"\\ud800" * 9_000)),
    "charset-utf7.eml": answered(lambda: _charset(b"utf-7", b"+" + b"2AA" * 90_000)),
    "charset-utf16.eml": answered(lambda: _charset(b"utf-16", b"\xff\xfe\0\xd8" * 9_000)),
    "base64-noise.eml": answered(lambda: _transfer(b"base64", b"=" * 500_000 + b"QWRh" * 9)),
    "quoted-noise.eml": answered(lambda: _transfer(b"quoted-printable", b"=" * 500_000)),
    "quoted-wide.eml": answered(lambda: _transfer(b"quoted-printable", quopri.encodestring(b"\xff" * 500_000))),
    "transfer-unknown.eml": answered(lambda: _transfer(b"x-nobody-knows", _WORDS), _SEEN),
    "uuencoded.eml": held(lambda: _uuencoded(20_000)),
    "two-bodies.eml": answered(_two_bodies, "The child was"),
    "after-the-end.eml": answered(_after_the_end, _SEEN),
    "hidden.eml": answered(lambda: _html(b'<p>shown<p style="display:none">written unseen'), "written unseen"),
    "fetching.eml": answered(
        lambda: _html(b'<p>The child was seen<img src="http://tracker.example/p.gif"><link href="http://tracker.example/s.css">'), _SEEN
    ),
    "script.eml": answered(lambda: _html(b"<p>The child was seen<script>fetch('http://tracker.example/')</script>"), _SEEN),
    "program.eml": quarantined(lambda: _mixed(_file(b"letter.pdf", _PROGRAM, b"application/pdf"))),
    "shortcut.eml": quarantined(lambda: _mixed(_file(b"letter.pdf.lnk", b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46" + bytes(60)))),
    "script-file.eml": quarantined(lambda: _mixed(_file(b"letter.js", b"WScript.Echo(1)"))),
    "turned-name.eml": quarantined(lambda: _mixed(_file("letter\u202efdp.exe".encode(), b"x"))),
    "long-name.eml": answered(lambda: _mixed(_file(b"a" * 60_000 + b".txt", b"x")), _SEEN),
    "path-name.eml": answered(lambda: _mixed(_file(b"../../../etc/passwd", b"x")), _SEEN),
    "outside-body.eml": answered(
        lambda: _mixed(
            b'Content-Type: message/external-body; access-type=URL; URL="http://tracker.example/x"\r\n\r\nContent-Type: text/plain\r\n\r\n'
        ),
        _SEEN,
    ),
    "partial.eml": answered(lambda: _HEAD + b"Content-Type: message/partial; number=1; total=9999999; id=x\r\n\r\n" + _WORDS),
    "null-bytes.eml": answered(lambda: _letter(b"\0" * 500_000 + _WORDS), _SEEN),
    "returns-only.eml": answered(lambda: (_letter(_WORDS * 9)).replace(b"\r\n", b"\r")),
}
