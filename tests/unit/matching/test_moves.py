"""Whether an item says that the child has gone to live outside the boroughs."""

from __future__ import annotations

import pytest

from gateway.matching.decision import ForReview, Linked
from gateway.matching.moves import has_moved_away, is_elsewhere
from gateway.matching.resolving import Matcher, resolve
from gateway.matching.rules import ThreadEvidence
from tests.unit.matching.matching_cases import INES, RUI, WEIGHTS, look_up
from tests.unit.matching.mention_reading import read

ABOUT = "Ines Pacheco 30/06/2017, Flat 3, 9 Golborne Row W10 5XL."
MOVED = "Mum has gone to a friend's at 4 Sandpit Lane, Luton LU1 3BB, Ines with her."


@pytest.mark.parametrize(
    "text",
    [
        MOVED,
        "The family moved to 4 Sandpit Lane, Luton LU1 on 3 March.",
        "She and mum are now at 4 Sandpit Lane LU1 3BB.",
        "They were rehoused in January: 4 Sandpit Lane, Luton, LU1 3BB.",
        "Moved from W10 5XL to Slough SL1 last week.",
        "New address 4 Sandpit Lane, London E7 9QQ.",
        "Family left Golborne Row on 20 February, keys handed back, and are now at 41 Sandpit Lane, Luton, staying with a friend.",
        "She moved the children out in May, they are now living at 8 High Street, Great Yarmouth.",
        "Dad took her and has gone to Slough SL1 2AB.",
        "Nobody known answered at the flat. Rang mum, they are in Watford, no school yet.",
        "Called at the flat twice, family gone since January.",
        "A new tenant answered and knows nothing of them.",
        "PREV HA 9 GOLBORNE ROW W10. CURRENT HA since 3/3: FLAT 8, SANDPIT HOUSE, LEWISHAM.",
        "New address: 4 Sandpit Lane, Croydon",
        "The tenancy ended, they left for Luton LU1 3BB over Easter.",
        "They gave up Golborne Row in May. now in a room above a shop, 14B Sandpit Lane, Luton, with mum's partner",
        "The family have moved to Luton.",
        "Mum and the kids now live in Bury St Edmunds.",
        "They were rehoused in Luton by the council.",
        "my view: closed in May, not living here any more, somebody must decide",
        "She is no longer resident in the borough.",
        "The family left our area in May.",
        "They live outside the borough now.",
        "His mother rang to say that the family had given up 8 Gunnery Lane in May and had moved permanently to 63 Sandpit Way, Croydon.",
        "They surrendered the tenancy and have settled with an aunt at 12 Mill Lane, Derby.",
        "The household has been rehoused, for good, at 17 Larch Close, Slough.",
        "They gave up the flat and moved to Croydon at the end of May.",
        "The family have moved permanently to Croydon.",
        "She says they left in May. Now at 16 Sandpit Parade, Slough, for good, the landlord has the keys.",
        "The flat is empty, keys back on 2 May. Rang Ana in the end: they are living at 63 Sandpit Way, Slough and are not coming back.",
        "They will not be coming back. Living at 9 Dock Street, Hull with her sister.",
    ],
)
def test_a_move_away(text: str) -> None:
    """A verb of moving, then a postcode of elsewhere; half a postcode counts behind the name of a place."""
    assert has_moved_away(text)


@pytest.mark.parametrize(
    "text",
    [
        "The family moved to 12 Heron Court W6 7AB in May.",
        "Dad's current address: 4 Sandpit Lane, Croydon",
        "Dad left for good. He is now at 4 Sandpit Lane, Derby.",
        "Bruise to left arm. She lives at 14 Elm Row, Mum and dad are together.",
        "Bruise to left arm. The babysitter lives at 14 Elm Row, Derby.",
        "Left school at three. Lives at 14 Elm Row, Reception.",
        "The house was empty. Her uncle is living at 4 Sandpit Lane, Derby.",
        "Mum left the room. They are staying at 4 Sandpit Lane, Derby until Sunday.",
        "Current address: 9 Golborne Row W10. She worked in Croydon.",
        "They have gone to nan's in Luton LU1 3BB for the weekend.",
        "They went to see an aunt at 4 Sandpit Lane, Luton LU1 3BB.",
        "Mum stays with a friend, Luton LU1 3BB, every Easter.",
        "Her dad has moved to Slough SL1 2AB.",
        "The partner moved in from Slough SL1 2AB.",
        "They moved here from Slough SL1 2AB.",
        "Our office has moved to Slough SL1 2AB.",
        "They moved to class B12 in May.",
        "They are in Watford for the weekend.",
        "They are in Year 4 and Reception.",
        "They are in Police protection tonight.",
        "They have moved to Universal Credit.",
        "Ben says they are in Portuguese lessons.",
        "The family moved to England from Poland in 2019.",
        "Ines Pacheco is 7 years old, 9 Golborne Row W10.",
        "Officers came out of 9 Golborne Row W10.",
        "They are in touch with the nurse.",
        "The milk was all gone since Sunday.",
        "A new family support worker opened the case.",
        "The uncle lives at 4 Sandpit Lane, Luton LU1 3BB.",
        "They left Luton in May and are now at 12 Heron Court, Fulham.",
        "She left him and is now at 12 Heron Court, staying with nan.",
        "They left Luton and are now at 14 Ashbridge Street, Lisson Grove.",
        "They left nan's and are now at 7 Elgin Avenue, Top Floor.",
        "The lodger left, now at 4 Sandpit Lane, Luton.",
        "Moved to W10 last year.\n\nReply to: Records Office, Luton LU1 3BB.",
        "Dad is no longer living in the borough.",
        "The landlord left the area.",
        "They have moved to Orme House.",
        "The family moved to Pimlico in May.",
        "The children moved to Year 4 in September.",
        "The family have moved to Luton for two weeks to see an aunt.",
        "They have gone to live in with nan.",
        "She is not living in fear any more.",
        "The family had given up 8 Gunnery Lane and moved to 12 Heron Court, Fulham.",
        "They gave up the flat and moved to Pimlico.",
        "They gave up the house with dad and moved to Orme House.",
        "They left the flat to their uncle, who then moved to Croydon.",
        "They gave up smoking and moved on to Year 4 work.",
        "His father moved permanently to 63 Sandpit Way, Croydon.",
    ],
)
def test_no_move_away(text: str) -> None:
    """A home in the boroughs, a visit, where somebody came from, somebody else's or an office's move."""
    assert not has_moved_away(text)


def test_who_moved_away_is_a_persons_though_the_old_home_agrees() -> None:
    """Name, birthday and the home on record make the child certain; where they went makes it a question."""
    tags = {
        "PERSON": "Ines Pacheco; Ines",
        "DATE_TIME": "30/06/2017",
        "ADDRESS": "Flat 3, 9 Golborne Row",
        "UK_POSTCODE": "W10 5XL; LU1 3BB",
    }
    matcher = Matcher(look_up, WEIGHTS)
    (before,) = resolve(read(ABOUT, **tags), matcher)
    (after,) = resolve(read(f"{ABOUT}\n\n{MOVED}", **tags), matcher)
    assert isinstance(before, Linked)
    assert isinstance(after, ForReview)
    assert (after.why, after.candidates[0].child.id) == ("moved_out", "C1")


@pytest.mark.parametrize(
    "text",
    [
        "Ines Pacheco 30/06/2017, prev Flat 3, 9 Golborne Row W10 5XL.",
        "Ines Pacheco 30/06/2017, formerly of Flat 3, 9 Golborne Row W10 5XL.",
        "Ines Pacheco 30/06/2017, last known address Flat 3, 9 Golborne Row W10 5XL.",
        "Ines Pacheco 30/06/2017, who has come from Flat 3, 9 Golborne Row W10 5XL.",
        "Ines Pacheco 30/06/2017\nPrevious address: Flat 3, 9 Golborne Row W10 5XL.",
        f"{ABOUT} Ines has moved to Luton with her mum.",
        f"{ABOUT} Ines and her mum now live in Luton.",
    ],
)
def test_a_child_who_left_the_home_on_record_is_a_persons(text: str) -> None:
    """The home of the record stands in the item as one of before, or the child's own name with the town where they went."""
    tags = {"PERSON": "Ines Pacheco; Ines", "DATE_TIME": "30/06/2017", "ADDRESS": "Flat 3, 9 Golborne Row", "UK_POSTCODE": "W10 5XL"}
    (decision,) = resolve(read(text, **tags), Matcher(look_up, WEIGHTS))
    assert isinstance(decision, ForReview)
    assert decision.why == "moved_out"


@pytest.mark.parametrize(
    "text",
    [
        f"{ABOUT} Her brother Tom now lives in Luton.",
        f"{ABOUT} Ines now lives in fear.",
        f"{ABOUT} Ines has moved to Sandpit Class.",
        "Ines Pacheco 30/06/2017, 8 years old, Flat 3, 9 Golborne Row W10 5XL.",
        "Ines Pacheco 30/06/2017, prev address 4 Sandpit Lane, now Flat 3, 9 Golborne Row W10 5XL.",
    ],
)
def test_a_child_who_lives_where_the_record_says_stays_linked(text: str) -> None:
    """Somebody else's move, a class, and a home of before beside the one on record are no reason for a person."""
    tags = {
        "PERSON": "Ines Pacheco; Ines",
        "DATE_TIME": "30/06/2017",
        "ADDRESS": "Flat 3, 9 Golborne Row; 4 Sandpit Lane",
        "UK_POSTCODE": "W10 5XL",
    }
    (decision,) = resolve(read(text, **tags), Matcher(look_up, WEIGHTS))
    assert isinstance(decision, Linked)


def test_an_answer_that_names_nobody_and_tells_of_a_move_is_a_persons() -> None:
    """The reference alone is enough, unless the answer says that the family has gone."""
    thread = ThreadEvidence("MASH-ABCD-EFGH", INES, "yes")
    stayed, gone = (
        resolve(read(text, reference="MASH-ABCD-EFGH"), Matcher(look_up, WEIGHTS), thread=thread)[0]
        for text in ("Nothing is known.", "They have left for Luton LU1 3BB.")
    )
    assert isinstance(stayed, Linked)
    assert isinstance(gone, ForReview)
    assert gone.why == "moved_out"


def test_a_second_child_of_the_home_is_shown_though_a_rule_forbids_the_link() -> None:
    """An answer about the child we asked for and a brother, who moved away together: both are put before the person."""
    thread = ThreadEvidence("MASH-ABCD-EFGH", RUI, "yes")
    text = "Dependants: Ines Pacheco (30/06/2017); Rui Pacheco (11/02/2014)\nThe family were moved to 4 Sandpit Lane, Luton LU1 3BB."
    tags = {"PERSON": "Ines Pacheco; Rui Pacheco", "DATE_TIME": "30/06/2017; 11/02/2014"}
    decisions = resolve(read(text, reference="MASH-ABCD-EFGH", **tags), Matcher(look_up, WEIGHTS), thread=thread)
    assert {d.candidates[0].child.id: d.why for d in decisions if isinstance(d, ForReview)} == {"C3": "moved_out", "C1": "moved_out"}


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [
        ("4 Sandpit Lane, Thornton Heath CR7", True),
        ("4 Sandpit Lane, Luton, LU1 3BB", True),
        ("Flat 3, 9 Golborne Row W10 5XL", False),
        ("9 Golborne Row", False),
        ("Flat E7, 9 Golborne Row", False),
    ],
)
def test_a_form_gives_a_home_elsewhere(address: str, *, elsewhere: bool) -> None:
    """A form's own address of the child counts by its postcode, whole or half behind a place's name; a flat's number is none."""
    assert is_elsewhere(address) is elsewhere
