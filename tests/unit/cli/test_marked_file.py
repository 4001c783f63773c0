"""`detect`, `minimise` and `policy simulate` on a real site: real sandbox, real detector, the demonstration's children."""

from __future__ import annotations

import json
import re
import stat
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from gateway.bootstrap import open_core, open_runner
from gateway.bootstrap.import_files import accept_file, found_in
from gateway.bootstrap.marked_file import Mark, MarkedFile, MarkedPassage
from gateway.cli import app
from gateway.cli.exit_codes import OK, USAGE
from gateway.cli.marked_page import as_page
from gateway.cli.marked_view import FOUND, before
from gateway.errors import ConfigError, Rejected
from gateway.ids import ItemId
from gateway.settings.config_folder import shipped
from gateway.views import LedgerFilter
from tests.gateway_site import Site, make_site

pytestmark = pytest.mark.slow

POLICE = shipped() / "demo" / "items" / "03-police-notification.eml"
CHILD = "DM-0001"
NEIGHBOUR, NINO = "ASHGROVE", "AB 65 43 21 C"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def compared(site: Site) -> dict[str, object]:
    """The police's notification as a script gets it."""
    return dict(json.loads(run(site, "minimise", POLICE, "--policy", "police", "--child", CHILD, "--json").stdout))


def run(site: Site, *words: object, **environment: str) -> Result:
    environment = {"COLUMNS": "200", "MASH_GATEWAY_CONFIG": str(site.folder), **environment}
    return CliRunner().invoke(app, [str(word) for word in words], env=environment)


def test_before_and_after_of_one_child(compared: dict[str, object]) -> None:
    """The informant and the number stand in what came and in nothing that travels; each hidden stretch has its reason and rule."""
    passages = compared["passages"]
    assert isinstance(passages, list)
    came, travels = ("\n".join(p[side] for p in passages) for side in ("before", "after"))
    assert NEIGHBOUR in came
    assert NINO in came
    assert NEIGHBOUR not in travels
    assert NINO not in travels
    assert "NOAH was under the kitchen table" in travels
    made = {r["reason"]: r for p in passages for r in p["redactions"]}
    assert {"informant", "never_needed"} <= set(made)
    assert re.fullmatch(r"default\.toml:\d+, inherited", made["never_needed"]["says_so"])
    assert made["never_needed"]["score"] > 0


def test_without_colours_marks_stand_in_brackets(site: Site) -> None:
    """A pipe, and a terminal that wants no colours, get numbers in brackets and no control characters."""
    for environment in ({}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}):
        said = run(site, "minimise", POLICE, "--policy", "police", "--child", CHILD, **environment).stdout
        assert f"[1: {NINO}]" in " ".join(said.replace("│", " ").split()) or "[1: AB 65" in said
        assert "\x1b[4" not in said


def test_the_page_is_private_and_names_nobody_in_its_title(site: Site, tmp_path: Path) -> None:
    """Only its owner may read the page; its title and headings hold no word of the file, and nothing of it runs or is fetched."""
    out = tmp_path / "page.html"
    assert run(site, "minimise", POLICE, "--policy", "police", "--child", CHILD, "--html", out).exit_code == OK
    page = out.read_text()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert re.search(r"<title>(.*?)</title>", page)[1] == "Before and after: one file"  # type: ignore[index]
    assert not re.search("HARTWELL|ASHGROVE|notification", " ".join(re.findall(r"<h\d.*?</h\d>", page)), re.IGNORECASE)
    assert not re.search(r"<script|https?://|<img|<link", page)


def test_detect_says_what_whose_and_how_sure(site: Site) -> None:
    """Each find has its words, score, recogniser and what tells whose it is, in reading order."""
    said = run(site, "detect", POLICE, "--json")
    found = json.loads(said.stdout)
    nino = next(f for f in found if f["entity"] == "NINO")
    assert (nino["words"], nino["recogniser"]) == (NINO, "nino@1")
    assert float(nino["score"]) > 0.5
    suspect = next(f for f in found if f["entity"] == "PERSON" and "DORRAN" in f["words"])
    assert (suspect["role"], suspect["evidence"]) == ("alleged_perpetrator", "suspect")


def test_a_record_or_policy_that_is_not_there_is_refused(site: Site) -> None:
    """Nothing is read for nobody; a folder is no policy."""
    unknown = run(site, "minimise", POLICE, "--policy", "police", "--child", "DM-9999")
    assert isinstance(unknown.exception, Rejected)
    folder = run(site, "minimise", POLICE, "--policy", shipped() / "policies", "--child", CHILD)
    assert isinstance(folder.exception, ConfigError)


@pytest.fixture(scope="module")
def stored(site: Site) -> ItemId:
    """The notification, taken in and run."""
    with open_core(site.config) as core:
        (entry,) = found_in(POLICE)
        item = ItemId(accept_file(core, entry).item)
        with open_runner(core) as runner:
            runner.run(item, "0")
        return item


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """Policies as they would be: birth dates of adults at home hidden, National Insurance numbers kept (which the code seals)."""
    rows = '\n[entity.DATE_OF_BIRTH]\nhousehold_adult = ["mask", "third_party"]\n\n[entity.NINO]\nany = ["keep", "content"]\n'
    for name in ("public", "police"):
        text = (shipped() / "policies" / f"{name}.toml").read_text()
        (tmp_path / f"{name}.toml").write_text(text + rows)
    return tmp_path


def test_a_tried_policy_tells_what_would_change_and_changes_nothing(site: Site, stored: ItemId, stricter: Path) -> None:
    """The partner's birth date would be hidden; a number that the code seals travels under no policy; the store is as it was."""
    with open_core(site.config) as core:
        agency = core.store.load_proposal(stored).sender.agency_type  # type: ignore[union-attr]
        earlier = (core.store.timeline(stored), core.store.summary(stored), core.store.ledger(LedgerFilter(item=stored)))
    tried = stricter / ("police.toml" if agency == "police" else "public.toml")
    said = run(site, "policy", "simulate", "--policy", tried, "--items", stored, "--json")
    assert said.exit_code == OK, said.output
    found = json.loads(said.stdout)
    (item,) = found["items"]
    assert item["outcome"] == "compared"
    assert [(t["which"], t["entity"], t["role"]) for t in found["totals"]] == [("now_hidden", "DATE_OF_BIRTH", "household_adult")]
    assert "DORRAN" not in said.stdout
    with open_core(site.config) as core:
        assert (core.store.timeline(stored), core.store.summary(stored), core.store.ledger(LedgerFilter(item=stored))) == earlier
    table = run(site, "policy", "simulate", "--policy", tried).stdout
    assert re.search(r"[12] of [12] copies would change\. Nothing was changed\.", table)


def test_an_item_whose_policy_is_not_touched_is_not_read_again(site: Site, stored: ItemId) -> None:
    """Trying the housing policy leaves the police's items alone."""
    housing = shipped() / "policies" / "housing.toml"
    found = json.loads(run(site, "policy", "simulate", "--policy", housing, "--items", stored, "--json").stdout)
    assert [(i["outcome"], i["copies"]) for i in found["items"]] == [("same_policy", [])]


def test_words_are_shown_on_a_terminal_to_somebody_with_a_name_only(site: Site, stored: ItemId, stricter: Path) -> None:
    """A pipe gets no words, and who looks has to say who they are."""
    for more in (("--show",), ("--show", "--by", "ros"), ("--show", "--json", "--by", "ros")):
        assert run(site, "policy", "simulate", "--policy", stricter / "police.toml", "--items", stored, *more).exit_code == USAGE


class Links(HTMLParser):
    """Ids, inner links and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.targets += [(named["href"] or "")[1:]] if tag == "a" else []

    def handle_data(self, data: str) -> None:
        self.words += data


@st.composite
def marked(draw: st.DrawFn) -> MarkedFile:
    text = draw(st.text(st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=("Cc", "Cs")), min_size=1, max_size=30))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    marks = tuple(Mark(n, a, b, "PERSON", "third_party", "hand@1", 0.5) for n, (a, b) in enumerate(pairs, start=1))
    return MarkedFile((MarkedPassage("s1", "body", text, marks, draw(st.text(max_size=5))),), "no", "p@1:x", "C-1")


@given(marked())
def test_a_page_links_every_mark_with_its_reason_and_loses_no_word(file: MarkedFile) -> None:
    """Whatever the words, ids are unique, each link leads somewhere on the page, and nothing of the text becomes markup."""
    page = Links(as_page(file))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)
    assert {f"why{m.number}" for m in file.passages[0].marks} <= set(page.targets)
    at = 0
    for mark in file.passages[0].marks:
        assert file.passages[0].before[at : mark.start] in page.words
        assert file.passages[0].before[mark.start : mark.end] in page.words
        at = mark.end


@given(marked())
def test_brackets_add_numbers_and_change_no_word(file: MarkedFile) -> None:
    """Taking the brackets out again gives the passage back."""
    (passage,) = file.passages
    plain = before(passage, FOUND).plain
    for mark in reversed(passage.marks):
        words = passage.before[mark.start : mark.end]
        start = plain.rindex(f"[{mark.number}: {words}]")
        plain = plain[:start] + words + plain[start + len(f"[{mark.number}: {words}]") :]
    assert plain == passage.before
