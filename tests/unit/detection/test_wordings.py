"""Ways to write one thing, kind by kind: the classes that a strange author's passages showed to be missing, with what only looks alike."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from redaction.passages import Passage


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _found(detector: Detector, text: str, entity: str) -> list[str]:
    tags = detector.tag((Passage("s0", "body", text),))
    return [text[t.start : t.end] for t in tags if t.entity == entity and "negated" not in t.attributes]


AGES = [
    ("Baby Idris 5/52 was weighed.", ["5/52"]),
    ("Infant seen, sib 2 4/12 well.", ["2 4/12"]),
    ("Subject is a F/31 who lives alone.", ["F/31"]),
    ("Tomasz, 14, is missing.", ["14"]),
    ("Tomasz, poss 16. He came by train.", ["16"]),
    ("a male approx 27 in a grey car", ["27"]),
    ("He is possibly 17.", ["17"]),
    ("She looks 13 or 14.", ["13 or 14"]),
    ("Their mother is in her late sixties.", ["late sixties"]),
    ("children aged 2, 4 and 9 were home", ["aged 2, 4 and 9"]),
    ("Tomasz Nowak 16 yrs RO for a year", ["16 yrs"]),
    ("Marta, 18 mths, and Jan, nearly 3, slept.", ["18 mths", "3"]),
    ("Tomasz Nowak, born 30 Apr 2009, 15, admitted", ["15"]),
    ("Tomasz told us 3 months ago.", []),
    ("Review in 6/12 and bloods 2/52 later.", []),
    ("Tomasz is in Year 9, room 12.", []),
    ("Tomasz had 6 months in custody.", []),
    ("Unit 3, Band 6, Section 47", []),
    ("Male 2 and Child 1 ran off.", []),
    ("Tomasz Nowak 03.04.2016, seen at home", []),
]
RELATIONSHIPS = [
    ("seen with mo Tracey and fa Gary", ["mo", "fa"]),
    ("MGM and PGF had the kids", ["MGM", "PGF"]),
    ("his missus rang, her hubby was out", ["missus", "hubby"]),
    ("her adult son and her mat aunt", ["adult son", "mat aunt"]),
    ("mum's new fella shouted", ["mum's new fella"]),
    ("his companheira, her cunhado and the yenge", ["companheira", "cunhado", "yenge"]),
    ("18 mo review by the MO", []),
    ("a Fa Cup final and 6 mo old bread", []),
]
SEXUAL_LIVES = [
    ("She is sleeping with her landlord to pay.", ["sleeping with her landlord"]),
    ("He admitted using escorts while away.", ["using escorts"]),
    ("Says she is hooking up with older men.", ["hooking up with older men"]),
    ("She sleeps with her mum since the move.", []),
    ("He watches violent porn at night.", ["watches violent porn"]),
    ("She worked in a brothel before.", ["worked in a brothel"]),
    ("They have an open marriage.", ["open marriage"]),
    ("The baby was sleeping with her in the bed.", []),
    ("He sleeps with the light on.", []),
    ("The child was swinging on the gate.", []),
    ("the state of affairs at home", []),
]
CONDITIONS = [
    ("has alcohol-related brain damage", ["alcohol-related brain damage"]),
    ("treated for khat dependence", ["khat dependence"]),
    ("?first episode psychosis, for review", ["first episode psychosis"]),
    ("PMH T2DM and HTN", ["T2DM", "HTN"]),
    ("has a peanut allergy and early onset dementia", ["peanut allergy", "early onset dementia"]),
    ("financial dependence on him", []),
    ("it did add up", []),
]
OFFENCES = [
    ("RO 9 mths for robbery, seen weekly", ["robbery"]),
    ("arrested for threats to kill and possession of a bladed article", ["threats to kill", "possession of a bladed article"]),
    ("convicted of common assault on an emergency worker", ["common assault on an emergency worker"]),
    ("convicted of controlling prostitution for gain", ["controlling prostitution for gain"]),
    ("He was bailed with conditions.", []),
    ("the robbery of time", []),
]
GROUPS = [
    ("Ethnicity is Black African - Somali here", ["Black African - Somali"]),
    ("they are Malaysian Indian", ["Malaysian Indian"]),
    ("Any other Asian background", ["Any other Asian background"]),
    ("a black car and a white van", []),
]
STATUSES = [
    ("she has refugee leave now", ["refugee leave"]),
    ("on s.95 support", ["s.95 support"]),
    ("his visa card", []),
]
PLACES = [
    ("SCHOOL", "Pupil at Ysgol Bryn Teg now", ["Ysgol Bryn Teg"]),
    ("SCHOOL", "he attends Tollgate Secondary daily", ["Tollgate Secondary"]),
    ("LOCATION", "held at HMP Lowdham Grange since May", ["HMP Lowdham Grange"]),
    ("GP_PRACTICE", "Practice: thank you for your enquiry of 22 Jan", []),
    ("LOCATION", "admitted to St Mary's Hospital", ["St Mary's Hospital"]),
    ("DATE_TIME", "booked Tue. Back on Wed at 10", ["Tue", "Wed"]),
    ("DATE_TIME", "since May it got worse", ["May"]),
    ("DATE_TIME", "Sent: Thu, 5 Mar 2026", ["Thu", "5 Mar 2026"]),
    ("DATE_TIME", "Tomasz Nowak 03.04.2016, seen at home", ["03.04.2016"]),
    ("LOCATION", "they want her married in Kassala by summer", ["Kassala"]),
    ("DATE_TIME", "the sat nav and the sun", []),
    ("DATE_OF_BIRTH", "born the 8th day of July 2016", ["8th day of July 2016"]),
    ("DATE_OF_BIRTH", "Age dispute: he claims 15/06/2009; officer put 15/06/2004", ["15/06/2009", "15/06/2004"]),
    ("DATE_OF_BIRTH", "She claims 15/06/2009 was the visit", []),
    ("UK_POSTCODE", "share code W7K 4PD 9LM", []),
    ("PHONE_NUMBER", "number's +44 (0)113 496 0662", ["+44 (0)113 496 0662"]),
    ("HANDLE", "on Telegram, van FX17LPU", []),
    ("HANDLE", "goes by Preeti. Sikh.", []),
]
NAMES = [
    ("seen by PC 2270 Tuffnell and DS 12 Aziz", ["Tuffnell", "Aziz"]),
    ("PO Nilufa and FCA Rose Ellwood", ["Nilufa", "Rose Ellwood"]),
    ("Mr Ho and Mrs An live upstairs", ["Ho", "An"]),
    ("her partner Will hit her", ["Will"]),
    ("The girl Precious that stays with us", ["Precious"]),
    ("our neighbour Dona Ilda said so", ["Dona Ilda"]),
    ("SO, Amy\tX352416022993", ["SO, Amy"]),
    ("Fleeing Plamen. She is safe.", ["Plamen"]),
    ("pt 3F Chiamaka Igwe, unwell", ["Chiamaka Igwe"]),
    ("Children Dinis & Matilde are well.", ["Dinis", "Matilde"]),
    ("Children Act and Children Services", []),
    ("Could managers call? Can you? Will they?", []),
    ("the partner will ring and the girl will hope", []),
    ("Sent: Thu, 5 Mar 2026 14:02", []),
    ("Nguyen Thu, 5, said so.", ["Nguyen Thu"]),
    ("they want her married in Kassala by summer", []),
    ("Tenancy: Jaydon Mbeki-Ross 03.04.2016, Tiara Mbeki-Ross 21.09.2019.", ["Jaydon Mbeki-Ross", "Tiara Mbeki-Ross"]),
    ("Orla, Niamh's twin, did not come.", ["Orla", "Niamh"]),
]
ADDRESSES = [
    ("She is now of 5 Cae Bryn, Barry; she asked", ["5 Cae Bryn, Barry"]),
    ("They rent 12 Heol y Bryn and a garage", ["12 Heol y Bryn"]),
    ("He lives at 14 Brynteg, Pontypridd with mum.", ["14 Brynteg, Pontypridd"]),
    ("seen at 7 Castle Vennel, Perth", ["7 Castle Vennel, Perth"]),
    ("She went to Rose Cottage, Llanfair on Friday.", ["Rose Cottage, Llanfair"]),
    ("now at Tŷ Gwyn, Llanrwst", ["Tŷ Gwyn, Llanrwst"]),
    ("She is in Flat 3, The Maltings.", ["Flat 3, The Maltings"]),
    ("They moved to Hope House in June", ["Hope House"]),
    ("staying at Ravenscourt church hall", ["Ravenscourt church hall"]),
    ("who moves to Maple Court next week", ["Maple Court"]),
    ("a 5 Year Old, Leeds", []),
    ("On 5 March, Cardiff Crown Court heard it", []),
    ("of 3 Police Officers, Hackney", []),
    ("Flat 7, Amina was seen", []),
    ("He moved to Ash Court Primary School", []),
    ("They went to Aldgate House for the meeting.", []),
    ("The chair of Band 6 Nurses, Kent", []),
    ("The case moved to Crown Court", []),
    ("lives at 3 Weeks Notice, Leeds", []),
    ("Shouting and 60 wraps thrown down the stairs", []),
    ("Ada Birch, 11 Feb 2015, Elmbury Green", []),
]
TABLE = [
    *(("ADDRESS", *row) for row in ADDRESSES),
    *(("AGE", *row) for row in AGES),
    *(("RELATIONSHIP", *row) for row in RELATIONSHIPS),
    *(("SEXUALITY", *row) for row in SEXUAL_LIVES),
    *(("HEALTH", *row) for row in CONDITIONS),
    *(("OFFENCE", *row) for row in OFFENCES),
    *(("ETHNICITY", *row) for row in GROUPS),
    *(("IMMIGRATION", *row) for row in STATUSES),
    *PLACES,
    *(("PERSON", *row) for row in NAMES),
]


@pytest.mark.parametrize(("entity", "text", "expected"), TABLE)
def test_each_wording_of_a_kind(detector: Detector, entity: str, text: str, expected: list[str]) -> None:
    """The third column stands in the text as that kind and nothing else does; an empty list only looks alike."""
    assert _found(detector, text, entity) == expected


def test_a_name_that_is_a_word_is_known_by_the_whole_name_elsewhere(detector: Detector) -> None:
    """Found once with its surname, it stands for its person where it opens a sentence and does something; not in its own sense."""
    text = "Seen with mo Tess Kitson: Summer Kitson. Summer non verbal. Summer term starts soon."
    assert _found(detector, text, "PERSON") == ["Tess Kitson", "Summer Kitson", "Summer"]


def test_initials_with_full_stops_are_those_of_the_name(detector: Detector) -> None:
    """An author who shortens a name that stands in full has named the person."""
    assert "A.D." in _found(detector, "As discussed, A.D. is safe. This is Awa Diop, Senegalese.", "PERSON")
