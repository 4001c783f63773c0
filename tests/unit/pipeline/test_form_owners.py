"""A form says whose each answer is: one child's row never counts as another's, and doubt gives a row to nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gateway.children import ChildRecord
from gateway.ids import ChildId
from gateway.matching.form_mentions import form_mentions
from gateway.pipeline.form_owners import owned_by_forms
from parsers import Document, read_tree, walk_documents
from tests.form_layouts.answers import TWO, Filled
from tests.form_layouts.docx_layouts import children_in_columns, continuation_rows
from tests.form_layouts.web_layouts import nested_tables

SAOIRSE = ChildRecord(ChildId("C1"), "Saoirse", "Mac Giolla", date(2012, 7, 9))


def read(filled: Filled) -> Document:
    layout = nested_tables(filled)
    return read_tree(layout.content, layout.filename)


def texts(document: Document, verdict: str) -> list[str]:
    owners = owned_by_forms(SAOIRSE, document)
    known = {f"{path}/{s.id}" if path else s.id: s.text for path, inner in walk_documents(document) for s in inner.segments}
    return [known[passage] for passage, owner in owners.items() if owner == verdict]


def test_each_childs_row_is_that_childs() -> None:
    """The row of the record's child is theirs, the sibling's is another's, and a row of adults is nobody's."""
    document = read(TWO)
    assert [text.split(" | ")[0] for text in texts(document, "subject")] == ["Saoirse"]
    assert [text.split(" | ")[0] for text in texts(document, "other")] == ["Fionn"]


def test_an_answer_for_every_child_is_shared() -> None:
    """A family address is this child's too."""
    layout = continuation_rows(TWO)
    document = read_tree(layout.content, layout.filename)
    assert any("4 Lantern Court" in text for text in texts(document, "shared"))


def test_a_row_with_a_column_for_each_child_is_shared() -> None:
    """Where one passage carries both children's answers, neither may have it whole."""
    layout = children_in_columns(TWO)
    document = read_tree(layout.content, layout.filename)
    assert not texts(document, "other")
    assert any("Saoirse" in text and "Fionn" in text for text in texts(document, "shared"))


def test_another_date_of_birth_is_another_child() -> None:
    """A namesake's form says nothing of this child."""
    namesake = replace(TWO, children=(replace(TWO.children[0], birth="9 July 2015", born="2015-07-09"), TWO.children[1]))
    assert owned_by_forms(SAOIRSE, read(namesake)) == {}


def test_namesakes_on_one_form_give_no_row_to_anybody() -> None:
    """Two children of one name and no date of birth cannot be told apart."""
    twice = replace(TWO, children=tuple(replace(TWO.children[0], birth="", born="") for _ in range(2)))
    assert owned_by_forms(SAOIRSE, read(twice)) == {}


def test_the_matcher_reads_a_word_form_as_it_reads_a_payload() -> None:
    """One mention for each child, with the evidence that the form gives."""
    layout = children_in_columns(TWO)
    mentions = form_mentions(read_tree(layout.content, layout.filename))
    evidence = [{(e.kind.value, e.value) for e in mention.evidence} for mention in mentions]
    assert len(mentions) == 2
    assert ("date_of_birth", "2012-07-09") in evidence[0]
    assert ("nhs_number", "9995550011") not in evidence[1]


BATCH = (
    "Reference,Submitted at,Child's first name,Child's last name,Child's date of birth,Do the parents know?,What has happened?,Your name\n"
    "A1,2026-11-14T09:00:00Z,Saoirse,Mac Giolla,2012-07-09,Yes,She was seen alone at the station.,Jo Reed\n"
    "B2,2026-11-14T09:05:00Z,Wilf,Tanner,2015-01-30,No,He came in with a bruise.,Al Moss\n"
)


def test_another_familys_form_of_a_batch_is_anothers() -> None:
    """A daily batch holds forms of several families: every passage of the others is theirs, not only their child's names."""
    document = read_tree(BATCH.encode(), "govuk_forms_refer_2026-11-14.csv")
    others = " ".join(texts(document, "other"))
    assert "He came in with a bruise." in others
    assert "Al Moss" in others
    assert "She was seen alone" not in others
