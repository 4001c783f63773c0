"""Four councils' ways to ask the same things; paths say what each answer is in the canonical form."""

from __future__ import annotations

from dataclasses import dataclass

Asks = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Titles and labels of one council's form. `child` and `adult` come once for each person; {n} numbers them."""

    name: str
    child_title: str
    child: Asks
    home_title: str
    home: Asks
    adult_title: str
    adult: Asks
    consent_title: str
    consent: Asks
    concern_title: str
    categories: tuple[str, ...]
    narrative: str
    strengths: str
    confidential: str
    referrer_title: str
    referrer: Asks


ESTUARY = Wording(
    name="estuary",
    child_title="Child {n}: personal details",
    child=(
        ("First name(s)", "given_name"),
        ("Family name", "family_name"),
        ("Date of birth", "date_of_birth"),
        ("Gender", "sex"),
        ("Ethnic background", "ethnicity"),
        ("NHS number", "nhs_number"),
        ("Name of school, nursery or college", "school"),
    ),
    home_title="Where the family lives",
    home=(("Full address", "address"), ("Postcode", "postcode")),
    adult_title="Parent/carer {n}",
    adult=(("Full name", "name"), ("Relationship to child", "relationship"), ("Parental responsibility (Y/N)", "parental_responsibility")),
    consent_title="Consent and information sharing",
    consent=(
        ("Has the parent or carer been told about this referral?", "parents_informed"),
        ("Has the parent or carer consented to this referral?", "consent_given"),
        ("If no, please explain why", "reason_not"),
    ),
    concern_title="Type of concern",
    categories=("Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse", "Criminal exploitation"),
    narrative="Describe your concerns in full",
    strengths="Strengths of the child and family",
    confidential="Information that must not be shared with the family",
    referrer_title="Details of referrer",
    referrer=(("Name", "name"), ("Job title", "role"), ("Organisation", "agency"), ("Telephone", "phone"), ("Email", "email")),
)
MOORLAND = Wording(
    name="moorland",
    child_title="Young person {n}",
    child=(
        ("Given name", "given_name"),
        ("Surname", "family_name"),
        ("Preferred name", "known_as"),
        ("D.O.B.", "date_of_birth"),
        ("Sex", "sex"),
        ("Home language", "first_language"),
        ("Education setting", "school"),
        ("GP / health centre", "gp"),
    ),
    home_title="Household",
    home=(("Current address", "address"), ("Post code", "postcode")),
    adult_title="Adult {n} in the household",
    adult=(("Name", "name"), ("Relationship to young person", "relationship"), ("DOB", "date_of_birth")),
    consent_title="Agreement",
    consent=(
        ("Do the parents know you are making this request?", "parents_informed"),
        ("Do the parents agree to this request?", "consent_given"),
        ("Reasons if parents do not know or agree", "reason_not"),
    ),
    concern_title="What are the risks? (tick all that apply)",
    categories=("Neglect", "Physical harm", "Sexual harm", "Emotional harm", "Radicalisation"),
    narrative="What is happening that worries you?",
    strengths="What is going well",
    confidential="Anything the parents should not be told",
    referrer_title="Person making this request",
    referrer=(("Your name", "name"), ("Your role", "role"), ("Your agency", "agency"), ("Your phone", "phone"), ("Your email", "email")),
)
RIVERSIDE = Wording(
    name="riverside",
    child_title="Details of child {n}",
    child=(
        ("Forename", "given_name"),
        ("Last name", "family_name"),
        ("Also known as", "known_as"),
        ("Born on", "date_of_birth"),
        ("Male/female", "sex"),
        ("Religion or belief", "religion"),
        ("Any disability", "disability"),
        ("School attended", "school"),
    ),
    home_title="Home of the child",
    home=(("Address of child", "address"), ("Postcode of child", "postcode")),
    adult_title="Family member {n}",
    adult=(
        ("Name of family member", "name"),
        ("Relation to child", "relationship"),
        ("Has parental responsibility?", "parental_responsibility"),
    ),
    consent_title="Informing parents",
    consent=(
        ("Parents/carers aware of referral", "parents_informed"),
        ("Parental consent to referral", "consent_given"),
        ("Reason for not informing parents/carers", "reason_not"),
    ),
    concern_title="Categories of abuse or neglect",
    categories=("Neglect", "Physical", "Sexual", "Emotional", "Domestic abuse"),
    narrative="Reason for referral",
    strengths="Protective factors",
    confidential="Third party information (confidential from family)",
    referrer_title="Referring agency",
    referrer=(
        ("Referrer's name", "name"),
        ("Designation", "role"),
        ("Agency / service", "agency"),
        ("Contact number", "phone"),
        ("Secure email", "email"),
    ),
)
HIGHFIELD = Wording(
    name="highfield",
    child_title="About child number {n}",
    child=(
        ("Child's first name", "given_name"),
        ("Child's surname", "family_name"),
        ("Child's date of birth", "date_of_birth"),
        ("Child's gender", "sex"),
        ("Child's ethnicity", "ethnicity"),
        ("Child's first language", "first_language"),
        ("Child's school or nursery", "school"),
        ("Child's GP", "gp"),
    ),
    home_title="About the home",
    home=(("Children's home address", "address"), ("Home postcode", "postcode")),
    adult_title="About adult {n}",
    adult=(("Adult's name", "name"), ("Adult's relationship to the child", "relationship"), ("Adult's date of birth", "date_of_birth")),
    consent_title="About consent",
    consent=(
        ("Are the family aware that you are contacting us?", "parents_informed"),
        ("Have the family given permission for you to contact us?", "consent_given"),
        ("Why have you not asked or told the family?", "reason_not"),
    ),
    concern_title="About the harm",
    categories=("Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse", "Forced marriage"),
    narrative="What have you seen or heard that concerns you?",
    strengths="What are the family's strengths?",
    confidential="What should we keep private from the family?",
    referrer_title="About you",
    referrer=(
        ("Your full name", "name"),
        ("Your job title", "role"),
        ("Where do you work?", "agency"),
        ("Your telephone number", "phone"),
        ("Your email address", "email"),
    ),
)
WORDINGS = (ESTUARY, MOORLAND, RIVERSIDE, HIGHFIELD)
