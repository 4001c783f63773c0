"""Identifiers made at random, right and wrong by their check, and how many the recognisers type: a bench and a test share it.

The checks are written anew here, from the sources that `redaction/checksums.py` cites.
"""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from redaction.overlaps import settle
from redaction.reading import Reading
from redaction.recognisers import RECOGNISERS

_POLICE = "ZABCDEFGHJKLMNPQRTUVWXY"
_SCHOOL = "ABCDEFGHJKLMNPQRTUVWXYZ"
_MASKED_FROM = 0.35
_LINES = 40  # numbers in one text: context never goes beyond a line


@dataclass(frozen=True, slots=True)
class Kind:
    """An identifier: its entity, a word that announces it, and makers of a right and of a wrong one."""

    entity: str
    announced: str
    right: Callable[[random.Random], str]
    wrong: Callable[[random.Random], str]


def _figures(rng: random.Random, count: int) -> str:
    return "".join(rng.choice(string.digits) for _ in range(count))


def _nhs_check(nine: str) -> int:
    return (11 - sum(w * int(f) for w, f in zip(range(10, 1, -1), nine, strict=True)) % 11) % 11


def _nhs(rng: random.Random) -> str:
    while (check := _nhs_check(nine := _figures(rng, 9))) == 10:
        pass
    return _grouped(nine + str(check), rng)


def _wrong_nhs(rng: random.Random) -> str:
    nine = _figures(rng, 9)
    return _grouped(nine + rng.choice([f for f in string.digits if int(f) != _nhs_check(nine)]), rng)


def _grouped(ten: str, rng: random.Random) -> str:
    return rng.choice((ten, f"{ten[:3]} {ten[3:6]} {ten[6:]}", f"{ten[:3]}-{ten[3:6]}-{ten[6:]}"))


def _with_letter(body: str, digits: str, *, right: bool, rng: random.Random) -> str:
    letter = _POLICE[int(digits) % 23]
    return body + (letter if right else rng.choice([c for c in _POLICE if c != letter]))


def _pnc(rng: random.Random, *, right: bool) -> str:
    year, serial = rng.randint(1985, 2024), rng.randint(1, 9_999_999)
    written = rng.choice((f"{year}/{serial:07d}", f"{year % 100:02d}/{serial}"))
    return _with_letter(written, f"{year % 100:02d}{serial:07d}", right=right, rng=rng)


def _cro(rng: random.Random, *, right: bool) -> str:
    year, serial = rng.randint(60, 94), rng.randint(1, 999_999)
    if rng.random() < 0.3:
        return _with_letter(f"SF{year}/{serial}", f"{year}{serial}", right=right, rng=rng)
    return _with_letter(f"{serial}/{year}", f"{year}{serial:06d}", right=right, rng=rng)


def _asn(rng: random.Random, *, right: bool) -> str:
    year, force, system, serial = rng.randint(0, 25), rng.randint(1, 63), rng.randint(1, 3), rng.randint(1, 999_999)
    unit = "".join(rng.choice(string.ascii_uppercase) for _ in range(2))
    parts = (f"{year:02d}", f"{force:02d}{unit}", f"{system:02d}", rng.choice((str(serial), f"{serial:011d}")))
    body = "/".join(parts) if rng.random() < 0.6 else "".join((*parts[:3], f"{serial:011d}"))
    return _with_letter(body, f"{force:02d}{system:02d}{year:02d}{serial:011d}", right=right, rng=rng)


def _upn(rng: random.Random, *, right: bool) -> str:
    figures = _figures(rng, 12)
    letter = _SCHOOL[sum(w * int(f) for w, f in enumerate(figures, start=2)) % 23]
    return (letter if right else rng.choice([c for c in _SCHOOL if c != letter])) + figures


def _nino(rng: random.Random, *, right: bool) -> str:
    prefix = rng.choice(("AB", "JR", "WE", "PC", "LM")) if right else rng.choice(("DA", "QQ", "AO", "BG", "TN", "ZZ", "UV"))
    figures = _figures(rng, 6)
    return prefix + rng.choice((figures, f" {figures[:2]} {figures[2:4]} {figures[4:]} ")) + rng.choice("ABCD")


def _postcode(rng: random.Random, *, right: bool) -> str:
    area = rng.choice(("LS", "SW", "CR", "M", "NE", "HX")) if right else rng.choice(("QX", "VV", "JJ", "XQ", "ZD"))
    inward = "".join(rng.choice("ABDEFGHJLNPQRSTUWXYZ") for _ in range(2))
    return f"{area}{rng.randint(1, 9)} {rng.randint(0, 9)}{inward}"


def _licence(rng: random.Random, *, right: bool) -> str:
    surname = "".join(rng.choice(string.ascii_uppercase) for _ in range(5))
    month = rng.randint(1, 12) + rng.choice((0, 50)) if right else rng.choice((0, 13, 14, 40, 63, 77))
    initials = rng.choice("ABCDE") + "9"
    return f"{surname}{rng.randint(5, 9)}{month:02d}{rng.randint(1, 28):02d}{rng.randint(0, 9)}{initials}{rng.choice('ABCDE')}{initials}"


KINDS: tuple[Kind, ...] = (
    Kind("NHS_NUMBER", "NHS no.", _nhs, _wrong_nhs),
    Kind("UPN", "UPN", lambda r: _upn(r, right=True), lambda r: _upn(r, right=False)),
    Kind("PNC_ID", "PNC ID", lambda r: _pnc(r, right=True), lambda r: _pnc(r, right=False)),
    Kind("CRO_NUMBER", "CRO no", lambda r: _cro(r, right=True), lambda r: _cro(r, right=False)),
    Kind("ASN", "ASN", lambda r: _asn(r, right=True), lambda r: _asn(r, right=False)),
    Kind("NINO", "NI number", lambda r: _nino(r, right=True), lambda r: _nino(r, right=False)),
    Kind("UK_POSTCODE", "postcode", lambda r: _postcode(r, right=True), lambda r: _postcode(r, right=False)),
    Kind("DRIVING_LICENCE", "driving licence", lambda r: _licence(r, right=True), lambda r: _licence(r, right=False)),
)


def typed(kind: Kind, values: Sequence[str], announced: str) -> int:
    """How many of the values, each on a line behind `announced`, are tagged whole as the kind; numbers marked suspect do not count."""
    return sum(_typed_in(kind.entity, values[at : at + _LINES], announced) for at in range(0, len(values), _LINES))


def _typed_in(entity: str, values: Iterable[str], announced: str) -> int:
    text, wanted = "", set()
    for value in values:
        text += f"{announced} "
        wanted.add((len(text), len(text) + len(value)))
        text += f"{value} then left\n"
    everything = [f for r in RECOGNISERS for f in r.find(Reading(text)) if f.score >= _MASKED_FROM]
    found = {(f.start, f.end) for f in settle(everything, text) if f.entity == entity and "suspect" not in f.attributes}
    return len(found & wanted)
