"""The demonstration's requests are of the day on which it runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from gateway.demo.requests import requests_of_run
from gateway.settings.config_folder import shipped

TABLE = """reference,record_id,agency_id,sent_at,rag,due_at,status
MASH-AAAA-0001,C-1,A-1,2020-01-06T09:00:00,Red,2020-01-06T13:00:00,open
MASH-AAAA-0002,C-2,A-2,2020-01-06T10:00:00,Amber,2020-01-07T10:00:00,open
"""


def test_all_move_by_the_same_span(tmp_path) -> None:
    """The newest was sent half an hour ago; what lies between requests, and their hours, stay."""
    (tmp_path / "requests.csv").write_text(TABLE)
    now = datetime(2031, 7, 1, 8, 0, tzinfo=UTC)
    red, amber = requests_of_run(tmp_path / "requests.csv", now)
    assert (amber.sent_at, amber.due_at) == (now - timedelta(minutes=30), now + timedelta(hours=23, minutes=30))
    assert (red.sent_at, red.due_at) == (amber.sent_at - timedelta(hours=1), now + timedelta(hours=2, minutes=30))


@pytest.mark.parametrize("year", [2024, 2033])
def test_nothing_of_the_shipped_demonstration_is_late_when_it_starts(year: int) -> None:
    """Whenever it is started, each request has at least an hour left."""
    now = datetime(year, 2, 29 if year == 2024 else 28, 23, 30, tzinfo=UTC)
    requests = requests_of_run(shipped() / "demo" / "requests.csv", now)
    assert requests
    assert all(request.due_at - now > timedelta(hours=1) and request.sent_at < now for request in requests)
