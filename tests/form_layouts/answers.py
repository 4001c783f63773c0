"""What a filled form says, before any layout prints it. All people and places are invented."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Child:
    """A child as the writer of the form knows them; `birth` is printed as it stands, `born` is its ISO date or ""."""

    given: str
    family: str
    birth: str = ""
    born: str = ""
    sex: str = ""
    nhs: str = ""
    school: str = ""
    ethnicity: str = ""
    language: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Adult:
    """A member of the home; `parental` is "Yes", "No" or ""."""

    name: str
    relation: str
    birth: str = ""
    born: str = ""
    parental: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """One filled form."""

    children: tuple[Child, ...]
    adults: tuple[Adult, ...]
    address: str = "4 Lantern Court"
    postcode: str = "NW6 7XA"
    gp: str = "Dr P Sharma, Wellfield Surgery"
    referrer: tuple[str, str, str, str, str] = (
        "Maureen Achebe",
        "Deputy Head",
        "Copsewood Primary",
        "020 7946 0311",
        "m.achebe@copsewood.example",
    )
    informed: str = "Yes"
    agreed: str = "No"
    why_not: str = "Grandfather answers the telephone and would be warned."
    ticked: tuple[str, ...] = ("Physical abuse", "Parental substance misuse")
    unticked: tuple[str, ...] = ("Neglect", "Emotional abuse", "Sexual abuse", "Going missing")
    worries: tuple[str, ...] = (
        "The teacher saw a burn on the wrist on Monday morning.",
        "Mother arrived at noon and could not stand without help.",
    )
    well: str = "The older cousin collects them on time each Friday."
    secret: str = "The cousin rang the school and must not be named at home."
    reference: str = "SR-2026-0417"

    def boxes(self) -> list[tuple[str, str]]:
        """(category, "ticked" | "") in printed order, ticked and unticked mixed."""
        mixed = sorted((*self.ticked, *self.unticked), key=lambda label: label[1:])
        return [(label, "ticked" if label in self.ticked else "") for label in mixed]


ONE = Filled(
    children=(
        Child("Idris", "Kowalczyk", "03/11/2015", "2015-11-03", "Male", "999 123 4560", "Copsewood Primary", "White Polish", "Polish"),
    ),
    adults=(Adult("Beata Kowalczyk", "Mother", "14/02/1989", "1989-02-14", "Yes"), Adult("Tom Farrant", "Step-father", "", "", "No")),
)
TWO = Filled(
    children=(
        Child("Saoirse", "Mac Giolla", "9 July 2012", "2012-07-09", "Female", "999 555 0011", "Elm Road Academy", "White Irish", "English"),
        Child("Fionn", "Mac Giolla", "31/02/2016", "", "Male", "", "Copsewood Primary", "White Irish", "English"),
    ),
    adults=(Adult("Orla Mac Giolla", "Mother", "01.06.1986", "1986-06-01", "Yes"), Adult("Pat Mac Giolla", "Grandfather", "", "", "No")),
    agreed="Yes",
    why_not="",
    ticked=("Neglect", "Going missing"),
    unticked=("Physical abuse", "Emotional abuse", "Sexual abuse", "Parental substance misuse"),
    reference="SR-2026-0993",
)
THREE = Filled(
    children=(
        Child("Amara", "Bello", "22-03-2018", "2018-03-22", "Female", "", "Little Owls Nursery", "Black African", "Yoruba"),
        Child("Unborn", "Bello", "", "", "", "", "", "Black African", "", "2027-04-19"),
    ),
    adults=(Adult("Funmi Bello", "Mother", "30/09/1995", "1995-09-30", "Yes"),),
    informed="No",
    agreed="",
    why_not="To tell the family would put the unborn baby at risk.",
    reference="SR-2026-1205",
)
FORMS = (ONE, TWO, THREE)


@dataclass(frozen=True, slots=True)
class Layout:
    """A printed form: its bytes, the name it came under, and which answers the layout asks for."""

    name: str
    content: bytes
    filename: str
    child: tuple[str, ...] = ("given_name", "family_name", "date_of_birth", "sex")
    adult: tuple[str, ...] = ("name", "relationship")
    referrer: tuple[str, ...] = ("name", "role", "agency", "phone", "email")
    consent: tuple[str, ...] = ("parents_informed", "consent_given", "reason_not")
    asks: frozenset[str] = field(default_factory=lambda: frozenset({"concerns", "unchecked", "narrative", "strengths", "confidential"}))


def expected(filled: Filled, layout: Layout) -> dict[str, str]:
    """Canonical path -> value that a perfect reader finds; "" where the form leaves the answer empty."""
    found: dict[str, str] = {}
    for number, child in enumerate(filled.children):
        values = {
            "given_name": child.given,
            "family_name": child.family,
            "date_of_birth": child.born,
            "edd": child.due,
            "sex": child.sex,
            "nhs_number": child.nhs,
            "school": child.school,
            "ethnicity": child.ethnicity,
            "first_language": child.language,
            "address": filled.address,
            "postcode": filled.postcode,
            "gp": filled.gp,
        }
        found |= {f"children.{number}.{key}": values[key] for key in layout.child}
    for number, adult in enumerate(filled.adults):
        facts = {"name": adult.name, "relationship": adult.relation, "date_of_birth": adult.born, "parental_responsibility": adult.parental}
        found |= {f"household.{number}.{key}": facts[key] for key in layout.adult}
    known = dict(zip(("name", "role", "agency", "phone", "email"), filled.referrer, strict=True))
    found |= {f"referrer.{key}": known[key] for key in layout.referrer}
    answers = {"parents_informed": filled.informed, "consent_given": filled.agreed, "reason_not": filled.why_not}
    return found | {f"consent.{key}": answers[key] for key in layout.consent}
