"""Notices, a service's own day, messages to colleagues and people in passing stay behind; nothing of a home does."""

from __future__ import annotations

import pytest

from redaction.home import Home
from redaction.house_talk import house_reason
from redaction.parties import Role
from tests.redaction_builders import family

_NOBODY: frozenset[Role] = frozenset()
_STRANGER = frozenset({Role.UNCERTAIN})
_HOME = Home.of(family())


@pytest.mark.parametrize(
    "notice",
    [
        "Riverside Council reserves the right to monitor all e-mails.",
        "All calls to this number are recorded for training.",
        "Should this have come to you by mistake, shred it and let the sender know.",
        "This message does not form a contract with the Trust.",
        "St Brannoc's is a vape free site.",
        "Visitors: please use the north entrance.",
        "Please park in the public car park on Tannery Lane, pay on foot.",
        "You can now order repeat prescriptions on the NHS app.",
        "Sign up via our portal and avoid the 8am rush.",
        "Complete our short online questionnaire for a chance to win a hamper!",
        "How are we doing? Rate your visit.",
        "Refer a colleague and get a £300 golden hello.",
        "Brightwater is hiring!",
        "Could you be a school governor?",
        "Rated 'Outstanding' by the CQC in 2025.",
        "Dementia Action Week: nominate a colleague by Monday.",
        "Run with us this June and raise funds for new beds.",
        "Open evening Thursday 4 June, tombola from six.",
        "Reception is open from 8.30 until 6.",
        "Report missed bins online at any time.",
        "Join our mental health awareness walk: join us on Sunday at ten.",
        "In an emergency always dial 999.",
        "We welcome correspondence in Welsh.",
    ],
)
def test_what_is_addressed_to_everybody_is_a_notice(notice: str) -> None:
    """Networks, mistaken readers, sites, apps, surveys, good causes, hours: whatever the service's name holds."""
    assert house_reason(notice, _NOBODY, _HOME) == "boilerplate"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Please remind Dave that the van keys are in the drawer.", _STRANGER),
        ("The vaccine fridge alarm keeps going off.", _NOBODY),
        ("Also the chute on 6 is blocked again.", _NOBODY),
        ("The bike marking stall is Saturday at ten.", _NOBODY),
        ("Reminder for reception: new paper for the printer has come.", _NOBODY),
        ("Note for front desk: Mr Oyelaran still has the lanyard.", _STRANGER),
        ("Room 4 is double booked on Monday.", _NOBODY),
        ("Leave forms need to be in by Friday.", _NOBODY),
        ("Cakes in the kitchen.", _NOBODY),
        ("Rio is down again.", _NOBODY),
        ("The scanner keeps jamming, toner ordered.", _NOBODY),
        ("Can you sign Barbara's card.", _STRANGER),
        ("Flu jabs for staff are on Tuesday.", _NOBODY),
        ("Heating in the office is off until Wednesday.", _NOBODY),
        ("Please ask Priya about the clinic rota.", _STRANGER),
    ],
)
def test_a_services_own_day_is_nobodys_business(text: str, roles: frozenset[Role]) -> None:
    """Keys, machines, rooms, rotas, cakes and notes to colleagues."""
    assert house_reason(text, roles, _HOME) == "unrelated_business"


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Vandermolen is still waiting in bay 4 for her dressings.",
        "Then to Mr Pargeter for his stairlift, all well.",
        "After that I saw Mrs Quill about her blue badge.",
        "The man in 52 is asking about his parking permit.",
        "Carried over from the 3pm slot: Mr Boateng-Hull has relapsed and is back in Ealing.",
        "For Jo's list: Ms Treharne starts on Monday.",
        "The other two names on your list are not known, Mr Ferro has moved.",
        "My second visit was to Mr Lindqvist, who needs a hoist.",
    ],
)
def test_people_met_in_passing_are_of_another_case(text: str) -> None:
    """The next patient, the next visit, another door's tenant, another slot of the meeting."""
    assert house_reason(text, _STRANGER, _HOME) == "about_somebody_else"


@pytest.mark.parametrize(
    "fact",
    [
        "Dad told him to delete it and tell nobody.",
        "He monitors all calls that she makes.",
        "Ate from the bin behind the canteen.",
        "Only biscuits in the cupboard.",
        "Came without lunch for the sixth day.",
        "He hid the van keys from mum so that she could not leave.",
        "Lena was waiting in reception on her own.",
        "Note for reception: do not let dad collect.",
        "The lift is broken and mum cannot get the pram down.",
        "She earns £200 a day for him.",
        "The gang is recruiting boys at the gate.",
        "He says that he could win it all back.",
        "Then to the bedroom, where a bolt is on the outside.",
        "Also the bedroom door was off its hinges.",
        "The man in 52 hits her.",
        "Please remind mum of the curfew.",
        "Shared a sandwich with his sister, nothing else all day.",
        "Mould on the wall and no bedding in the room.",
        "The fire alarm had been taken down.",
        "A different man was in the flat.",
        "She needs two more beds for the children.",
        "Thanks to mum he ate.",
        "The house is full of bin bags.",
        "He slipped in by the back door.",
    ],
)
def test_what_tells_of_a_home_is_no_house_talk(fact: str) -> None:
    """Words that notices and offices use as well lose nothing of a child's day, a parent or a threat."""
    assert house_reason(fact, _NOBODY, _HOME) == ""


@pytest.mark.parametrize(
    "notice",
    [
        "Think green!",
        "The contents of this mail are for whoever it is addressed to.",
        "Opinions in this e-mail are not those of the governors.",
        "CURRY NIGHT Friday 3 April, tables selling fast!",
        "Term dates and the uniform shop are on the website.",
        "We are a teaching hospital.",
        "Please do not print this unless strictly necessary.",
        "St Oswin's is a no smoking hospital.",
        "If this has come to the wrong person please bin it and let us know.",
        "Thanks to Waitrose for the Easter eggs.",
        "Free tickets for the pantomime.",
        "We aim to answer in two working days.",
        "Patients come first at St Oswin's.",
        "Trustees meet on the 14th.",
    ],
)
def test_tails_of_messages_are_notices(notice: str) -> None:
    """What stands below a signature in words of one service's own."""
    assert house_reason(notice, _NOBODY, _HOME) == "boilerplate"


@pytest.mark.parametrize(
    "text",
    [
        "Please could whoever has the projector return it.",
        "DS Wray is on nights from Monday.",
        "The custody suite at Fenner Road is being painted.",
        "The printer packed up.",
        "Apologies for the delay.",
        "Triage is short of a nurse tonight.",
        "The van needs an MOT.",
    ],
)
def test_more_of_a_services_day(text: str) -> None:
    """Who is on which shift, what broke, what is shut."""
    assert house_reason(text, _NOBODY, _HOME) == "unrelated_business"


def test_a_stray_page_is_of_another_case_though_nobody_is_named() -> None:
    """Initials alone stand there; grave harm stays for a person to judge."""
    told = "A page of another meeting seems to have been stapled in: R (9) does well in placement."
    assert house_reason(told, _NOBODY, _HOME) == "about_somebody_else"
    assert house_reason(f"{told[:-1]}, raped in May.", _NOBODY, _HOME) == ""
