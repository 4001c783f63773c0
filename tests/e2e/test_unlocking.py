"""A locked item in a running gateway: it waits for its password, is read once that is given, and the password stays nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gateway.bootstrap import open_core
from gateway.ids import UserId
from gateway.items import ItemState
from gateway.pipeline.unlocking import UnlockDesk
from gateway.sandbox import SandboxedUnlocker
from gateway.views import User
from tests.fakes import CleanScanner
from tests.gateway_clients import post_upload, settled
from tests.gateway_site import Site, make_site
from tests.pdf_files import locked, page

PASSWORD = "violet-harbour-71"
WORDS = "Amelia Hartwell, date of birth 19/05/2014, had a bruise on her arm"
USER = User(UserId("u_reviewer"), "Reviewer", frozenset({"reviewer"}), frozenset())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = make_site(tmp_path_factory.mktemp("unlock") / "site")
    made.start_forked()
    yield made
    made.stop()


def test_the_worker_reads_what_a_password_opened(site: Site) -> None:
    """Awaiting a password, then routed by rule as any item that names its child.

    Neither password nor words stand in clear in the site, but for the copy itself in the folder of its destination, once it is delivered.
    """
    item = post_upload(site, locked(page((60, 60, WORDS)), PASSWORD), "locked", "referral.pdf", "application/pdf").item
    assert settled(site, item).state is ItemState.AWAITING_PASSWORD
    with open_core(site.config) as core:
        assert UnlockDesk(core.store, SandboxedUnlocker(), CleanScanner()).unlock(item, USER, PASSWORD) == 1
    assert settled(site, item).state is ItemState.ROUTED
    with open_core(site.config) as core:
        proposal = core.store.load_proposal(item)
    assert proposal is not None
    assert any("bruise" in passage.text for passage in proposal.passages)
    kept = b"".join(path.read_bytes() for path in site.folder.rglob("*") if path.is_file() and path.parent.name != "outgoing")
    assert [secret for secret in (PASSWORD, WORDS) if secret.encode() in kept] == []
