"""Small messages that bend each rule of RFC 2045 to 2049, 2183, 2231, 5322 and 6532, with what a tolerant reader sees in them."""

from tests.tolerant_mail.file_names import NAMES
from tests.tolerant_mail.heads import DATES, HEADERS
from tests.tolerant_mail.message import Expected
from tests.tolerant_mail.people import PEOPLE
from tests.tolerant_mail.structure import STRUCTURE
from tests.tolerant_mail.transfer import CHARSETS, TRANSFER

MESSAGES = {
    **STRUCTURE,
    **TRANSFER,
    **CHARSETS,
    **HEADERS,
    **DATES,
    **PEOPLE,
    **{f"name_{name}": row for name, row in NAMES.items()},
}

__all__ = ["MESSAGES", "Expected"]
