"""Lists of old ailments and relatives' records stay behind entry by entry; what may be a sign of harm travels."""

from __future__ import annotations

import pytest

from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of
from tests.unit.redaction.history_reading import without_entries


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.mark.parametrize(
    "ailment",
    [
        "umbilical granuloma (2014)",
        "molluscum contagiosum (2018)",
        "threadworms (2021)",
        "hand, foot and mouth (2016)",
        "glue ear (2017)",
        "undescended testis (2013)",
        "orthodontic referral (2024)",
        "newborn hearing screen normal (2012)",
        "hip scan normal (2012)",
        "tongue tie (2012)",
        "Osgood-Schlatter's (2023)",
        "verrucas (2019)",
        "cow's milk protein allergy (2013)",
        "myopia, glasses (2020)",
        "flat feet (2018)",
        "travel vaccines (2022)",
        "croup (2015)",
        "innocent heart murmur (2014)",
    ],
)
def test_old_ailments_of_a_list_stay_behind(ailment: str) -> None:
    """Skin, infections, ears, eyes, teeth, bones and screening: one entry beside another."""
    left = without_entries(f"Past - chickenpox (2015), {ailment}, fracture of radius (2022).")
    assert (ailment in left, "chickenpox" in left, "fracture of radius (2022)" in left) == (False, False, True)


@pytest.mark.parametrize(
    "sign",
    [
        "burn to left hand (2019)",
        "recurrent urine infections (2020)",
        "dental caries with extraction (2021)",
        "ingestion of methadone (2018)",
        "faltering growth (2013)",
        "soiling (2022)",
        "vulval soreness (2021)",
        "type 1 diabetes mellitus (2020)",
        "head lice with infected sores (2023)",
        "subconjunctival haemorrhage (2012)",
    ],
)
def test_what_may_be_a_sign_stays_in_the_list(sign: str) -> None:
    """Injury, ingestion, infection of the urine, decay, growth, soiling, and what has to be treated daily."""
    assert sign in without_entries(f"Past - chickenpox (2015), croup (2016), {sign}.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Chickenpox kept him off school for a week.",
        "Mum says that the marks are eczema.",
        "She has lost her glasses again and squints at the board.",
        "He was not brought for grommets.",
    ],
)
def test_a_sentence_about_the_child_is_no_list(sentence: str) -> None:
    """An ailment told in a sentence may be how something is explained."""
    assert without_entries(sentence) == sentence


@pytest.mark.parametrize(
    ("record", "private", "kept"),
    [
        (
            "Mother, Paola: moderate depression, missed reviews. Termination of pregnancy 2009. Fibroadenoma 2020.",
            "ermination",
            "moderate depression",
        ),
        ("Father: AUDIT score 24. Vasectomy 2017.", "Vasectomy", "AUDIT score 24"),
        ("PAOLA MARCHETTI 04/03/1988 (mother): laparoscopy 2017; drinks daily.", "laparoscopy", "drinks daily"),
        ("MOTHER: endometriosis, laparoscopy 2017; overdose 2021.", "laparoscopy", "overdose 2021"),
        ("Maternal grandmother (same address): bowel cancer, carer for two.", "bowel cancer", "carer for two"),
        ("FAMILY: carpal tunnel release right, IVF 2012.", "IVF", "FAMILY:"),
        ("Mum: chlamydia 2014, methadone 60ml daily.", "chlamydia", "methadone 60ml daily"),
        ("Paternal grandfather: prostate cancer, pacemaker.", "pacemaker", "grandfather"),
        ("Parents: subfertility, both smoke.", "subfertility", "both smoke"),
        ("Mother: ectopic pregnancy 2016; psychosis after birth of Lena.", "ectopic", "psychosis after birth"),
        ("Dad's PMH: gout, haemorrhoids, opiate dependence.", "haemorrhoids", "opiate dependence"),
    ],
)
def test_a_relatives_entries_go_and_what_bears_on_care_stays(record: str, private: str, kept: str) -> None:
    """Behind a label, to the end of what it labels: gynaecology, growths, operations and joints; not drink, drugs or mind."""
    left = without_entries(record)
    assert (private in left, kept in left) == (False, True)


def test_a_label_of_the_child_ends_a_relatives_record() -> None:
    """What follows another label is no relative's."""
    assert "chlamydia at eleven" in without_entries("Mother: gout. Lena: chlamydia at eleven.")


@pytest.mark.parametrize(
    ("told", "private", "kept"),
    [
        (
            "Marco is in Year 2. No worries about him. He is having grommets fitted and his speech therapist is pleased.",
            "grommets",
            "Year 2",
        ),
        ("We know Marco separately for tics, he takes clonidine. Marco told us that Lena eats what is left.", "tics", "eats what is left"),
        ("Marco came along. He sees the dietitian for coeliac disease. Lena has a burn.", "coeliac", "Lena has a burn"),
        ("Marco was there. He has a bruise on his arm.", "zzz", "a bruise on his arm"),
        ("Marco is five. He is under the enuresis clinic.", "enuresis", "Marco is five"),
    ],
)
def test_a_brothers_clinics_stay_behind_where_only_a_pronoun_names_him(detector: Detector, told: str, private: str, kept: str) -> None:
    """A pronoun goes on about the brother who was named before; a bruise of his is a concern and stays."""
    items = passages(told)
    text = text_of(copy_of(items, detector.tag(items)))
    assert (private in text, kept in text) == (False, True)


@pytest.mark.parametrize(
    ("listed", "gone", "kept"),
    [
        (
            (
                "(a) ABBOTT-ROE Levi - no trace.\n(b) FERNANDEZ Kasun - one caution for fare evasion, little sister Dilini.\n"
                "(c) MARCHETTI LENA 06.05.14 - known. Came in with two chipped teeth.\n(d) QURESHI-BELL Tamsin - is a victim."
            ),
            ("ABBOTT", "fare evasion", "Dilini", "QURESHI", "Tamsin"),
            ("two chipped teeth",),
        ),
        (
            (
                "Lena Marchetti is known, a bolt on the door. While I am writing: the other two names on your Thursday list. "
                "LOMBARDI Enzo, no trace. SKEETE Damaris, in custody, her daughter Paige is with an aunt."
            ),
            ("LOMBARDI", "SKEETE", "Damaris", "Paige"),
            ("a bolt on the door",),
        ),
    ],
)
def test_other_names_of_one_request_stay_behind(detector: Detector, listed: str, gone: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """Entries behind letters, and what follows the words that bring in the other names of a list."""
    items = passages(listed)
    text = text_of(copy_of(items, detector.tag(items), agency="yot"))
    assert not [words for words in gone if words in text]
    assert not [words for words in kept if words not in text]


def test_the_partner_in_a_lettered_list_stays(detector: Detector) -> None:
    """An entry that says whose partner somebody is belongs to the child's own life."""
    items = passages("(a) Lena Marchetti - the child.\n(b) Declan Hurst - her mum's partner, on bail.")
    assert "her mum's partner, on bail" in text_of(copy_of(items, detector.tag(items)))


@pytest.mark.parametrize(
    "fact", ["has the boy Thursdays to Sundays", "GBL bottle on the arm", "RoSH: HIGH to children", "GHB on the table"]
)
def test_days_drugs_and_scales_are_no_names(detector: Detector, fact: str) -> None:
    """A day in the plural, a drug's or a scale's short name hide no fact of concern."""
    items = passages(f"He {fact}.")
    assert fact in text_of(copy_of(items, detector.tag(items), agency="probation"))


@pytest.mark.parametrize(
    ("record", "kept"),
    [
        ("Ivy Dunn (maternal grandmother): seen in clinic for prolapse. Ring pessary fitted in May. Reviewed by Dr Hall in June.", ()),
        ("Joan Pike (paternal aunt): under urology for an overactive bladder. Awaiting urodynamics. Takes solifenacin 5 mg.", ()),
        (
            "Ivy Dunn (grandmother): prolapse repair in 2019. Ring fitted again. Drinks vodka. Looks after Lena at weekends.",
            ("Drinks vodka.", "Looks after Lena at weekends."),
        ),
        ("Paola Marchetti (mother): cystocele. Pessary clinic in June. Works nights at a bakery.", ("Works nights at a bakery.",)),
    ],
)
def test_a_passage_that_opens_with_a_relative_is_their_record(detector: Detector, record: str, kept: tuple[str, ...]) -> None:
    """The second and third sentence too, where they are of medicine; drink, care of the child and a parent's life stay."""
    items = passages(record)
    text = text_of(copy_of(items, detector.tag(items), agency="gp"))
    gone = [s for s in record.split(": ", 1)[1].split(". ") if s.rstrip(".") + "." not in kept]
    assert [piece for piece in gone if piece.rstrip(".") in text] == []
    assert [piece for piece in kept if piece not in text] == []


@pytest.mark.parametrize(
    ("record", "kept"),
    [
        (
            "Ida Roe (grandmother): prolapse repair. Ring fitted. Falls asleep with the gas on. Reviewed in May.",
            "Falls asleep with the gas on.",
        ),
        (
            "Ida Roe (grandmother): prolapse repair. Ring fitted. Lets Dean Cole sleep in the spare room.",
            "Lets Dean Cole sleep in the spare room.",
        ),
        ("Ida Roe (grandmother): prolapse repair. Ring fitted. Treated at home by Dean Cole.", "Treated at home by"),
        ("Ida Roe (grandmother): prolapse repair. Ring fitted. Rents the back room to two men.", "Rents the back room to two men."),
        ("Dean Cole (father): incontinence after surgery. Takes oxycodone and falls asleep at the wheel.", "falls asleep at the wheel."),
        ("Paola (mum): urinary retention. Ring fitted. Discharged from psychiatric ward on 3 May.", "psychiatric ward on 3 May."),
        ("Paola (mum): cystitis. Ring fitted. Takes lithium, dose missed for weeks.", "Takes lithium, dose missed for weeks."),
        ("Paola (mum): cystitis. Ring fitted. Prescribed fentanyl. Tablets not collected since May.", "Tablets not collected since May."),
        ("Paola (mum): cystitis. Ring fitted. Takes zopiclone for arthritis.", "Takes zopiclone"),
    ],
)
def test_what_an_illness_means_to_a_child_stays_in_a_relatives_record(detector: Detector, record: str, kept: str) -> None:
    """Mind, opioids and sedatives, sleep and driving, doses missed and whoever else is named, of kin and parents; what is medicine goes."""
    items = passages(record)
    text = text_of(copy_of(items, detector.tag(items), agency="gp"))
    assert (kept in text, "Ring fitted" in text) == (True, False)


@pytest.mark.parametrize("told", ["Mother has urinary incontinence and a pessary.", "Her grandmother has had a prolapse repair."])
def test_intimate_conditions_of_relatives_stay_behind(detector: Detector, told: str) -> None:
    """In running text, beside what is told of the child."""
    items = passages(f"{told} Lena was seen with a bruise on her arm.")
    text = text_of(copy_of(items, detector.tag(items), agency="gp"))
    assert (any(word in text for word in ("incontinence", "pessary", "prolapse")), "bruise on her arm" in text) == (False, True)


@pytest.mark.parametrize(
    "told",
    [
        "Lena has daytime incontinence and wears pads at school.",
        "Ivy Dunn (grandmother): says Lena is not fed. She saw her on Sunday.",
    ],
)
def test_the_same_words_are_a_sign_in_a_child(detector: Detector, told: str) -> None:
    """Of the child they stay, and so does what a relative says."""
    items = passages(told)
    text = text_of(copy_of(items, detector.tag(items), agency="gp"))
    assert "incontinence" in text or "not fed" in text


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Mum: alcohol, told to stop 2023.", True),
        ("MUM: ALCOHOL, TOLD TO STOP 2023.", True),
        ("Mum: TOP 2014.", False),
        ("Mum: obs, MTOP 2016.", False),
    ],
)
def test_a_termination_is_written_in_capitals(detector: Detector, told: str, kept: bool) -> None:
    """The word "Stop 2023" is no operation: a mother's drinking, and that somebody told her so, travels; a "TOP 2014" stays behind."""
    items = passages(f"{told} Lena is home alone.")
    text = text_of(copy_of(items, detector.tag(items)))
    assert (told in text, "Lena is home alone." in text) == (kept, True)
