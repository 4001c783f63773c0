"""Which items are taken apart: exports that came alone from a proved sender, and the letters of listed form services."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from email.message import EmailMessage

import pytest

from gateway.ids import ChannelName, ItemId
from gateway.items import BatchPlace, Envelope, ItemState, RawItem, Sender, SenderStatus
from gateway.pipeline.batches import Batches
from gateway.pipeline.triage import Sight, early_ending
from gateway.proposal import SplitRow
from parsers import Document, read_tree
from tests.makers import NOON, VERIFIED

HEADER = ("Reference", "Submitted at", "Child's first name", "Child's last name", "What are you worried about?")
AMELIA = ("GF1", "2026-11-24T08:00:00Z", "Amelia", "Hartwell", "A bruise.")
IDRIS = ("GF2", "2026-11-24T09:00:00Z", "Idris", "Belmonte", "Came hungry.")
NAME = "govuk_forms_concern_2026-11-24.csv"
SERVICE = "no-reply@forms.example"
RULES = Batches(3, frozenset({SERVICE}))
UNKNOWN = Sender(SenderStatus.UNKNOWN, None)


def export(*rows: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((HEADER, *rows))
    return out.getvalue().encode()


def came(content: bytes, name: str = NAME, channel: ChannelName = ChannelName.FOLDER) -> RawItem:
    return RawItem(ItemId("it_a"), Envelope(channel, NOON, untrusted_filename=name), "", content)


def read(raw: RawItem) -> Document:
    return read_tree(raw.content, raw.envelope.untrusted_filename)


def rows_of(raw: RawItem, sender: Sender = VERIFIED) -> tuple[SplitRow, ...]:
    return RULES.rows(raw, read(raw), sender)


def letter(*files: tuple[str, bytes], sender: str = SERVICE, body: str = "Attached are today's submissions.") -> RawItem:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "mash@hub.example", "Daily form submissions"
    message["Message-ID"] = "<one@forms.example>"
    message.set_content(body)
    for name, content in files:
        message.add_attachment(content, maintype="text", subtype="csv", filename=name)
    return came(message.as_bytes(), "", ChannelName.SMTP)


def test_each_row_keeps_the_files_name_and_its_number() -> None:
    """A test's mark stands in the name."""
    assert [(row.number, row.untrusted_filename) for row in rows_of(came(export(AMELIA, IDRIS)))] == [(1, NAME), (2, NAME)]


def test_a_sender_whom_nobody_proved_is_held_whole() -> None:
    """As today: one item, and its reasons say that it holds several."""
    raw = came(export(AMELIA, IDRIS))
    assert rows_of(raw, UNKNOWN) == ()
    assert RULES.reasons(raw, read(raw)) == ("batch_whole",)


def test_more_rows_than_the_site_allows_are_held_whole() -> None:
    """At the limit they are taken apart, above it they are not."""
    three = came(export(AMELIA, IDRIS, ("GF3", *IDRIS[1:])))
    four = came(export(AMELIA, IDRIS, ("GF3", *IDRIS[1:]), ("GF4", *IDRIS[1:])))
    assert len(rows_of(three)) == 3
    assert rows_of(four) == ()
    assert RULES.reasons(four, read(four)) == ("batch_too_large",)


def test_a_repeated_reference_goes_along_as_a_doubt_that_holds_its_items() -> None:
    """The other rows are as certain as before."""
    rows = rows_of(came(export(AMELIA, IDRIS, ("GF1", *IDRIS[1:]))))
    assert [row.doubts for row in rows] == [("batch_reference_repeated",), (), ("batch_reference_repeated",)]
    place = BatchPlace(ItemId("it_a"), 1, VERIFIED, rows[0].doubts)
    alone = came(rows[0].content.encode())
    alone = replace(alone, envelope=replace(alone.envelope, batch=place))
    assert RULES.reasons(alone, read(alone)) == ("batch_reference_repeated",)


def test_a_row_is_never_taken_apart_again() -> None:
    """Whatever a row's words would read as: there is one level of submissions."""
    raw = came(export(AMELIA, IDRIS))
    row = replace(raw, envelope=replace(raw.envelope, batch=BatchPlace(ItemId("it_b"), 1, VERIFIED)))
    assert rows_of(row) == ()


def test_a_listed_services_letter_is_taken_apart_over_all_its_files() -> None:
    """A form that changed during the day comes as two files: rows are numbered through."""
    raw = letter((NAME, export(AMELIA, IDRIS)), ("govuk_forms_concern_2026-11-24_2.csv", export(IDRIS, AMELIA)))
    assert [row.number for row in Batches(9, frozenset({SERVICE})).rows(raw, read(raw), VERIFIED)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "raw",
    [
        letter((NAME, export(AMELIA, IDRIS)), sender="r.abara@school.example"),
        letter((NAME, export(AMELIA, IDRIS)), sender=f"{SERVICE}, r.abara@school.example"),
        letter((NAME, export(AMELIA, IDRIS)), ("note.csv", b"Who,What\nNurse,call me\n")),
        letter((NAME, export(AMELIA, IDRIS)), ("one.csv", export(IDRIS))),
        letter((NAME, export(AMELIA, IDRIS)), body="See row 2.\n\nOn 24 Nov 2026 at 10:00, Ruth Abara wrote:\n> please hurry\n"),
    ],
    ids=["a person", "two senders", "another table", "a single submission", "an earlier letter"],
)
def test_any_other_letter_stays_whole_and_is_held(raw: RawItem) -> None:
    """Somebody's own words may be about any row: nobody may miss them."""
    document = read(raw)
    assert RULES.rows(raw, document, VERIFIED) == ()
    assert RULES.reasons(raw, document) == ("batch_whole",)


def test_a_listed_service_must_be_proved() -> None:
    """Anybody can write an address into a letter."""
    assert rows_of(letter((NAME, export(AMELIA, IDRIS))), UNKNOWN) == ()


def test_nothing_hostile_forged_repeated_or_tried_is_taken_apart() -> None:
    """What ends an item whole today ends it whole still; only then come its submissions."""
    raw = came(export(AMELIA, IDRIS))
    sight = Sight(read(raw), VERIFIED, rows=rows_of(raw))
    tried = Sight(read_tree(raw.content, f"test_{NAME}"), VERIFIED, rows=sight.rows)
    harmful, again, forged = replace(sight, signature="Eicar"), replace(sight, earlier="it_0"), Sender(SenderStatus.FORGED, None)
    endings = [early_ending(one) for one in (sight, harmful, again, tried, replace(sight, sender=forged))]
    wanted = [ItemState.SPLIT, ItemState.QUARANTINED, ItemState.DUPLICATE, ItemState.IGNORED, ItemState.QUARANTINED]
    assert [ending.state for ending in endings if ending] == wanted


def test_one_submission_alone_gives_no_reason() -> None:
    """Nothing changes for the ordinary export."""
    raw = came(export(AMELIA))
    assert (rows_of(raw), RULES.reasons(raw, read(raw))) == ((), ())
