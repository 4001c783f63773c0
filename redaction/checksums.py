"""Check digits of UK identifiers. Each function takes the text as written and answers whether the number is well formed.

Sources: NHS Data Dictionary (modulus 11); DfE unique pupil number guide (modulus 23); Ministry of Justice person record
(PNC and CRO, modulus 23); Ministry of Justice Bichard 7 (arrest summons number, modulus 23); HMRC National Insurance manual NIM39110 (prefixes); DVLA driver number layout; ISO/IEC 7812 (cards, Luhn).
"""

from __future__ import annotations

import re
from datetime import date

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"  # no I, O, S
_POLICE_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_NINO = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]")
_PNC = re.compile(r"((?:19|20)?[0-9]{2})/?([0-9]{1,7})([A-HJ-NP-RT-Z])")
_CRO = re.compile(r"([0-9]{1,6})/([0-9]{2})([A-HJ-NP-RT-Z])")
_CRO_SMALL_FILE = re.compile(r"SF([0-9]{2})/?([0-9]{1,6})([A-HJ-NP-RT-Z])")
_ASN = re.compile(r"([0-9]{2})([0-9]{2})[0-9A-Z]{2}([0-9]{2})([0-9]{1,11})([A-HJ-NP-RT-Z])")
_DRIVER = re.compile(r"[A-Z9]{5}([0-9])([0-9]{2})([0-9]{2})([0-9])[A-Z9]{2}[A-Z0-9]{3}")
_MONTHS_FOR_WOMEN = 50  # DVLA adds 5 to the first figure of the month for women

# What a scanner reads for a figure: letter O and lower-case l for nought and one, and their kin.
SCANNED_FIGURES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "i": "1"})


def compact(text: str) -> str:
    """The characters that count: capitals and figures, slash kept, spaces, dots and hyphens gone."""
    return re.sub(r"[\s.\-\u2010-\u2015]", "", text).upper()


def nhs_number(text: str) -> bool:
    """Ten figures with a valid modulus 11 check digit; ten equal figures are never issued."""
    digits = compact(text.translate(SCANNED_FIGURES))
    if not re.fullmatch(r"[0-9]{10}", digits) or len(set(digits)) == 1:
        return False
    return sum(weight * int(figure) for weight, figure in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0


def card_number(text: str) -> bool:
    """Fifteen or sixteen figures of a payment card with a valid Luhn digit."""
    digits = compact(text)
    if not re.fullmatch(r"[0-9]{15,16}", digits):
        return False
    doubled = (2 * int(figure) for figure in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(value - 9 if value > 9 else value for value in doubled)) % 10 == 0  # noqa: PLR2004 - one figure


def upn(text: str) -> bool:
    """Check letter and twelve figures, the last a letter in temporary numbers."""
    value = compact(text)
    if not re.fullmatch(r"[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]", value):
        return False
    figures = [int(c) if c.isdigit() else _UPN_LETTERS.index(c) for c in value[1:]]
    return _UPN_LETTERS[sum(w * f for w, f in enumerate(figures, start=2)) % 23] == value[0]


def pnc_id(text: str) -> bool:
    """Year, serial and check letter, long ("2001/0012345X") or short ("01/12345X")."""
    found = _PNC.fullmatch(compact(text))
    if not found:
        return False
    year, serial, letter = found.groups()
    return _police_letter(year[-2:] + serial.zfill(7)) == letter


def cro_number(text: str) -> bool:
    """Serial over year ("12345/01X"), or a small file ("SF01/12345X") whose serial is not padded."""
    value = compact(text)
    small = _CRO_SMALL_FILE.fullmatch(value)
    if small:
        return _police_letter(small[1] + small[2]) == small[3]
    found = _CRO.fullmatch(value)
    return bool(found) and found is not None and _police_letter(found[2] + found[1].zfill(6)) == found[3]


def arrest_summons(text: str) -> bool:
    """Year, force, unit, system, serial and check letter ("11/01ZD/01/448754K"); the unit takes no part in the check."""
    found = _ASN.fullmatch(compact(text).replace("/", ""))
    if not found:
        return False
    year, force, system, serial, letter = found.groups()
    return _police_letter(force + system + year + serial.zfill(11)) == letter


def nino(text: str) -> bool:
    """National Insurance number with an allowed prefix and suffix A to D. There is no check digit."""
    value = compact(text)
    figures = value[2:8].translate(SCANNED_FIGURES)
    return bool(_NINO.fullmatch(value[:2] + figures + value[8:]))


def driving_licence(text: str) -> bool:
    """DVLA driver number: surname, decade, month (plus 50 for women), day, year, initials, check."""
    found = _DRIVER.fullmatch(compact(text))
    if not found or not re.match(r"[A-Z]+9*[0-9]", compact(text)):
        return False
    month = int(found[2]) % _MONTHS_FOR_WOMEN
    return _real_date(2000 + int(found[1] + found[4]) % 100, month, int(found[3]))


def _police_letter(digits: str) -> str:
    return _POLICE_LETTERS[int(digits) % 23]


def _real_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
