"""The words that a policy may use: entities and kinds of passage. A word outside them is a slip, and would protect nobody.

`parsers` and `redaction` may not see each other, so the kinds are written out; a test holds both lists against what is found.
"""

from __future__ import annotations

ENTITIES = (
    "PERSON",
    "DATE_OF_BIRTH",
    "AGE",
    "DATE_TIME",
    "NHS_NUMBER",
    "UPN",
    "NINO",
    "PASSPORT",
    "DRIVING_LICENCE",
    "BANK_ACCOUNT",
    "VEHICLE_REG",
    "PNC_ID",
    "CRO_NUMBER",
    "ASN",
    "PRISON_NUMBER",
    "CRN",
    "HOME_OFFICE_REF",
    "CASE_REFERENCE",
    "OTHER_REFERENCE",
    "IP_ADDRESS",
    "URL",
    "HANDLE",
    "PHONE_NUMBER",
    "EMAIL_ADDRESS",
    "ADDRESS",
    "UK_POSTCODE",
    "LOCATION",
    "SCHOOL",
    "GP_PRACTICE",
    "ORGANISATION",
    "RELATIONSHIP",
    "HEALTH",
    "OFFENCE",
    "IMMIGRATION",
    "ETHNICITY",
    "RELIGION",
    "SEXUALITY",
    "NATIONALITY",
)
"""Everything that detection tags (docs/entities.md)."""

KINDS = (
    "subject",
    "heading",
    "body",
    "table_row",
    "field",
    "forwarded",
    "comment",
    "note",
    "text_box",
    "quote",
    "signature",
    "disclaimer",
    "page_header",
    "page_footer",
    "deleted",
    "hidden",
    "file_name",
    "metadata",
)
"""Every kind of passage that a parser makes."""
