"""Notices of mail systems against words about people that sound like them, and the author's words alone."""

from hypothesis import example, given
from hypothesis import strategies as st

from parsers.document import SegmentKind
from parsers.lines import text_lines
from parsers.quoting import Chain, mark_lines
from parsers.replying import own_words

BANNER = "CAUTION: This email originated from outside the council. Do not click links unless you recognise the sender."
SMALL_PRINT = "This email is intended for the addressee only. If you have received it in error please delete it."
PERSONS = ("Dad", "The baby", "She", "Her uncle", "Leo", "His mother", "A neighbour")
SAYINGS = (
    "accepts no responsibility for the burn",
    "was scanned for a fracture at noon",
    "may be monitored by the ward tonight",
    "was received in error by the clinic",
    "is confidential to us until Friday",
    "stood outside and did not click the lock",
    "asked us to delete the photographs and notify nobody",
    "has a warning for going outside the county",
    "expressed views on the foster carer",
    "is the intended victim, not the recipient of a caution",
)
about_somebody = st.builds("{} {}.".format, st.sampled_from(PERSONS), st.sampled_from(SAYINGS))


def kinds(text: str) -> list[SegmentKind]:
    return [marked.kind for marked in mark_lines(text_lines(text), Chain.REPLY) if marked.line.text.strip()]


@example(said=[f"Dad {SAYINGS[0]}.", f"Dad {SAYINGS[-1]}.", f"Dad {SAYINGS[2]}."], between="\n")
@example(said=[f"Leo {SAYINGS[0]}.", f"Leo {SAYINGS[-1]}.", f"Leo {SAYINGS[2]}."], between="\n")
@given(st.lists(about_somebody, min_size=1, max_size=8), st.sampled_from(("\n", "\n\n", " ")))
def test_words_about_a_person_are_no_notice(said: list[str], between: str) -> None:
    """A notice is withheld from every copy: what sounds like one and speaks of somebody stays content."""
    assert set(kinds(between.join(said))) == {SegmentKind.BODY}


@given(st.lists(about_somebody, min_size=1, max_size=4))
def test_words_between_a_banner_and_small_print_stay_content(said: list[str]) -> None:
    """The banner above and the notice below are set apart, all that stands between them is the author's."""
    found = kinds("\n\n".join([BANNER, *said, SMALL_PRINT]))
    assert found == [SegmentKind.DISCLAIMER, *(SegmentKind.BODY for _ in said), SegmentKind.DISCLAIMER]


@given(st.lists(st.sampled_from([BANNER, SMALL_PRINT, "-- ", "Regards", "> no", "", "He is safe.", "____________", "To unsubscribe: x"])))
def test_every_line_lands_in_one_place_in_order(lines: list[str]) -> None:
    """Notices are classified, never dropped: the lines that come out are those that went in."""
    text = "\n".join(lines)
    assert [marked.line.raw for marked in mark_lines(text_lines(text), Chain.REPLY)] == text.split("\n")


def test_own_words_are_without_notices_and_set_off_signature() -> None:
    """The author's own words end where the delimiter stands; a signature that only a sign-off announces is kept."""
    quote = "On 2 June 2026 at 09:14, A <a@b.example> wrote:\n> Is he?"
    text = f"{BANNER}\n\nHe is safe.\n\nRegards\nJo\n\n-- \nJo Marsh\nNurse\n\n{SMALL_PRINT}\n\n{quote}"
    assert own_words(text, "text") == "He is safe.\n\nRegards\nJo"


def test_a_line_that_a_telephone_adds_is_kept() -> None:
    """Some write under it, so the own words keep it even below a delimiter."""
    assert own_words("He is safe.\n\n-- \nSent from my iPhone", "text") == "He is safe.\n\n-- \nSent from my iPhone"


def test_the_banner_of_a_forwarded_message_is_set_apart() -> None:
    """The system that took in the message passed on put its banner above the words of its writer."""
    head = "---------- Forwarded message ---------\nFrom: GP <gp@nhs.example>\nDate: Tue, 2 Jun 2026 at 09:14\nSubject: x\nTo: A"
    marked = mark_lines(text_lines(f"See below.\n\n{head}\n\n{BANNER}\n\nSeen with a burn."), Chain.FORWARD)
    assert [one.kind for one in marked if one.line.text in {BANNER, "Seen with a burn."}] == [SegmentKind.DISCLAIMER, SegmentKind.FORWARDED]
