"""Invented families that fill the forms: siblings of other surnames, unborn, dates that are none, an anonymous caller.

NHS numbers are of the never-issued 999 range, phones of the drama range, domains end in .example.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Person = dict[str, "str | None"]


@dataclass(frozen=True, slots=True)
class Family:
    """What one filled form says; dates of birth are ISO, or as written where they are none."""

    children: tuple[Person, ...]
    adults: tuple[Person, ...]
    referrer: Person
    address: str
    postcode: str
    narrative: tuple[str, ...]
    strengths: str
    confidential: str
    informed: bool | None = True
    consented: bool | None = True
    reason: str = ""
    anonymous: bool = False
    ticked: tuple[int, ...] = (1, 3)
    reference: str = "R-2207-0913"
    invalid: dict[int, str] = field(default_factory=dict)


def _child(given: str, family: str, born: str | None, sex: str | None = "Female", **more: str | None) -> Person:
    return {"given_name": given, "family_name": family, "date_of_birth": born, "sex": sex, **more}


def _adult(name: str, relationship: str | None, born: str | None, responsible: str | None, **more: str | None) -> Person:
    return {"name": name, "relationship": relationship, "date_of_birth": born, "parental_responsibility": responsible, **more}


BRAITHWAITE = Family(
    children=(
        _child(
            "Poppy",
            "Braithwaite",
            "2015-03-09",
            nhs_number="9992405589",
            school="Hollin Bank Primary",
            known_as="Pops",
            ethnicity="White British",
            first_language="English",
            religion=None,
            gp="Dr N Sowerby, Weirside Surgery",
            disability="Asthma",
        ),
        _child(
            "Jaxon",
            "Mellor-Dean",
            None,
            "Male",
            nhs_number="9993380970",
            school="Hollin Bank Primary",
            known_as=None,
            ethnicity="White British",
            first_language="English",
            religion=None,
            gp="Dr N Sowerby, Weirside Surgery",
            disability=None,
        ),
    ),
    adults=(
        _adult("Kelly Braithwaite", "Mother", "1992-11-21", "Yes"),
        _adult("Shane Mellor", "Mother's partner", "1989-01-04", "No"),
    ),
    referrer={
        "name": "Alison Crabtree",
        "role": "Deputy Headteacher",
        "agency": "Hollin Bank Primary",
        "phone": "01632 960811",
        "email": "office@hollinbank.example",
    },
    address="14 Cinder Terrace, Weirbridge",
    postcode="LS9 7QT",
    narrative=(
        "Poppy told her teaching assistant that nobody gives her tea on Sundays.",
        "Jaxon came in with a burn on his forearm which he said was from an iron.",
        "Attendance fell from 94 to 71 per cent between September and half term.",
    ),
    strengths="Their grandmother collects them twice a week and cooks for them.",
    confidential="The school heard about the burn from an aunt who must not be named.",
    invalid={1: "31/02/2018"},
)

OYELARAN = Family(
    children=(
        _child(
            "Temiloluwa",
            "Oyelaran",
            "2019-07-30",
            "Male",
            nhs_number="9991204474",
            school="Little Acorns Nursery",
            known_as="Temi",
            ethnicity="Black African",
            first_language="Yoruba",
            religion="Christian",
            gp="Quayside Medical Practice",
            disability=None,
        ),
        _child(
            "Unborn",
            "Oyelaran",
            None,
            None,
            edd="2027-03-18",
            nhs_number=None,
            school=None,
            known_as=None,
            ethnicity="Black African",
            first_language=None,
            religion=None,
            gp="Quayside Medical Practice",
            disability=None,
        ),
    ),
    adults=(
        _adult("Folasade Oyelaran", "Mother", "1996-05-12", "Yes"),
        _adult("Delroy Hutchins", "Father of unborn", None, "No"),
    ),
    referrer={
        "name": "Bernadette Quigley",
        "role": "Community Midwife",
        "agency": "Estuary Maternity Service",
        "phone": "020 7946 0733",
        "email": "b.quigley@estuary-maternity.example",
    },
    address="Flat 6, Kittiwake House, Harbour Road",
    postcode="SE8 3PL",
    narrative=(
        "Folasade missed four antenatal appointments and was seen with a cut lip in October.",
        "Temiloluwa hid behind the sofa when Delroy raised his voice during the home visit.",
        "A neighbour called the police on 3 November after hearing a woman scream.",
    ),
    strengths="Folasade has engaged with the perinatal mental health team since August.",
    confidential="Folasade is planning to move to her sister in another county and Delroy does not know.",
    informed=False,
    consented=False,
    reason="Telling the father would put the mother at risk.",
    ticked=(0, 2),
    reference="CON/26/4417",
)

TRELAWNEY = Family(
    children=(
        _child(
            "Jowan",
            "Trelawney",
            "2012-12-01",
            "Male",
            nhs_number="9990027749",
            school="Penhallow Academy",
            known_as=None,
            ethnicity="White Cornish",
            first_language="English",
            religion="None",
            gp=None,
            disability="Autism",
        ),
    ),
    adults=(_adult("Morwenna Trelawney", "Aunt", None, None),),
    referrer={"name": None, "role": None, "agency": None, "phone": None, "email": None},
    address="The Old Net Loft, 3 Quay Lane, Porthmellin",
    postcode="TR19 6ZZ",
    narrative=(
        "Jowan is out on the harbour wall after midnight most nights with men in their twenties.",
        "He has two new phones and will not say who paid for them.",
        "I heard shouting from the house on Saturday and again on Tuesday.",
    ),
    strengths="He is polite and loves his dog.",
    confidential="Please do not say that somebody from the quay has rung you.",
    informed=False,
    consented=None,
    reason="I do not know the family well enough to speak to them.",
    anonymous=True,
    ticked=(2, 4),
    reference="WEB-5591028",
)

RAHIM = Family(
    children=(
        _child(
            "Nusrat",
            "Rahim",
            "2010-02-28",
            nhs_number="9998215404",
            school="Castlegate College",
            known_as=None,
            ethnicity="Bangladeshi",
            first_language="Sylheti",
            religion="Muslim",
            gp="Dr T Okafor, Fairmile Health Centre",
            disability=None,
        ),
        _child(
            "Samir",
            "Rahim",
            None,
            "Male",
            nhs_number=None,
            school="Castlegate College",
            known_as="Sam",
            ethnicity="Bangladeshi",
            first_language="Sylheti",
            religion="Muslim",
            gp="Dr T Okafor, Fairmile Health Centre",
            disability=None,
        ),
        _child(
            "Ayesha Noor",
            "Choudhury",
            "2021-10-06",
            nhs_number="9997460081",
            school=None,
            known_as=None,
            ethnicity="Bangladeshi",
            first_language="English",
            religion="Muslim",
            gp="Dr T Okafor, Fairmile Health Centre",
            disability="Hearing loss",
        ),
    ),
    adults=(
        _adult("Shirin Rahim", "Mother", "1985-08-17", "Yes"),
        _adult("Abdul Choudhury", "Stepfather", "1979-04-25", "No"),
        _adult("Rabeya Khatun", "Grandmother", None, "No"),
    ),
    referrer={
        "name": "PC Owen Gethin",
        "role": "Neighbourhood Officer",
        "agency": "Fairmile Constabulary",
        "phone": "07700 900412",
        "email": "owen.gethin@fairmile-police.example",
    },
    address="221b Tannery Row",
    postcode="B5 6XZ",
    narrative=(
        "Nusrat disclosed that a flight to Dhaka is booked for her on 19 December.",
        "She has been told that she will be engaged there and that school is finished.",
        "Samir is being asked to watch her telephone.",
    ),
    strengths="Nusrat has a trusted form tutor and a cousin at university.",
    confidential="Nusrat's cousin passed on the booking and would be in danger if the family knew.",
    informed=False,
    consented=None,
    reason="Risk of forced marriage: contact with parents would increase the danger.",
    ticked=(0, 4),
    reference="MASH26/77120",
    invalid={},
)

DONNELLY = Family(
    children=(
        _child(
            "Niamh",
            "Ó Dónaill-Byrne",
            "2017-06-16",
            nhs_number="9994481029",
            school="St Malachy's Catholic Primary",
            known_as=None,
            ethnicity="White Irish",
            first_language="Irish",
            religion="Roman Catholic",
            gp="Dr R Pillai, Northway Surgery",
            disability=None,
        ),
    ),
    adults=(
        _adult("Siobhan Byrne", "Mother", "1990-10-10", "Yes"),
        _adult("Fergal Ó Dónaill", "Father", "1988-02-02", "Yes"),
    ),
    referrer={
        "name": "Hazel Tunnicliffe",
        "role": "School Nurse",
        "agency": "Northway Community Health",
        "phone": "01632 960277",
        "email": "h.tunnicliffe@northway-health.example",
    },
    address="9 Larkspur Close",
    postcode="NE3 9ZX",
    narrative=(
        "Niamh has had no dental treatment in spite of five broken appointments.",
        "Her clothes smell strongly of smoke and she is often the last to be collected.",
        "Siobhan says that she drinks a bottle of wine each evening.",
    ),
    strengths="Siobhan asked for help herself and Niamh reads above her age.",
    confidential="Fergal's new address is known to us and is to be kept from Siobhan.",
    reference="NW-000381",
)

FAMILIES = (BRAITHWAITE, OYELARAN, TRELAWNEY, RAHIM, DONNELLY)
