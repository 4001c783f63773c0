"""`forms try` shows where each answer of a form goes, through the same confined reading as an item."""

from __future__ import annotations

from pathlib import Path

from gateway.bootstrap import load_config
from gateway.bootstrap.form_trial import UNMAPPED, trial_rows, tried
from tests.form_layouts.answers import TWO
from tests.form_layouts.docx_layouts import continuation_rows


def test_a_profile_is_tried_in_the_sandbox(tmp_path: Path) -> None:
    """Leaves with their labels first, then the answers that have no place."""
    profile, form = tmp_path / "enquiry.yaml", tmp_path / "enquiry.docx"
    profile.write_text("name: Enquiry\nrecognise: [MASH Enquiry Form]\nfields:\n  child.known_as: [Form ref]\n", encoding="utf-8")
    form.write_bytes(continuation_rows(TWO).content)
    (found,) = tried(load_config(""), profile, form)
    rows = list(trial_rows(found))
    assert found.system == "enquiry"
    assert ("children.0.given_name", "Saoirse", "Child 1 - forename", "MASH Enquiry Form") in rows
    assert "reference" not in [path for path, *_ in rows]
    assert (UNMAPPED, "31/02/2016", "Child 2 - date of birth", "MASH Enquiry Form") in rows
