"""The shipped policies against the matrix of what each agency's information is needed for, row by row, as the law's tests give it.

"K" stays, "G" is made general, "P" becomes a stand-in, "R" is hidden or left out. A cell with two letters allows either.
"""

from __future__ import annotations

import pytest

from redaction.policy import Operator
from redaction.policy_reading import ROLES, Direction, changes
from tests.redaction_builders import policy, shipped_policies

LETTERS = {
    Operator.KEEP: "K",
    Operator.GENERALISE: "G",
    Operator.PSEUDONYMISE: "P",
    Operator.MASK: "R",
    Operator.WITHHOLD: "R",
}
EVERY_AGENCY = sorted(name for name in shipped_policies().by_name if name != "default" and "." not in name)
OTHER_PURPOSES = sorted({name.partition(".")[2] for name in shipped_policies().by_name if "." in name})
DATA = """
police            OFFENCE          subject              K   relevant convictions
police            OFFENCE          alleged_perpetrator  K   relevant convictions
police            OFFENCE          third_party          R   other suspects
police            PERSON           third_party          RP  victims and witnesses
police            PERSON           other_child          RP  a child witness
police            ADDRESS          third_party          R   a witness's address
police            ADDRESS          other_child          R   a child victim's address
police            UK_POSTCODE      third_party          R   which a postcode tells as well
police            UK_POSTCODE      other_child          R   which a postcode tells as well
police            PERSON           professional         K   the officer's name and unit
police            PHONE_NUMBER     professional         G   the officer's mobile
police            PNC_ID           alleged_perpetrator  R   not needed downstream
police            CRO_NUMBER       alleged_perpetrator  R   not needed downstream
gp                HEALTH           parent_carer         K   parental health that bears on parenting
gp                HEALTH           sibling              R   other relatives' records
gp                SEXUALITY        parent_carer         R   sexual health
gp                GP_PRACTICE      subject              K   registered where
health_visiting   HEALTH           subject              K   growth, contacts
health_visiting   HEALTH           sibling              R   a sibling's clinical notes
health_visiting   HEALTH           third_party          R   other households
camhs             HEALTH           subject              K   diagnosis, risk
camhs             HEALTH           sibling              R   family of origin
hospital          HEALTH           third_party          R   the next bed
school            PERSON           other_child          RP  peers: pupil B
school            PERSON           professional         K   who said it
probation         PERSON           third_party          RP  victims
probation         ADDRESS          third_party          R   victims
probation         UK_POSTCODE      third_party          R   victims
yot               PERSON           other_child          RP  co-defendants, counted
home_office       IMMIGRATION      subject              K   status
home_office       NATIONALITY      subject              R   nationality politics
police            OTHER_REFERENCE  parent_carer         R   claims and accounts
police            CASE_REFERENCE   parent_carer         K   the log's number
home_office       HOME_OFFICE_REF  subject              R   not echoed into other channels
home_office       CASE_REFERENCE   subject              R   not echoed into other channels
housing           PERSON           third_party          R   neighbours
housing           PERSON           informant            R   a complainant
dv_service        ADDRESS          subject              R   a safe address
dv_service        ADDRESS          household_adult      R   a safe address
dv_service        UK_POSTCODE      parent_carer         R   a safe address
dv_service        UK_POSTCODE      household_adult      R   a safe address
dv_service        PERSON           alleged_perpetrator  K   the perpetrator is named
dv_service        PHONE_NUMBER     parent_carer         R   leads there
public            PERSON           informant            R   anonymity
public            ADDRESS          informant            R   anonymity
public            UK_POSTCODE      informant            R   anonymity
public            RELATIONSHIP     informant            R   what gives them away
"""
ACROSS = """
PERSON           subject              K    linked household
PERSON           sibling              K    linked household
PERSON           parent_carer         K    linked household
PERSON           other_child          RP   a stand-in stable within the item
PERSON           informant            R    identity sealed
PHONE_NUMBER     professional         RG   to the agency
EMAIL_ADDRESS    professional         RG   to the agency
HEALTH           third_party          R    Article 9
RELIGION         parent_carer         R    Article 9
SEXUALITY        subject              R    Article 9
ADDRESS          third_party          RG   party-aware
ADDRESS          alleged_perpetrator  RG   party-aware
UK_POSTCODE      third_party          RG   party-aware
NHS_NUMBER       sibling              R    another's number
OFFENCE          informant            R    what gives them away
IMMIGRATION      informant            R    what gives them away
DATE_TIME        subject              K    dates of what happened
"""
SECTIONS = """
default      | any other business     | a meeting's other business
default      | legal advice           | privileged
default      | rent ledger            | unless risk
gp           | full medical history   | not complete records
gp           | sexual health          | reproductive and sexual health
gp           | repeat medication      | medication lists
camhs        | therapy notes          | therapy narrative
camhs        | family of origin       | family of origin
probation    | oasys narrative        | the narrative
probation    | antecedents            | full antecedents
probation    | victim contact         | victim contact scheme
yot          | co-defendants          | identities
home_office  | asylum narrative       | narrative
home_office  | medico-legal report    | torture evidence
dv_service   | counselling notes      | counselling detail
drug_alcohol | treatment notes        | full treatment notes
school       | staff conduct          | staff matters
police       | intelligence source    | source-identifying text
"""


def rows(table: str, columns: int) -> list[tuple[str, ...]]:
    return [tuple(line.split(maxsplit=columns - 1)) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("agency", "entity", "role", "allowed", "why"), rows(DATA, 5))
def test_a_row_of_the_matrix_is_the_shipped_default(agency: str, entity: str, role: str, allowed: str, why: str) -> None:
    """What an agency's information is needed for travels; what is usually excessive does not."""
    assert LETTERS[policy(agency).decide(entity, role, "body").operator] in allowed, why


@pytest.mark.parametrize("agency", EVERY_AGENCY)
@pytest.mark.parametrize(("entity", "role", "allowed", "why"), rows(ACROSS, 4))
def test_what_cuts_across_agencies_holds_under_each(agency: str, entity: str, role: str, allowed: str, why: str) -> None:
    """Household, professionals, special categories and addresses are treated alike whoever writes, or more strictly."""
    assert LETTERS[policy(agency).decide(entity, role, "body").operator] in allowed, why


@pytest.mark.parametrize(
    ("agency", "heading", "why"), [tuple(cell.strip() for cell in line.split("|")) for line in SECTIONS.strip().splitlines()]
)
def test_what_is_usually_excessive_is_left_out_by_its_heading(agency: str, heading: str, why: str) -> None:
    """Each agency's over-sharing has a heading by which it is known."""
    assert shipped_policies().by_name[agency].section_reason(heading) != "", why


@pytest.mark.parametrize("agency", [a for a in EVERY_AGENCY if a != "public"])
def test_a_professional_is_named_where_the_sender_is_known(agency: str) -> None:
    """Masking every person destroys accountability: a professional's name stays."""
    assert policy(agency).decide("PERSON", "professional", "body").operator is Operator.KEEP


@pytest.mark.parametrize("agency", EVERY_AGENCY)
@pytest.mark.parametrize("purpose", OTHER_PURPOSES)
def test_another_purpose_lets_nothing_travel_that_the_hubs_own_does_not(agency: str, purpose: str) -> None:
    """Heading by heading, row by row, role by role: as strict as the hub's assessment under the same agency type, or stricter."""
    found = changes(policy(agency), shipped_policies().for_agency(agency, purpose))
    assert [c for c in found if c.direction is Direction.MILDER] == []


def test_an_unknown_sender_is_told_no_more_by_a_postcode_than_by_an_address() -> None:
    """Where a stranger's address is hidden, so is the postcode that would find it."""
    strict = policy("no such kind")
    for role in ROLES:
        address, postcode = (strict.decide(entity, role, "body").operator.strictness for entity in ("ADDRESS", "UK_POSTCODE"))
        assert postcode >= address, role
