"""Each recogniser by itself: a table of what it finds and what it leaves alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.columns import text_columns
from redaction.overlaps import settle
from redaction.reading import Column, Reading
from redaction.recognisers import RECOGNISERS
from redaction.recognisers.shapes import FormatRecogniser


def _found(text, entity, label=""):
    reading = Reading(text, (), label, text_columns(text))
    everything = [f for r in RECOGNISERS for f in r.find(reading) if f.score >= 0.35]
    return [text[f.start : f.end] for f in settle(everything, text) if f.entity == entity and "suspect" not in f.attributes]


FOUND = [
    ("OTHER_REFERENCE", "served, CID 0288K5521.", ["0288K5521"]),
    ("OTHER_REFERENCE", "her UC journal 5521-340-7716 says", ["5521-340-7716"]),
    ("OTHER_REFERENCE", "VLO ref QM/31846", ["QM/31846"]),
    ("OTHER_REFERENCE", "HB claim no. 5520 7713 08 and rent", ["5520 7713 08"]),
    ("OTHER_REFERENCE", "Name | Tenancy no | Since\nAda | 558213 | May\nBo | none | June", ["558213"]),
    ("OTHER_REFERENCE", "showed us a letter, 2286-KT-5503, torn", ["2286-KT-5503"]),
    ("OTHER_REFERENCE", "rents at 1450.00, tenant 2019, tenant since 12/03/2021, on licence 16/01, staff 1430hrs, client 450", []),
    ("OTHER_REFERENCE", "tenant 07700 900123, hospital 020 7946 0123", []),
    ("OTHER_REFERENCE", "CAD 5521/12MAR26, our ref: AX/22104/26, CRIS CR/65123/26, MASH-7K2P-9QXA, logged as ENV-55219", []),
    ("OTHER_REFERENCE", "GBP14000, 10233g, 2025-2026, 2026-03-12, A4020, PC 12345AB, room 404, s.31(2), 9-8-7", []),
    ("OTHER_REFERENCE", "QRT-551204 child at risk", []),
    ("OTHER_REFERENCE", "to hospital: 1330 with burns, Admission: 140524, Patient 06 05 2014, sample: 20240511, lab 1330-1415", []),
    ("OTHER_REFERENCE", "sample: 500000 units, loan: 5000 from a dealer, rent is 1200, Fine: 2500, Lena's account: 5000", []),
    ("OTHER_REFERENCE", "Linked to CAD1234/11MAY24 and 1234/11MAY24, Ticket 4512/11MAY24, victim ref 2412345/24", []),
    ("OTHER_REFERENCE", "claim no 140524, tenancy ref 20240511, account number 5512", ["140524", "20240511", "5512"]),
    ("OTHER_REFERENCE", "membership id 06 05 2014, HB claim no. 2412345/24", ["06 05 2014", "2412345/24"]),
    ("OTHER_REFERENCE", "Fine: EUR 2500, Hospital: ED 1330, loan 5000-6000, CAD/1234/110524, Ticket 4512/110524", []),
    ("OTHER_REFERENCE", "Name | Client | Rent\nAda | 4512 | 1250\nBo | 1330 | none", ["4512"]),
    ("OTHER_REFERENCE", "Name | Rent | Fine no\nAda | 1200 | 4512\nBo | none | none", ["4512"]),
    ("OTHER_REFERENCE", "claim: 5520 7713 08, MRN 4512, patient id 943 476 5918", ["5520 7713 08", "4512"]),
    ("HOME_OFFICE_REF", "has indefinite leave to remain. Fine FPN 551823", []),
    ("NHS_NUMBER", "NHS no. 943 476 5919 on file", ["943 476 5919"]),
    ("NHS_NUMBER", "seen today, 943 476 5919", ["943 476 5919"]),
    ("NHS_NUMBER", "order 9434765919 was sent", []),
    ("NHS_NUMBER", "NHS no. 943 476 5918", []),
    ("UPN", "UPN H801200001001", ["H801200001001"]),
    ("UPN", "UPN J801200001001", []),
    ("PNC_ID", "PNC 2001/0012345H", ["2001/0012345H"]),
    ("PNC_ID", "arrested 01/12345H there", ["01/12345H"]),
    ("PNC_ID", "PNC 2001/0012345J", []),
    ("CRO_NUMBER", "CRO 12345/94F", ["12345/94F"]),
    ("CRO_NUMBER", "CRO SF94/12345J", ["SF94/12345J"]),
    ("CRO_NUMBER", "CRO SF94/12345K", []),
    ("PHONE_NUMBER", "Ada Quist 03.04.2016, Ben Quist 09-11-2018", []),
    ("PHONE_NUMBER", "ring 03.30.12.34.567", ["03.30.12.34.567"]),
    ("UPN", "temporary UPN B20700001604B", ["B20700001604B"]),
    ("UPN", "temporary UPN C20700001604B", []),
    ("DRIVING_LICENCE", "licence MORGA657054SM9IJ seen", ["MORGA657054SM9IJ"]),
    ("DRIVING_LICENCE", "licence MORGA699054SM9IJ seen", []),
    ("HOME_OFFICE_REF", "BRP RF1234567", ["RF1234567"]),
    ("HOME_OFFICE_REF", "ARC ABC/12345678/9", ["ABC/12345678/9"]),
    ("HOME_OFFICE_REF", "ARC no. 2407416-3 held", ["2407416-3"]),
    ("HOME_OFFICE_REF", "meter 2407416-3 read", []),
    ("HOME_OFFICE_REF", "invoice M1234567", []),
    ("CASE_REFERENCE", "visa GWF012345678", ["GWF012345678"]),
    ("CASE_REFERENCE", "visa GWF 012 345 678", ["GWF 012 345 678"]),
    ("VEHICLE_REG", "car reg A123 BCD", ["A123 BCD"]),
    ("VEHICLE_REG", "registration ABC 123D", ["ABC 123D"]),
    ("VEHICLE_REG", "plate 123 ABC", ["123 ABC"]),
    ("VEHICLE_REG", "ward 123 ABC", []),
    ("UK_POSTCODE", "scanned: postcode SW1A lAA", ["SW1A lAA"]),
    ("UK_POSTCODE", "scanned: W1O 5QB", ["W1O 5QB"]),
    ("UK_POSTCODE", "scanned: M1 IAA", ["M1 IAA"]),
    ("PHONE_NUMBER", "ring 01632 960123 ext. 204 at work", ["01632 960123 ext. 204"]),
    ("PHONE_NUMBER", "ring 01632 960123 x204", ["01632 960123 x204"]),
    ("PHONE_NUMBER", "ring 01632 960123 x ray", ["01632 960123"]),
    ("PHONE_NUMBER", "tel 01632 96", []),
    ("DATE_OF_BIRTH", "D0B O1/02/2015", ["O1/02/2015"]),
    ("CASE_REFERENCE", "crime 12/34567/24", ["12/34567/24"]),
    ("NINO", "NI AB 12 34 56 C", ["AB 12 34 56 C"]),
    ("NINO", "ref X/AB123456C", []),
    ("UK_POSTCODE", "lives in sw1a 2aa now", ["sw1a 2aa"]),
    ("UK_POSTCODE", "form QX9 9QX", []),
    ("PRISON_NUMBER", "prison no A1234BC", ["A1234BC"]),
    ("CRN", "CRN X123456", ["X123456"]),
    ("CRN", "order X123456", []),
    ("ASN", "ASN 11/01ZD/01/448754K", ["11/01ZD/01/448754K"]),
    ("ASN", "charged under 1101ZD0100000448754K today", ["1101ZD0100000448754K"]),
    ("ASN", "ASN 11/01ZD/01/448754L", []),
    ("DATE_OF_BIRTH", "EDD 03/04/2026, mother born 05/06/1999", ["05/06/1999"]),
    ("DATE_TIME", "EDD 03/04/2026, mother born 05/06/1999", ["03/04/2026"]),
    ("PERSON", "It was passed to PS Vickers and to Fabio Di Stefano", ["Vickers", "Fabio Di Stefano"]),
    ("HOME_OFFICE_REF", "Home Office ref M1234567/2", ["M1234567/2"]),
    ("PASSPORT", "Passport 123456789", ["123456789"]),
    ("PASSPORT", "batch 123456789", []),
    ("VEHICLE_REG", "in a blue car, BD51 SMR", ["BD51 SMR"]),
    ("PHONE_NUMBER", "ring 07700 900123 after four", ["07700 900123"]),
    ("PHONE_NUMBER", "on +44 (0)20 7946 0123", ["+44 (0)20 7946 0123"]),
    ("PHONE_NUMBER", "job 0123456789012345", []),
    ("EMAIL_ADDRESS", "write to <a.b-c@example.org>.", ["a.b-c@example.org"]),
    ("HANDLE", "on Snapchat as @kay.99", ["@kay.99"]),
    ("IP_ADDRESS", "login from 192.0.2.14", ["192.0.2.14"]),
    ("IP_ADDRESS", "version 3.14.0.9", []),
    ("BANK_ACCOUNT", "sort code 12-34-56 account 12345678", ["12-34-56 account 12345678"]),
    ("BANK_ACCOUNT", "refund to 07-03-25 / 51820946 please", ["07-03-25 / 51820946"]),
    ("BANK_ACCOUNT", "wages went to 60-12-09 51820946", ["60-12-09 51820946"]),
    ("BANK_ACCOUNT", "wages went to 07-03-25, 51820946", ["07-03-25, 51820946"]),
    ("BANK_ACCOUNT", "for the trip:\n07-03-25\n51820946", ["07-03-25\n51820946"]),
    ("BANK_ACCOUNT", "07 03 25 a/c 51820946", ["07 03 25 a/c 51820946"]),
    ("BANK_ACCOUNT", "paid into 070325 51820946", ["070325 51820946"]),
    ("BANK_ACCOUNT", "Log 07-03-25 00123456", []),
    ("BANK_ACCOUNT", "07-03-25 20250412", []),
    ("BANK_ACCOUNT", "entry of 07/03/25, 51820946", []),
    ("BANK_ACCOUNT", "read out 4539 1488 0343 6467 twice", ["4539 1488 0343 6467"]),
    ("BANK_ACCOUNT", "read out 4539 1488 0343 6468 twice", []),
    ("BANK_ACCOUNT", "her card 3742 450001 12341 is gone", ["3742 450001 12341"]),
    ("BANK_ACCOUNT", "paid by card ending 5083 at two", ["5083"]),
    ("BANK_ACCOUNT", "debit card, last four digits 0083", ["0083"]),
    ("BANK_ACCOUNT", "a bank card in his sock, 5201 0042 7731", ["5201 0042 7731"]),
    ("BANK_ACCOUNT", "5201 0042 7731 (bank card)", ["5201 0042 7731"]),
    ("BANK_ACCOUNT", "the placement ended 2019", []),
    ("BANK_ACCOUNT", "report card 2019 2020 is here", []),
    ("BANK_ACCOUNT", "a birthday card, Room 5083", []),
    ("PHONE_NUMBER", "gave out the Childline card 0800 1111", ["0800 1111"]),
    ("PERSON", "paid into 07-03-25, 51820946", []),
    ("PERSON", "sort code 07-03-25 acc 51820946", []),
    ("CASE_REFERENCE", "reply to MASH-7K2P-9QXA please", ["MASH-7K2P-9QXA"]),
    ("DATE_OF_BIRTH", "DOB 03/04/2012, seen 05/06/2024", ["03/04/2012"]),
    ("DATE_OF_BIRTH", "Pupil | DOB | Seen\nA | 03/04/2012 | 05/06/2024", ["03/04/2012"]),
    ("DATE_OF_BIRTH", "FARROW, Marcus 03/04/2012", ["03/04/2012"]),
    ("DATE_OF_BIRTH", "letter dated 03/04/2012", []),
    ("AGE", "a 6-year-old and one aged 11", ["6-year-old", "aged 11"]),
    ("AGE", "Year 6, room 12", []),
    ("ADDRESS", "They live at Flat 2, 5 Quayle Road, Hexford HX1 4QZ.", ["Flat 2, 5 Quayle Road, Hexford"]),
    ("ADDRESS", "seen at 34 mafeking rd by us", ["34 mafeking rd"]),
    ("ADDRESS", "rang at 10 am on the road", []),
    ("SCHOOL", "He attends Priory Lane Academy daily", ["Priory Lane Academy"]),
    ("SCHOOL", "The school rang", []),
    ("GP_PRACTICE", "registered with Mill Race Surgery", ["Mill Race Surgery"]),
    ("GP_PRACTICE", "the surgery rang", []),
    ("PERSON", "Mrs Haddow rang", ["Haddow"]),
    ("PERSON", "FARROW, Marcus was seen", ["FARROW, Marcus"]),
    ("PERSON", "Her mother Pınar rang", ["Pınar"]),
    ("PERSON", "Alias: Remzi", ["Remzi"]),
    ("PERSON", "Hope to see you. Will managers reply?", []),
    ("PERSON", "IP STABBED In the leg", []),
    ("PERSON", "IP BRUISED Left eye", []),
    ("PERSON", "IP HIGH Vulnerability", []),
    ("PERSON", "IP BURNS Grace", ["BURNS Grace"]),
    ("PERSON", "MP: LOW Jia", ["LOW Jia"]),
    ("PERSON", "MP KILLEN Oisin", ["KILLEN Oisin"]),
    ("RELATIONSHIP", "her paternal aunt rang mum's boyfriend", ["paternal aunt", "mum's boyfriend"]),
    ("RELATIONSHIP", "partner agencies met the children", []),
    ("HEALTH", "he has type 1 diabetes", ["type 1 diabetes"]),
    ("HEALTH", "add it to the list", []),
    ("OFFENCE", "convicted of handling stolen goods in 2019", ["handling stolen goods"]),
    ("OFFENCE", "There was a theft of time", []),
    ("ETHNICITY", "Ethnicity: White Irish", ["White Irish"]),
    ("RELIGION", "a Quaker family", ["Quaker"]),
    ("NATIONALITY", "a Bolivian national", ["Bolivian"]),
    ("NATIONALITY", "speaks Turkish", []),
    ("SEXUALITY", "he is bisexual", ["bisexual"]),
    ("IMMIGRATION", "has indefinite leave to remain", ["indefinite leave to remain"]),
]


def test_every_recogniser_of_a_format_has_rows():
    """A new recogniser comes with what it finds and what it leaves."""
    formats = {entity for r in RECOGNISERS if isinstance(r, FormatRecogniser) for entity in r.entities}
    assert formats <= {entity for entity, _, found in FOUND if found} | {"URL"}


@pytest.mark.parametrize(("entity", "text", "expected"), FOUND)
def test_table_of_found_and_left_alone(entity, text, expected):
    """Values stand in the table's third column; an empty list is a near miss that must stay untagged."""
    assert _found(text, entity) == expected


@pytest.mark.parametrize(
    ("label", "text", "entity"),
    [
        ("Date of birth", "03/04/2012", "DATE_OF_BIRTH"),
        ("Home address", "Orchard Cottage, Nether Lane, Louth", "ADDRESS"),
        ("Child's name", "Iara", "PERSON"),
        ("Age", "7", "AGE"),
        ("NHS number", "9434765919", "NHS_NUMBER"),
        ("Religion", "Methodist", "RELIGION"),
    ],
)
def test_a_form_label_is_context(label, text, entity):
    """A field's label says what its answer is."""
    assert _found(text, entity, label) == [text]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("NHS no. 943 476 5918", "NHS_NUMBER"),
        ("UPN J801200001001", "UPN"),
        ("PNC 2001/0012345J", "PNC_ID"),
        ("NI number QQ123456C", "NINO"),
        ("patient id 943 476 5918", "NHS_NUMBER"),
    ],
)
def test_a_number_that_is_named_and_fails_its_check_is_kept_for_a_person(text, entity):
    """A slip of hand or scanner: above the score from which words are masked, marked, below that of a right one."""
    found = [f for f in settle([f for r in RECOGNISERS for f in r.find(Reading(text))], text) if f.entity == entity]
    assert [{"suspect", "invalid_check"} <= set(f.attributes) and 0.35 <= f.score < 0.6 for f in found] == [True]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("She denies any self-harm", True),
        ("No psychosis was seen", True),
        ("epilepsy was ruled out", True),
        ("She has epilepsy", False),
        ("No visitors but has epilepsy", False),
    ],
)
def test_a_ruled_out_fact_is_marked_not_dropped(text, negated):
    """Negation is an attribute: policy decides, nothing is lost."""
    facts = [f for r in RECOGNISERS for f in r.find(Reading(text)) if f.entity == "HEALTH"]
    assert facts
    assert all(("negated" in f.attributes) is negated for f in facts)


def test_a_wrong_check_digit_beside_its_name_is_suspect_and_stays_visible():
    """A scanner's slip in an NHS number is still somebody's number: tagged, marked, below certainty."""
    found = [f for r in RECOGNISERS for f in r.find(Reading("NHS no. 943 476 5918")) if f.entity == "NHS_NUMBER"]
    assert {(f.score, f.attributes) for f in found} == {(0.5, ("invalid_check", "suspect"))}


def test_no_check_digit_gives_certainty():
    """One in eleven of all ten-digit numbers is a valid NHS number, so a check alone stays below 0.95."""
    found = [f for r in RECOGNISERS for f in r.find(Reading("943 476 5919")) if f.entity == "NHS_NUMBER"]
    assert max(f.score for f in found) < 0.95


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from("abzABZ ,.:()'\"-/|@\t\n0123456789éØ’"), max_size=160))
def test_every_finding_lies_in_its_text(text):
    """No text makes a recogniser fail, and every span is inside it, not empty, named and scored."""
    for recogniser in RECOGNISERS:
        for finding in recogniser.find(Reading(text, (), "", text_columns(text))):
            assert 0 <= finding.start < finding.end <= len(text)
            assert finding.entity in recogniser.entities
            assert 0 < finding.score <= 1


def test_recogniser_ids_are_unique_and_versioned():
    """A ledger row names its recogniser for good."""
    ids = [r.id for r in RECOGNISERS]
    assert len(ids) == len(set(ids))
    assert all(name.rpartition("@")[2].isdigit() for name in ids)


@pytest.mark.parametrize(("row", "entities"), [("NI number | QQ 60 21 44 B", ["NINO"]), ("Order no | QQ 60 21 44 B", [])])
def test_the_first_cell_of_a_row_without_headers_says_what_the_second_holds(row, entities):
    """A form set as a table of two columns; a number that its label makes another kind is left."""
    label, _, value = row.partition(" | ")
    cells = (Column("", 0, len(label)), Column("", len(label) + 3, len(row)))
    found = [f for r in RECOGNISERS for f in r.find(Reading(row, (), "", cells)) if f.score >= 0.35 and f.entity == "NINO"]
    assert entities == sorted({f.entity for f in found if row[f.start : f.end] == value})
