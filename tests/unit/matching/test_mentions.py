"""From passages and tags to mentions: who may be meant, with the evidence beside each name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.matching.mentions import mentions_of
from parsers.document import Cell, Document, Leaf, Locator, Meeting, MeetingSubject, Segment, SegmentKind, Submission
from redaction.tags import Tag
from tests.unit.matching.mention_reading import TODAY, K, named, read, tagged


def test_police_list_keeps_each_birthday_with_its_child() -> None:
    """Two children under one label, one line each; the mother and the suspect are no mentions."""
    text = (
        "SUBJECTS:  TANNER, Alfie    M  08/12/2019\n           TANNER, Bella-Rose  F  17/04/2023\n"
        "MOTHER:    TANNER, Kelly 19/08/1993\nSUSPECT:   FURLONG, Dean 03/03/1989"
    )
    mentions = read(
        text,
        PERSON="TANNER, Alfie; TANNER, Bella-Rose; TANNER, Kelly; FURLONG, Dean",
        DATE_TIME="08/12/2019; 17/04/2023; 19/08/1993; 03/03/1989",
    )
    births = {m.values(K.NAME)[0]: m.values(K.DATE_OF_BIRTH) for m in mentions}
    assert births == {"TANNER, Alfie": ("2019-12-08",), "TANNER, Bella-Rose": ("2023-04-17",)}


def test_mother_becomes_evidence_of_the_home() -> None:
    """A parent's name is no mention of a child but speaks for the child's household."""
    mentions = read(
        "Child: Zofia Bielak 04/08/2023. Her mother Marta Bielak was asleep.", PERSON="Zofia Bielak; Marta Bielak", DATE_TIME="04/08/2023"
    )
    assert [m.values(K.NAME) for m in mentions] == [("Zofia Bielak",)]
    assert named(mentions, "Zofia Bielak").values(K.CARER_NAME) == ("Marta Bielak",)


def test_forename_alone_joins_the_full_name() -> None:
    """The forename later in the text is the child named in full before."""
    mentions = read("I wanted to flag Mo Hersi (Year 5, dob 21.9.15). Mo was late.", PERSON="Mo Hersi; Mo", DATE_OF_BIRTH="21.9.15")
    assert len(mentions) == 1
    assert mentions[0].values(K.DATE_OF_BIRTH) == ("2015-09-21",)
    assert mentions[0].values(K.SCHOOL_YEAR) == ("5",)


def test_two_birthdays_are_two_persons() -> None:
    """One name with two dates of birth is never merged."""
    mentions = read(
        "Yasmin Ali 01/08/2016 lives here. Yasmin Ali 20/11/2016 lives there.", PERSON="Yasmin Ali", DATE_TIME="01/08/2016; 20/11/2016"
    )
    assert [m.values(K.DATE_OF_BIRTH) for m in mentions] == [("2016-08-01",), ("2016-11-20",)]


def test_siblings_of_one_surname_stay_apart() -> None:
    """Brother and sister share the family name and nothing else."""
    mentions = read("Name: Ines Pacheco\nName: Lucas Pacheco", PERSON="Ines Pacheco; Lucas Pacheco")
    assert [m.values(K.NAME) for m in mentions] == [("Ines Pacheco",), ("Lucas Pacheco",)]


def test_family_name_changed_but_birthday_kept() -> None:
    """One given name with one birthday under two family names is one child."""
    mentions = read(
        "This is Zofia Bielak 04/08/2023. On our system: Zofia WILK dob 4/8/23.",
        PERSON="Zofia Bielak; Zofia WILK",
        DATE_TIME="04/08/2023; 4/8/23",
    )
    assert len(mentions) == 1


def test_other_name_in_brackets_is_the_same_person() -> None:
    """Facts behind a bracket with a former name belong to the person before it."""
    text = "Patient: Ella DORAN (previously recorded as Kayleigh Stubbs) DOB 26 May 2011 NHS 943 476 5919"
    (mention,) = read(text, PERSON="Ella DORAN; Kayleigh Stubbs", DATE_OF_BIRTH="26 May 2011", NHS_NUMBER="943 476 5919")
    assert mention.values(K.NAME) == ("Ella DORAN", "Kayleigh Stubbs")
    assert mention.values(K.NHS_NUMBER) == ("9434765919",)


@pytest.mark.parametrize(
    ("text", "name", "cue"),
    [
        ("FURLONG Skye was not present and is not subject of this report.", "FURLONG Skye", "not_subject"),
        ("He fell out with Kacper Nowakowski at lunch.", "Kacper Nowakowski", "other_family"),
        ("His little sister Hibo gets his biscuits.", "Hibo", "sibling_of_subject"),
        ("Her daughter Yasmin Ali gets herself to bed.", "Yasmin Ali", "child"),
        ("Pupil: Jakub Bielak", "Jakub Bielak", "subject_label"),
        ("Nobody saw Carl Whitty.", "Carl Whitty", "bystander"),
    ],
)
def test_cues(text: str, name: str, cue: str) -> None:
    """The words around a name say what part the person plays."""
    assert cue in named(read(text, PERSON=name), name).cues


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tenant Natalie Quinn was slurring.", "Natalie Quinn"),
        ("PC 4417FH Rushton attended.", "Rushton"),
        ("Colette Ogden, DSL", "Colette Ogden"),
        ("Seen by Mrs Tunnicliffe.", "Mrs Tunnicliffe"),
        ("Shafiq Chaudhry 10.10.80", "Shafiq Chaudhry"),
    ],
)
def test_adults_are_no_mentions(text: str, name: str) -> None:
    """Title, role or date of birth tell an adult."""
    assert read(text, PERSON=name, DATE_TIME="10.10.80") == ()


@pytest.mark.parametrize(
    "kind", [SegmentKind.SIGNATURE, SegmentKind.DISCLAIMER, SegmentKind.QUOTE, SegmentKind.HIDDEN, SegmentKind.DELETED]
)
def test_only_the_authors_own_words_count(kind: SegmentKind) -> None:
    """Signatures, quoted history and hidden text name nobody."""
    assert read("Name: Ines Pacheco 30/06/2017", kind, PERSON="Ines Pacheco", DATE_TIME="30/06/2017") == ()


def test_subject_line_names_the_subject() -> None:
    """A name in the subject line of a message is what the message is about."""
    (mention,) = read("letter re Kai Pugh", SegmentKind.SUBJECT, PERSON="Kai Pugh")
    assert "subject_line" in mention.cues


def test_reference_makes_a_mention_of_its_own() -> None:
    """An item that names nobody still claims to answer a request."""
    (mention,) = read("You know who this is.", reference="MASH-AAAA-BBBB")
    assert mention.values(K.REFERENCE) == ("MASH-AAAA-BBBB",)


def test_names_in_one_breath_share_family_name_and_dates() -> None:
    """Two forenames with one family name and two dates: each child has its own date."""
    text = "We are worried about Alfie and Bella-Rose Tanner (DOB 08/12/2019 and 17/04/2023)."
    mentions = read(text, PERSON="Alfie; Bella-Rose Tanner", DATE_OF_BIRTH="08/12/2019; 17/04/2023")
    births = {m.values(K.NAME): m.values(K.DATE_OF_BIRTH) for m in mentions}
    assert births == {("Alfie Tanner",): ("2019-12-08",), ("Bella-Rose Tanner",): ("2023-04-17",)}


def test_labels_on_lines_of_their_own() -> None:
    """A form printed as label, value, label, value keeps name and date together."""
    texts = ["Name of child:", "Jessica Quinn", "DOB:", "01 December 2014", "Parent:", "Natalie Quinn"]
    segments = tuple(Segment(f"s{n}", SegmentKind.BODY, t) for n, t in enumerate(texts))
    tags = [*tagged("s1", texts[1], PERSON=texts[1]), *tagged("s3", texts[3], DATE_TIME=texts[3])]
    (mention,) = mentions_of([("", s) for s in segments], tags, Document("x", segments=segments), on=TODAY)
    assert mention.values(K.DATE_OF_BIRTH) == ("2014-12-01",)
    assert "subject_label" in mention.cues


def test_date_behind_a_name_needs_no_tag() -> None:
    """A bare date directly behind a name is the date of birth; a date elsewhere is not."""
    (mention,) = read("CHAUDHRY Zeenat 12.03.10 attended on 4.3.26.", PERSON="CHAUDHRY Zeenat", DATE_TIME="4.3.26")
    assert mention.values(K.DATE_OF_BIRTH) == ("2010-03-12",)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Mum tells us that they gave up the flat and now live at 27 Sandpit Lane.", True),
        ("Child: Kai Pugh. The family have moved to Luton.", True),
        ("They left the flat on 2 March and are now at 9 Mill Close, Slough.", True),
        ("The family is now in Reading.", True),
        ("Mum has handed in her keys.", True),
        ("They left the room and are now calm.", False),
        ("They are now in Year 4.", False),
        ("Kai's dad has moved out and now lives in Leeds.", False),
        ("The child moved class in March.", False),
    ],
)
def test_moves_of_the_family(text: str, moved: bool) -> None:
    """The family's move is noted, a father's or a change of class is not."""
    mentions = read(f"{text} Name: Kai Pugh", PERSON="Kai Pugh")
    assert {"moved" in m.cues for m in mentions} == {moved}


@pytest.mark.parametrize("name", ["Fwd", "MASH-ABCD", "OFFICIAL-SENSITIVE", "RBKC"])
def test_words_of_mail_and_marking_are_no_names(name: str) -> None:
    """What a recogniser took for a name in a subject line names nobody."""
    assert read(f"{name} Kai", SegmentKind.SUBJECT, PERSON=name) == ()


def row(number: int, headers: list[str], cells: list[str]) -> Segment:
    spans, text = [], ""
    for header, cell in zip(headers, cells, strict=True):
        text += " | " if text else ""
        spans.append(Cell("", header, len(text), len(text) + len(cell)))
        text += cell
    return Segment(f"s{number}", SegmentKind.TABLE_ROW, text, Locator(row=number, cells=tuple(spans)))


def test_each_row_is_one_person() -> None:
    """The headings say which cell is which, without a single tag."""
    headers = ["Surname", "Forename", "DOB", "UPN"]
    rows = [row(1, headers, ["Bielak", "Jakub", "2016-01-15", "P207000016049"]), row(2, headers, ["Imran", "Zaki", "2016-02-08", ""])]
    mentions = mentions_of([("", s) for s in rows], [], Document("text/csv", segments=tuple(rows)), on=TODAY)
    assert [(m.values(K.NAME), m.values(K.DATE_OF_BIRTH), m.values(K.UPN)) for m in mentions] == [
        (("Bielak, Jakub",), ("2016-01-15",), ("P207000016049",)),
        (("Imran, Zaki",), ("2016-02-08",), ()),
    ]


@pytest.mark.parametrize(
    ("cell", "name", "born", "number"),
    [
        ("Ada BIRCH, 02/10/2018, NHS 999 000 0026, Elm House W10", "Ada BIRCH", "2018-10-02", "9990000026"),
        ("Ada Birch (dob 2.10.18)", "Ada Birch", "2018-10-02", ""),
        ("Ada Birch, 2nd Oct 2018, Hackney", "Ada Birch", "2018-10-02", ""),
        ("Ada Birch, 7, seen 04/03/2026", "Ada Birch", "", ""),
        ("Ada Birch 9990000027", "Ada Birch", "", ""),
        ("Ada Birch", "Ada Birch", "", ""),
    ],
)
def test_a_cell_for_the_name_that_holds_more(cell: str, name: str, born: str, number: str) -> None:
    """The name ends before the first figure; only a date right behind it is a birthday, only a number that checks is one."""
    only = row(1, ["Bay", "Patient"], ["P4", cell])
    (mention,) = mentions_of([("", only)], [], Document("text/csv", segments=(only,)), on=TODAY)
    assert mention.values(K.NAME) == (name,)
    assert (mention.values(K.DATE_OF_BIRTH), mention.values(K.NHS_NUMBER)) == ((born,) if born else (), (number,) if number else ())


def test_a_label_with_its_answer_is_read_as_a_line() -> None:
    """Two cells of which the first labels the second: several children may stand in the answer, and the label makes them subjects."""
    text = "Child | Ada Birch, 02/10/2018, and the baby Lou"
    line = Segment("s0", SegmentKind.TABLE_ROW, text, Locator(row=1, cells=(Cell("", "", 0, 5), Cell("", "Child", 8, len(text)))))
    tags = tagged("s0", text, PERSON="Ada Birch; Lou", DATE_TIME="02/10/2018")
    mentions = mentions_of([("", line)], tags, Document("text/html", segments=(line,)), on=TODAY)
    assert named(mentions, "Ada Birch").values(K.DATE_OF_BIRTH) == ("2018-10-02",)
    assert "subject_label" in named(mentions, "Ada Birch").cues
    assert "child" in named(mentions, "Lou").cues


@pytest.mark.parametrize(
    ("text", "births"),
    [
        ("Ada Birch in 7P, 22.03.14, lives on Elm Row", ("2014-03-22",)),
        ("Ada Birch, Year 7, 22.03.14", ("2014-03-22",)),
        ("Ada Birch came late in 7P, 22.03.14", ()),
        ("Ada Birch and her class 7P met on 22.03.14", ()),
    ],
)
def test_a_class_between_name_and_birthday(text: str, births: tuple[str, ...]) -> None:
    """A class directly behind the name does not part it from its birthday; other words do."""
    assert named(read(text, PERSON="Ada Birch", DATE_TIME="22.03.14"), "Ada Birch").values(K.DATE_OF_BIRTH) == births


def test_form_children_and_household() -> None:
    """The form's own fields are the surest evidence; adults of the household speak for the home."""
    leaves = {
        "children.0.given_name": "Omid", "children.0.family_name": "Rahmani", "children.0.date_of_birth": "2012-11-04",
        "children.0.known_as": "Omi", "children.1.given_name": "Sara", "children.1.family_name": "Rahmani",
        "household.0.name": "Fereshta Rahmani", "household.0.relationship": "mother",
    }  # fmt: skip
    submission = Submission("x", "y", "", "2026-03-05", "live", leaves=tuple(Leaf(p, v) for p, v in leaves.items()))
    first, second = mentions_of([], [], Document("application/json", submissions=(submission,)), on=TODAY)
    assert first.values(K.NAME) == ("Rahmani, Omid", "Omi Rahmani")
    assert first.values(K.DATE_OF_BIRTH) == ("2012-11-04",)
    assert second.values(K.CARER_NAME) == ("Fereshta Rahmani",)
    assert first.cues == second.cues == frozenset({"form_child"})


def test_meeting_subjects_keep_their_own_passages() -> None:
    """Minutes about two children: each has the date of birth of the own passage."""
    texts = ["Zeenat C, 12/03/2010, excluded twice.", "Omid R, 11/04/2012, seen with older boys."]
    segments = tuple(Segment(f"s{n}", SegmentKind.BODY, t) for n, t in enumerate(texts))
    tags = [
        *tagged("s0", texts[0], PERSON="Zeenat C", DATE_TIME="12/03/2010"),
        *tagged("s1", texts[1], PERSON="Omid R", DATE_TIME="11/04/2012"),
    ]
    meeting = Meeting(subjects=(MeetingSubject("Zeenat C", ("s0",)), MeetingSubject("Omid R", ("s1",))))
    mentions = mentions_of([("", s) for s in segments], tags, Document("x", segments=segments, meeting=meeting), on=TODAY)
    assert [(m.values(K.NAME), m.values(K.DATE_OF_BIRTH)) for m in mentions] == [
        (("Zeenat C",), ("2010-03-12",)),
        (("Omid R",), ("2012-04-11",)),
    ]


def test_the_birth_date_that_minutes_state_is_evidence_and_a_deadline_is_none() -> None:
    """The subject's own date counts though no recogniser saw it; a due date beside the name, after the meeting, does not."""
    text = "Visit Zeenat Chowdhury (11/10/2026)"
    segment = Segment("s0", SegmentKind.BODY, text)
    tags = tagged("s0", text, PERSON="Zeenat Chowdhury", DATE_TIME="11/10/2026")
    meeting = Meeting(subjects=(MeetingSubject("Zeenat Chowdhury", ("s0",), date_of_birth="2010-03-12"),))
    (mention,) = mentions_of([("", segment)], tags, Document("x", segments=(segment,), meeting=meeting), on=date(2026, 9, 5))
    assert mention.values(K.DATE_OF_BIRTH) == ("2010-03-12",)


def test_namesakes_on_a_panel_are_not_one_child_with_two_birthdays() -> None:
    """Two called Jude, each in an own section: two mentions with one birth date each and no third made of both."""
    texts = ["Jude Harrow, born 04/05/2010", "Jude was stopped.", "Jude Okonjo, born 22/12/2011", "Jude has new friends."]
    segments = tuple(Segment(f"s{n}", SegmentKind.BODY, t) for n, t in enumerate(texts))
    tags = [
        *tagged("s0", texts[0], PERSON="Jude Harrow", DATE_TIME="04/05/2010"),
        *tagged("s1", texts[1], PERSON="Jude"),
        *tagged("s2", texts[2], PERSON="Jude Okonjo", DATE_TIME="22/12/2011"),
        *tagged("s3", texts[3], PERSON="Jude"),
    ]
    meeting = Meeting(subjects=(MeetingSubject("Jude Harrow", ("s0", "s1")), MeetingSubject("Jude Okonjo", ("s2", "s3"))))
    mentions = mentions_of([("", s) for s in segments], tags, Document("x", segments=segments, meeting=meeting), on=TODAY)
    assert [m.values(K.DATE_OF_BIRTH) for m in mentions] == [("2010-05-04",), ("2011-12-22",)]


def test_the_register_of_a_meeting_names_no_child() -> None:
    """A post such as Child Abuse Investigation Team beside a professional's name is no child of the item."""
    text = "DC Imran Yusuf (Child Abuse Team, Met Police)"
    segment = Segment("s0", SegmentKind.BODY, text)
    document = Document("x", segments=(segment,), meeting=Meeting(register=("s0",)))
    assert mentions_of([("", segment)], tagged("s0", text, PERSON="Abuse"), document, on=TODAY) == ()


@given(
    st.text(max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30), st.sampled_from(["PERSON", "DATE_OF_BIRTH", "AGE", "UPN"])), max_size=8),
)
def test_any_text_and_tags_are_read(text: str, spans: list[tuple[int, int, str]]) -> None:
    """Whatever the text and wherever the tags, reading ends, and each span lies in the text."""
    tags = [Tag("s0", a, min(a + n, len(text)), e, 0.5, "test") for a, n, e in spans if a <= min(a + n, len(text))]
    segment = Segment("s0", SegmentKind.BODY, text)
    for mention in mentions_of([("", segment)], tags, Document("x", segments=(segment,)), on=TODAY):
        assert all(0 <= e.start <= e.end <= len(text) for e in mention.evidence)


@pytest.mark.parametrize("tagged", [{"DATE_TIME": "21/09/2015"}, {}])
@pytest.mark.parametrize("written", ["Mo Hersi dob 21/09/2015 at 11.15 brought in limping.", "List: Mo Hersi 21/09/2015 11:15 limping."])
def test_a_birthday_keeps_though_a_time_of_day_follows(written: str, tagged: dict[str, str]) -> None:
    """A date of years ago beside a name is no day of a note, whatever time of day stands behind it."""
    assert named(read(written, PERSON="Mo Hersi", **tagged), "Mo Hersi").values(K.DATE_OF_BIRTH) == ("2015-09-21",)


@pytest.mark.parametrize("label", ["dob ", "born "])
def test_a_date_called_a_birthday_is_one(label: str) -> None:
    """A newborn's birthday with the time of the birth behind it."""
    text = f"Mo Hersi {label}3/3/2026 10:30, on the ward."
    assert named(read(text, PERSON="Mo Hersi", DATE_TIME="3/3/2026"), "Mo Hersi").values(K.DATE_OF_BIRTH) == ("2026-03-03",)


@pytest.mark.parametrize("clock", [" 10.05", ", 14:30", " at 9.15"])
def test_a_date_with_a_time_of_day_is_nobodys_birthday(clock: str) -> None:
    """The head of a note names the desk and when it was written; a desk is no child who is missing from the index."""
    text = f"Phone note - Kensal FD - 3/2/26{clock} - taken down by hand"
    assert not any(m.values(K.DATE_OF_BIRTH) for m in read(text, PERSON="Kensal FD", DATE_TIME="3/2/26"))
    assert any(m.values(K.DATE_OF_BIRTH) for m in read(text.replace(clock, ""), PERSON="Kensal FD", DATE_TIME="3/2/26"))
