"""A sentence that asks not to make known who spoke, through the real pipeline: it is in no copy, whatever it stood in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

import pytest

from gateway.bootstrap import Core, import_index, import_requests, init_site, load_config, open_core, open_runner
from gateway.bootstrap.match_explained import Explained
from gateway.cli.match_explained import as_page
from gateway.evaluation.scenarios import agencies_in, copy_text
from gateway.ids import ChannelName
from gateway.items import AuthResults, Envelope, TlsFacts, Verdict
from gateway.pipeline.drawing import planned_for
from gateway.pipeline.reading import numbered_segments
from gateway.pipeline.runner import FIRST_RUN, Runner
from gateway.proposal import Proposal
from parsers import read_tree
from parsers.forms.untold import asked_for_silence
from tests.makers import NOON
from tests.pdf_files import page
from tests.unseen.item_text import WORLD

SENDER = "cpdesk@capitalpolice.example"
CHILD = "Imogen Adair, born 09/03/2013, of 27 Tamworth Terrace W6 9QH"
WORDINGS = (
    ("The neighbour asks that the family are not told who found her", "neighbour"),
    ("Please do not tell them that someone on the landing has reported it", "landing"),
    ("Please never mention that the cleaner rang us", "cleaner"),
)
"""What was written, and the word of it that leads to whoever spoke."""
KEPT = "no food in the house"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Core, Runner]]:
    """The shipped configuration with the invented world, automatic matching on."""
    config = load_config("")
    wanted = config.settings.site.model_copy(update={"state_folder": str(tmp_path_factory.mktemp("site")), "automatic_matching": "on"})
    at_once = config.settings.matching.model_copy(update={"reviewed_before_automatic": 0})
    settings = config.settings.model_copy(update={"site": wanted, "matching": at_once})
    config = replace(config, settings=settings, agencies=agencies_in(WORLD / "agencies.csv"))
    init_site(config)
    with open_core(config) as core:
        import_index(core, WORLD / "children.csv", WORLD / "household.csv", mode="apply")
        import_requests(core, WORLD / "requests.csv")
        with open_runner(core) as runner:
            yield core, runner


def pdf_of(said: str) -> bytes:
    """One page: who it is about, the sentence, and a fact of concern."""
    return page((60, 80, CHILD + "."), (60, 140, said + "."), (60, 200, f"There was {KEPT}."))


def letter_of(said: str) -> bytes:
    """The sentence as subject, heading, paragraph and page of an attachment."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, "inbox@hub.example", said
    message["Date"], message["Message-ID"] = "Wed, 04 Mar 2026 11:20:00 +0000", f"<{len(said)}@silence.example>"
    body = f"<p>{CHILD}.</p><h2>{said}</h2><p>There was {KEPT}. {said}. She was hungry.</p>"
    message.set_content(body, subtype="html")
    message.add_attachment(pdf_of(said), maintype="application", subtype="pdf", filename="page.pdf")
    return message.as_bytes()


def proposed(site: tuple[Core, Runner], said: str) -> Proposal:
    core, runner = site
    proved = AuthResults(Verdict.PASS, Verdict.PASS, Verdict.PASS, source="given")
    envelope = Envelope(ChannelName.SMTP, NOON, SENDER, tls=TlsFacts("TLSv1.3", "given"), source_key=f"silence/{said}", auth=proved)
    item = core.intake.accept(envelope, letter_of(said)).item
    runner.run(item, FIRST_RUN)
    found = core.store.load_proposal(item)
    assert found is not None
    assert [draft.copy.child for draft in found.copies] == ["MR-700001"]
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("said", "trace"), WORDINGS)
def test_who_asked_for_silence_is_in_no_copy(site: tuple[Core, Runner], said: str, trace: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Left out of subject, heading, paragraph and pages, whole; not told by the explanation of the match, nor in a log; the fact stays."""
    core, _ = site
    assert asked_for_silence(f"{said}.") == [f"{said}."]
    found = proposed(site, said)
    (draft,) = found.copies
    text = copy_text(draft.copy)
    assert KEPT in text
    assert trace not in text.lower()
    assert said[-20:] not in text
    assert "informant" in draft.concerns
    segments = [segment for part, segment in numbered_segments(read_tree(letter_of(said), "letter.eml")) if part]
    order = planned_for(draft, segments).order
    drawn = " ".join(shown.kept for shown in order.shown)
    assert KEPT in drawn
    assert trace not in drawn.lower()
    explained = as_page(Explained(found.decisions, core.config.weights, 0.0))
    item = draft.copy.item
    audit = [str(entry) for entry in core.store.timeline(item)]
    assert trace not in "".join((explained, *audit, *capfd.readouterr(), str(core.store.summary(item)))).lower()
