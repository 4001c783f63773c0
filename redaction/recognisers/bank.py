"""Bank account and sort code: sort code by its shape with context, account number by context (UK Payments)."""

from __future__ import annotations

from redaction.recognisers.shapes import FormatRecogniser, shape

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
