"""What must never be shared, in every place of an item, looked for in every place of the gateway: files, rows, logs, pages, deliveries."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest
from prometheus_client import CollectorRegistry, generate_latest

from gateway.agencies import Agency, AgencyDirectory
from gateway.bootstrap import Core, init_site, load_config, open_core, open_runner
from gateway.destinations.folder import FolderDrop
from gateway.destinations.team_mail import TeamMail
from gateway.destinations.webhook import SignedWebhook
from gateway.errors import Rejected
from gateway.ids import AgencyId, ChannelName, ItemId
from gateway.items import AuthResults, Envelope, ItemState, TlsFacts, Verdict
from gateway.observability import StoreCollector, configure_logging
from gateway.pipeline.runner import FIRST_RUN, Runner
from gateway.pipeline.second_yes import needs_two, second_yes_waiting
from gateway.pipeline.withheld import NEVER_ASKED, TWO_PEOPLE, answer, ask
from gateway.proposal import Proposal
from gateway.routing.outbox import Outbox
from gateway.routing.rules import Route
from tests.console_visitor import Visitor
from tests.console_world import build_world
from tests.makers import NOON, user
from tests.never_leak_items import CHILD, CONFIDED, FACT, HOST, KINDS, Kind, letter

ROS, SAM, DEE = user("u-ros"), user("u-sam"), user("u-dee")
ONE = Envelope(
    ChannelName.SMTP,
    NOON,
    untrusted_sender=f"desk@{HOST}",
    tls=TlsFacts("TLSv1.3", "given"),
    auth=AuthResults(Verdict.PASS, Verdict.PASS, Verdict.PASS, source="given"),
)
pytestmark = pytest.mark.slow
EVERY = (*KINDS, CONFIDED)


class CaughtMail(TeamMail):
    """Keeps the message instead of sending it."""

    sent: list[EmailMessage] = []  # noqa: RUF012 - one list for the module's only mailbox

    def _send(self, message: EmailMessage) -> None:
        self.sent.append(message)


class CaughtHook(SignedWebhook):
    """Keeps the body instead of posting it."""

    bodies: list[bytes] = []  # noqa: RUF012 - one list for the module's only receiver

    def _post(self, body: str, headers: dict[str, str]) -> httpx.Response:
        self.bodies.append(f"{headers}\n{body}".encode())
        return httpx.Response(200)


@dataclass(frozen=True, slots=True)
class Went:
    """What became of one letter. `places` maps each place's name to the bytes found there."""

    kind: Kind
    proposal: Proposal
    outcome: ItemState
    yes_needed: int
    refused: str
    places: Mapping[str, bytes] = field(repr=False)


@pytest.fixture(scope="module")
def went(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Went]]:
    """Every letter through the real pipeline with automatic matching on, then sent by people to a folder, a mailbox and a webhook."""
    state = tmp_path_factory.mktemp("site")
    logged, before = io.StringIO(), sys.stderr
    sys.stderr = logged
    try:
        configure_logging()
        logging.getLogger().setLevel(logging.DEBUG)
        with open_core(_site(state)) as core, open_runner(core) as runner:
            yield {kind.name: _sent(core, runner, kind, state, logged) for kind in EVERY}
    finally:
        sys.stderr = before
        configure_logging()


def _site(state: Path):  # type: ignore[no-untyped-def]
    config = load_config("")
    site = config.settings.site.model_copy(update={"state_folder": str(state), "automatic_matching": "on"})
    agency = Agency(AgencyId("NG-GP"), "Northgate Surgery", "gp", (HOST,))
    settings = config.settings.model_copy(update={"site": site})
    routes = (Route("*", "*", ("drop", "mail", "hook")),)
    config = replace(config, settings=settings, agencies=AgencyDirectory.of([agency]), routes=routes)
    init_site(config)
    return config


def _sent(core: Core, runner: Runner, kind: Kind, state: Path, logged: io.StringIO) -> Went:
    """Run, let people decide, deliver; then gather what stands where."""
    core.index.upsert([kind.child])
    item = core.intake.accept(replace(ONE, source_key=kind.name), letter(kind)).item
    runner.run(item, FIRST_RUN)
    outcome = core.store.summary(item).state
    proposal = core.store.load_proposal(item)
    assert proposal is not None
    core.desk.choose(item, ROS, [("m1", CHILD.id)], "details_agree")
    runner.run(item, "r1")
    drafts = core.store.load_proposal(item).copies  # type: ignore[union-attr]
    yes_needed, refused = _let_go(core, item, [d.copy.key for d in drafts])
    drop = state.parent / f"{state.name}-{kind.name}"
    CaughtMail.sent.clear()
    CaughtHook.bodies.clear()
    mail = CaughtMail("mail", "mail.test", 587, "gateway@trimash.example", "team@trimash.example", forms=("html", "docx", "pages"))
    hook = CaughtHook("hook", "https://hook.test", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", forms=("pages",))
    folder = FolderDrop("drop", drop, ("pages", "html", "docx", "txt", "json"))
    assert Outbox(core.store, {"drop": folder, "mail": mail, "hook": hook}, core.clock).run_once() == 3
    return Went(kind, proposal, outcome, yes_needed, refused, dict(_places(core, item, state, drop, logged)))


def _let_go(core: Core, item: ItemId, keys: list) -> tuple[int, str]:  # type: ignore[type-arg]
    """One person sends; where that is not enough they are refused a second time and another person says yes."""
    if core.desk.send(item, ROS, keys):
        return 1, ""
    try:
        core.desk.send(item, ROS, keys)
    except Rejected as error:
        assert core.desk.send(item, SAM, keys)
        return 2, error.code
    return 1, ""


def _places(core: Core, item: ItemId, state: Path, drop: Path, logged: io.StringIO) -> Iterator[tuple[str, bytes]]:
    yield "delivered names and properties", b"\n".join(_outsides(drop))
    for path in sorted(drop.iterdir()):
        yield f"delivered file {path.suffix}", b"\n".join((path.name.encode(), *_opened(path.read_bytes())))
    for message in CaughtMail.sent:
        parts = [b"\n".join(_opened(part.get_payload(decode=True) or b"")) for part in message.walk()]
        heads = [f"{part.items()}".encode() for part in message.walk()]
        yield "mail heads", b"\n".join(heads)
        yield "delivered mail", b"\n".join((*heads, *parts, message_from_bytes(message.as_bytes(), policy=policy.default).as_bytes()))
    yield "posted", b"\n".join(CaughtHook.bodies)
    for path in sorted(p for p in state.rglob("*") if p.is_file()):
        yield f"state folder, {path.suffix or path.name}", str(path.relative_to(state)).encode() + path.read_bytes()
    yield "log at DEBUG", logged.getvalue().encode()
    yield "audit", b"\n".join(core.store.export_audit())
    yield "timeline", repr(core.store.timeline(item)).encode()
    yield "queue", repr(core.store.queue(tuple(ItemState), None, 100, 0)).encode()
    registry = CollectorRegistry()
    now = core.clock.now()
    registry.register(StoreCollector(core.store.counts, lambda: second_yes_waiting(core.store, now), now.timestamp))
    yield "metrics", generate_latest(registry)


def _outsides(drop: Path) -> Iterator[bytes]:
    """File names, titles and properties: what is seen of a delivery before its words."""
    for path in sorted(drop.iterdir()):
        content = path.read_bytes()
        yield path.name.encode()
        yield from re.findall(
            rb"<title>.*?</title>|<meta [^>]*>|/Title *\([^)]*\)|/(?:Subject|Keywords|Author) *\([^)]*\)", content, re.DOTALL
        )
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                yield from (b"%b %b" % (n.encode(), package.read(n)) for n in package.namelist() if n.startswith("docProps"))


def _opened(content: bytes) -> Iterator[bytes]:
    """The bytes, and those of the members of a package."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield from (package.read(name) for name in package.namelist())


def found(secrets: tuple[str, ...], content: bytes) -> list[str]:
    plain = content.lower()
    return [secret for secret in secrets if any(form in plain for form in (secret.lower().encode(), secret.lower().encode("utf-16-le")))]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_it_stands_nowhere_but_in_the_sealed_original(went: Mapping[str, Went], kind: Kind) -> None:
    """Deliveries of each form with their names, the state folder, logs, metrics, audit and queue; each place holds something to look in."""
    places = went[kind.name].places
    assert {"delivered file .json", "delivered file .html", "delivered file .docx", "delivered file .txt"} <= set(places)
    assert {"delivered mail", "posted", "log at DEBUG", "audit", "metrics"} <= {name for name, content in places.items() if content}
    hits = {name: seen for name, content in places.items() if (seen := found(kind.secrets, content))}
    assert hits == {}


def test_a_childs_confidence_stands_in_the_words_of_the_copy_and_nowhere_else(went: Mapping[str, Went]) -> None:
    """Beside its caveat in every form; in no name, title, property, head of a mail, log line, state file, audit entry or metric."""
    places = went[CONFIDED.name].places
    for name in ("delivered file .json", "delivered file .html", "delivered file .docx", "delivered file .txt", "delivered mail", "posted"):
        assert found((*CONFIDED.secrets, "Not to be shared with the family"), places[name]) == [
            *CONFIDED.secrets,
            "Not to be shared with the family",
        ], name
    words = (
        "delivered file .json",
        "delivered file .html",
        "delivered file .docx",
        "delivered file .txt",
        "delivered file .pdf",
        "delivered mail",
        "posted",
    )
    outside = {name: content for name, content in places.items() if name not in words}
    assert {"delivered names and properties", "mail heads", "log at DEBUG", "audit", "timeline", "queue", "metrics"} <= set(outside)
    assert {name: seen for name, content in outside.items() if (seen := found(CONFIDED.secrets, content))} == {}


def test_a_childs_confidence_is_released_by_two_people_and_by_no_rule(went: Mapping[str, Went]) -> None:
    """The item waits although the match is certain; one person's second try is refused; what was only told in confidence needs one."""
    made = went[CONFIDED.name]
    assert made.outcome is ItemState.IN_REVIEW
    assert (made.yes_needed, made.refused) == (2, "second_person_needed")
    assert went["told_in_confidence"].yes_needed == 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_concern_travels_in_every_form(went: Mapping[str, Went], kind: Kind) -> None:
    """What is sealed beside it does not take a fact of concern with it; each form lists what was left out."""
    places = went[kind.name].places
    for name in ("delivered file .json", "delivered file .html", "delivered file .docx", "delivered file .txt", "delivered mail", "posted"):
        assert found((FACT,), places[name]), name
    assert b"left out because" in places["delivered file .txt"]
    withheld = json.loads(places["delivered file .json"].partition(b"\n")[2])["withheld"]
    assert {note["reason"] for note in withheld} >= {"file_name", "earlier_correspondence"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_person_looks_although_certain_matches_go_by_themselves(went: Mapping[str, Went], kind: Kind) -> None:
    """The shipped settings hold what something was sealed in; the reason is among those of the redactions."""
    made = went[kind.name]
    assert made.outcome is ItemState.IN_REVIEW
    assert kind.reason in {r.reason for draft in made.proposal.copies for r in draft.redactions}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_where_two_people_are_needed_one_is_refused_twice(went: Mapping[str, Went], kind: Kind) -> None:
    """A copy that may lead to a hidden home waits for a second person; what was cut clean goes by one."""
    made = went[kind.name]
    two = any(needs_two(draft) for draft in made.proposal.copies)
    assert (made.yes_needed, made.refused) == ((2, "second_person_needed") if two else (1, ""))
    assert two or kind.name != "refuge"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_it_is_released_by_nobody_or_by_two(kind: Kind) -> None:
    """What would lead to somebody is never asked for; intelligence is released by two people and its owner's word."""
    assert (kind.reason in NEVER_ASKED) != (kind.reason in TWO_PEOPLE)


def test_what_was_told_in_confidence_is_opened_by_two_people_who_did_not_ask(tmp_path: Path) -> None:
    """Asked for from the tray: one yes opens nothing, nor does the same person again; then it travels with its caveat, held for two."""
    kind = next(kind for kind in KINDS if kind.name == "told_in_confidence")
    with open_core(_site(tmp_path / "site")) as core, open_runner(core) as runner:
        core.index.upsert([kind.child])
        item = core.intake.accept(ONE, letter(kind)).item
        runner.run(item, FIRST_RUN)
        core.desk.choose(item, ROS, [("m1", CHILD.id)], "details_agree")
        runner.run(item, "r1")
        (key,) = [d.copy.key for d in core.store.load_proposal(item).copies]  # type: ignore[union-attr]
        core.desk.send(item, ROS, [key])
        (row,) = core.store.copies_of(item)
        ask(core.store, row, DEE, [kind.reason])
        assert answer(core.store, item, ROS, key, "release") == "first_yes"
        with pytest.raises(Rejected, match="second_person_needed"):
            answer(core.store, item, ROS, key, "release")
        runner.run(item, "r2")
        assert kind.secrets[1] not in repr(core.store.load_proposal(item).copies)  # type: ignore[union-attr]
        assert answer(core.store, item, SAM, key, "release") == "released"
        runner.run(item, "r3")
        (draft,) = core.store.load_proposal(item).copies  # type: ignore[union-attr]
    (told,) = [s for s in draft.copy.segments if s.handling]
    assert "bigger flat" in told.text
    assert needs_two(draft)


TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
ADDRESS = re.compile(r'(?:href|action|src)="([^"]*)"')


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.name)
def test_titles_addresses_and_whoever_may_not_read_see_nothing_of_it(went: Mapping[str, Went], kind: Kind) -> None:
    """Every page's title and links; whole pages for those who read no originals; a search for the words finds no item."""
    world = build_world()
    item = world.items["twins"]
    world.children.put(kind.child)
    world.store.seal_proposal(item, went[kind.name].proposal)
    world.desk.choose(item, world.person("reviewer"), [("m1", CHILD.id)], "details_agree")
    ros = Visitor(world).sign_in("reviewer")
    where = ros.get(f"/items/{item}/copies").headers["location"]
    pages = [ros.get(path).text for path in (f"/items/{item}", where, f"/items/{item}/history", "/queue", "/desk", f"/items/{item}/asked")]
    told = [*(text for page in pages for text in TITLE.findall(page)), *(link for page in pages for link in ADDRESS.findall(page))]
    assert found(kind.secrets, "\n".join(told).encode()) == []
    assert found(kind.secrets, "\n".join(pages[2:]).encode()) == []
    for name in ("clerk", "westreview", "auditor"):
        visitor = Visitor(world).sign_in(name)
        for secret in kind.secrets:
            assert f"/items/{item}" not in visitor.get(f"/search?reference={secret}").text
    for path in ("/ledger", "/ledger.csv", "/ledger.json"):
        assert found(kind.secrets, Visitor(world).sign_in("dpo").get(path).content) == []
