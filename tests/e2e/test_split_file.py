"""A day's export in a running gateway: by the watched folder and by the API of uploads, each submission is an item of its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from gateway.bootstrap import open_core
from gateway.ids import ItemId
from gateway.items import ItemState
from gateway.views import ItemSummary
from tests.gateway_clients import INBOX, SCHOOL, everything_held, post_upload, send_mail, settled
from tests.gateway_site import Site, make_site
from tests.servers import until

HEADER = (
    "Reference",
    "Submitted at",
    "Child's first name",
    "Child's last name",
    "Child's date of birth",
    "Child's home address - Postcode",
    "What are you worried about?",
    "Do the parents know about this referral?",
)
AMELIA = ("GF1", "2026-11-24T08:00:00Z", "Amelia", "Hartwell", "19/05/2014", "W12 9LE", "A bruise,\nseen on her arm.", "Yes")
STRANGER = ("GF2", "2026-11-24T09:00:00Z", "Zephyr", "Quillfeather", "02/03/2016", "ZE1 0AA", "Came hungry every day.", "No")
THIRD = ("GF3", "2026-11-24T10:00:00Z", "Zephyrine", "Quillfeather", "02/03/2012", "ZE1 0AA", "Cares for her brother.", "No")


def export(*rows: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows((HEADER, *rows))
    return out.getvalue().encode()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("split")
    (folder / "watched").mkdir()
    changes = {'[folder]\nenabled = "no"\npath = "watched"': f'[folder]\nenabled = "yes"\npath = "{folder / "watched"}"'}
    made = make_site(folder / "site", changes={**changes, "settle_seconds = 2": "settle_seconds = 0.2"})
    made.start_forked()
    yield made
    made.stop()


def rows_of(site: Site, item: ItemId) -> tuple[ItemSummary, ...]:
    """The item's submissions, once each has been read."""
    with open_core(site.config) as core:
        found = core.store.rows_of(item)
    for row in found:
        settled(site, row.id)
    with open_core(site.config) as core:
        return core.store.rows_of(item)


def said(site: Site, item: ItemId) -> str:
    with open_core(site.config) as core:
        proposal = core.store.load_proposal(item)
    return "" if proposal is None else "\n".join(passage.text for passage in proposal.passages)


def test_a_file_in_the_watched_folder_becomes_one_item_a_submission(site: Site) -> None:
    """Each is read with its own words and no other family's; the file stays whole, and nothing of it stays in the folder."""
    before = everything_held(site)
    watched = site.folder.parent / "watched"
    content = export(AMELIA, STRANGER)
    (watched / "govuk_forms_concern_2026-11-24.csv").write_bytes(content)
    until(lambda: len(everything_held(site) - before) == 3, "the file and its two submissions are items", 90)
    with open_core(site.config) as core:
        whole = next(item for item in everything_held(site) - before if core.store.rows_of(item))
        assert core.store.load_raw(whole).content == content
    assert settled(site, whole).state is ItemState.SPLIT
    first, second = rows_of(site, whole)
    assert [row.batch_row for row in (first, second)] == [1, 2]
    assert [("Amelia" in said(site, row.id), "Zephyr" in said(site, row.id)) for row in (first, second)] == [(True, False), (False, True)]
    assert second.why != ("duplicate",)
    assert [path for path in watched.rglob("*") if path.is_file()] == []


def test_the_same_upload_again_and_a_corrected_one(site: Site) -> None:
    """The same bytes are one duplicate. Of a corrected file the equal rows are duplicates, and only what changed is read anew."""
    first = post_upload(site, export(STRANGER, THIRD), "b1", "batch.csv", "text/csv").item
    assert settled(site, first).state is ItemState.SPLIT
    rows_of(site, first)
    again = post_upload(site, export(STRANGER, THIRD), "b2", "batch.csv", "text/csv").item
    assert (settled(site, again).state, rows_of(site, again)) == (ItemState.DUPLICATE, ())
    mended = (*THIRD[:6], "Cares for her brother and her mother.", THIRD[7])
    corrected = post_upload(site, export(STRANGER, mended), "b3", "batch.csv", "text/csv").item
    assert settled(site, corrected).state is ItemState.SPLIT
    same, changed = rows_of(site, corrected)
    assert (same.state, changed.state is ItemState.DUPLICATE) == (ItemState.DUPLICATE, False)
    assert "her mother" in said(site, changed.id)


def test_doubtful_rows_are_items_that_wait(site: Site) -> None:
    """A reference used twice and a row too short: each is held for its reason, and none is lost."""
    twice = ("GF9", *AMELIA[1:6], "Fell asleep in class.", "Yes")
    other = ("GF9", *STRANGER[1:6], "No coat in winter.", "No")
    short = ("GF8", *THIRD[1:7])
    item = post_upload(site, export(twice, short, other), "b4", "batch.csv", "text/csv").item
    assert settled(site, item).state is ItemState.SPLIT
    first, second, third = rows_of(site, item)
    assert {row.state for row in (first, second, third)} == {ItemState.IN_REVIEW}
    assert (first.why[0], third.why[0]) == ("batch_reference_repeated", "batch_reference_repeated")
    assert "row_columns" in second.why


def test_a_letter_with_an_export_stays_one_item_for_a_person(site: Site) -> None:
    """The letter's own words may be about any of the rows."""
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["To"], letter["Subject"], letter["Message-ID"] = SCHOOL, INBOX, "concern", "<export@bad-input.example>"
    letter.set_content("See the second one first, please.")
    letter.add_attachment(export(AMELIA, THIRD), maintype="text", subtype="csv", filename="batch.csv")
    content = letter.as_bytes()
    item = send_mail(site, content).item
    summary = settled(site, item)
    assert (summary.state, "batch_whole" in summary.why, rows_of(site, item)) == (ItemState.IN_REVIEW, True, ())
