"""Bank accounts and cards: sort code and account number together by their shapes, alone by context; cards by their check or by context.

Sources: UK Payments (six figures in pairs, then eight); ISO/IEC 7812 (card numbers and their check digit).
"""

from __future__ import annotations

import re

from redaction import checksums
from redaction.recognisers.shapes import FormatRecogniser, shape

_BETWEEN = r"(?:\s?[/,|;:–\-]\s?|\s{1,3})"
_WORDED = rf"{_BETWEEN}(?i:a/?c|acct?|account)\b\.?(?: (?i:no|num|number)\b\.?)?:? ?"
_SPACED = r"(?<![\w/.\-])(?<![0-9] )[0-9]{2} [0-9]{2} [0-9]{2}"
_NO_DAY = r"(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9]))"  # two dates beside each other are no account
_NO_YEARS = r"(?!(?:19|20)[0-9]{2}[ \-](?:19|20)[0-9]{2}(?![ \-]?[0-9]))"
_CARD_WORDS = ("card", "cards", "debit", "credit", "mastercard", "amex", "barclaycard", "monzo", "revolut", "starling")

SORT_CODE = FormatRecogniser(
    id="sort_code@1",
    entity="BANK_ACCOUNT",
    shapes=(shape(r"(?<![\w/\-])[0-9]{2}[\- ][0-9]{2}[\- ][0-9]{2}(?![\w/\-])", 0.0, "sort code"),),
    context=("sort code", "sort", "s/c", "sortcode", "bank"),
    with_context=0.9,
)
ACCOUNT = FormatRecogniser(
    id="bank_account@1",
    entity="BANK_ACCOUNT",
    shapes=(
        shape(r"(?<![\w/\-])[0-9]{8}(?![\w/\-])", 0.0, "eight figures"),
        shape(r"(?<![\w])GB[0-9]{2} ?[A-Z]{4}(?: ?[0-9]){14}(?!\w)", 0.9, "IBAN"),
    ),
    context=("account", "acc", "a/c", "account no", "account number", "acct", "bank account"),
    with_context=0.85,
)
# A sort code may look like a date; with eight figures right behind it the two are an account, unless a word ahead says otherwise.
SORT_CODE_AND_ACCOUNT = FormatRecogniser(
    id="sort_code_and_account@1",
    entity="BANK_ACCOUNT",
    shapes=(
        shape(rf"(?<![\w/.\-])[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}{_BETWEEN}{_NO_DAY}[0-9]{{8}}(?![\w/\-])", 0.7, "sort code and account"),
        shape(rf"{_SPACED}{_BETWEEN}{_NO_DAY}[0-9]{{8}}(?![\w/\-]| [0-9])", 0.7, "sort code and account"),
        shape(rf"(?:{_SPACED}|(?<![\w/.\-])[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}){_WORDED}[0-9]{{8}}(?![\w/\-])", 0.9, "sort code and account"),
        shape(rf"(?<![\w/.\-])[0-9]{{6}}{_BETWEEN}[0-9]{{8}}(?![\w/\-])", 0.0, "sort code and account"),
    ),
    context=("account", "acc", "a/c", "acct", "sort code", "sort", "s/c", "sortcode", "bank", "pay", "paid", "refund", "refunds"),
    with_context=0.9,
    against=(
        "log",
        "ref",
        "reference",
        "incident",
        "crime",
        "cad",
        "occurrence",
        "dated",
        "dob",
        "born",
        "invoice",
        "order",
        "seen",
        "visit",
    ),
)
CARD = FormatRecogniser(
    id="card_number@1",
    entity="BANK_ACCOUNT",
    shapes=(
        shape(r"(?<![\w/.\-])(?<![0-9] )[2-6][0-9]{3}(?P<s>[ \-])(?:[0-9]{4}(?P=s)){2}[0-9]{4}(?![\w/\-]| [0-9])", 0.6, "card number"),
        shape(r"(?<![\w/.\-])3[47][0-9]{2} [0-9]{6} [0-9]{5}(?![\w/\-]| [0-9])", 0.6, "card number"),
        shape(r"(?<![\w/.\-])[2-6][0-9]{15}(?![\w/\-])", 0.0, "card number"),
    ),
    context=_CARD_WORDS,
    with_context=0.95,
    check=checksums.card_number,
    suspect=0.5,
)
CARD_PART = FormatRecogniser(
    id="card_part@1",
    entity="BANK_ACCOUNT",
    shapes=(
        shape(
            r"(?<!\w)(?:end(?:s|ed|ing)?(?: (?:in|with))?:?|last (?:four|4)(?: (?:digits|figures|numbers?))?(?: (?:is|are|were))?:?|[*x•]{3,})"
            r" ?(?P<value>[0-9]{3,4})(?![\w]|[.,/:\-][0-9])",
            0.0,
            "end of a card number",
            re.IGNORECASE,
        ),
        shape(
            rf"(?<![\w/.\-])(?<![0-9] ){_NO_YEARS}[2-6][0-9]{{3}}(?:[ \-][0-9]{{4}}){{1,3}}(?![\w/\-]| [0-9])", 0.0, "part of a card number"
        ),
        shape(r"(?<![\w/.\-])(?<![0-9] )[0-9]{4}(?:[ \-][0-9]{4}){2}(?![\w/\-]| [0-9])", 0.0, "part of a card number"),
        shape(
            r"(?<![\w/.\-])(?<![0-9] )(?P<value>[0-9]{4}(?:[ \-][0-9]{4}){1,3})(?=,? \(?(?:(?:on|from|off|of|is) )?(?:(?:a|the|his|her|their|my) )?(?:\w+ )?cards?\b)",
            0.7,
            "part of a card number",
            re.IGNORECASE,
        ),
    ),
    context=_CARD_WORDS,
    with_context=0.85,
)
