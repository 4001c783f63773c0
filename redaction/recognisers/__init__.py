"""Recognisers: one kind of personal datum each. THE table of what runs; nothing registers itself.

To add one: write its file, add it to the tuple, its words and thresholds to the settings, a valid/invalid table to the tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from redaction.reading import Finding, Reading
from redaction.recognisers import (
    bank,
    driving_licence,
    home_office,
    internet,
    nhs_number,
    nino,
    passport,
    police_numbers,
    postcode,
    prison_probation,
    references,
    upn,
    vehicle_reg,
)
from redaction.recognisers.addresses import AddressRecogniser
from redaction.recognisers.ages import AgeRecogniser
from redaction.recognisers.dates import DateRecogniser
from redaction.recognisers.dwellings import DwellingRecogniser
from redaction.recognisers.facts import FactRecogniser
from redaction.recognisers.fields import FieldRecogniser
from redaction.recognisers.kin_phrases import KinPhraseRecogniser
from redaction.recognisers.lower_case_names import LowerCaseNameRecogniser
from redaction.recognisers.model import ModelRecogniser
from redaction.recognisers.named_addresses import NamedAddressRecogniser
from redaction.recognisers.names import NameRecogniser
from redaction.recognisers.other_references import OtherReferenceRecogniser
from redaction.recognisers.phone import PhoneRecogniser
from redaction.recognisers.places import PlaceNameRecogniser
from redaction.recognisers.relations import RelationRecogniser


class Recogniser(Protocol):
    """Finds one kind of datum in a passage. Pure; MUST NOT raise for any text."""

    @property
    def id(self) -> str:
        """Stable name with version: "nhs_number@1"."""
        ...

    @property
    def entities(self) -> tuple[str, ...]:
        """Entity names that it may give."""
        ...

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Findings, in any order; overlaps are settled later."""
        ...


RECOGNISERS: tuple[Recogniser, ...] = (
    nhs_number.RECOGNISER,
    upn.RECOGNISER,
    nino.RECOGNISER,
    police_numbers.PNC,
    police_numbers.CRO,
    police_numbers.ASN,
    prison_probation.PRISON_NUMBER,
    prison_probation.CRN,
    home_office.RECOGNISER,
    passport.RECOGNISER,
    driving_licence.RECOGNISER,
    vehicle_reg.RECOGNISER,
    postcode.RECOGNISER,
    bank.SORT_CODE,
    bank.ACCOUNT,
    bank.SORT_CODE_AND_ACCOUNT,
    bank.CARD,
    bank.CARD_PART,
    internet.EMAIL,
    internet.PROFILE,
    internet.URL,
    internet.HANDLE,
    internet.IP,
    references.MASH,
    references.CASE,
    OtherReferenceRecogniser(),
    PhoneRecogniser(),
    DateRecogniser(),
    AgeRecogniser(),
    AddressRecogniser(),
    NamedAddressRecogniser(),
    DwellingRecogniser(),
    PlaceNameRecogniser(),
    FactRecogniser(),
    RelationRecogniser(),
    FieldRecogniser(),
    NameRecogniser(),
    KinPhraseRecogniser(),
    LowerCaseNameRecogniser(),
    ModelRecogniser(),
)
