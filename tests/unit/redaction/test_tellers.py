"""Whoever told of a concern and is not to be known: what tells of them stays behind, what they saw of the child travels."""

from __future__ import annotations

import pytest

from redaction import Cell, Passage
from redaction.detector import Detector
from tests.redaction_builders import copy_of, passages, text_of


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _text(detector: Detector, *paragraphs: str, agency: str = "school") -> str:
    items = passages(*paragraphs)
    return text_of(copy_of(items, detector.tag(items), agency=agency))


@pytest.mark.parametrize(
    ("told", "gone", "kept"),
    [
        (
            (
                "The lollipop man, Denzil Achterop, collared our head. He says Lena walks to school alone in slippers."
                " He has done that crossing for nineteen years and drinks in the same club as her dad, so he wants it left at that."
                " He goes into hospital on the 20th."
            ),
            ("Achterop", "lollipop", "nineteen years", "same club", "20th"),
            ("walks to school alone in slippers",),
        ),
        (
            (
                "This comes from the woman who does nails at the parlour. She noticed cigarette burns on Lena's hand. "
                "Paola is her cousin by marriage. She doesn't want any bother from it and would lose the rent on her chair."
            ),
            ("nails", "cousin by marriage", "chair"),
            ("cigarette burns on Lena's hand",),
        ),
        (
            (
                "A caller rang at nine. Says the kids are on their own every night. Won't leave a name. "
                "Lives directly underneath and can hear the baby being thrown in the cot. Works nights so is in all day."
            ),
            ("directly underneath", "Works nights"),
            ("on their own every night", "being thrown in the cot"),
        ),
        (
            (
                "Her godmother let this slip. Lena has been sleeping in the car since half term. "
                "We have agreed it will look as though we picked it up ourselves. The godmother sits on the PTA with Paola."
            ),
            ("godmother", "PTA"),
            ("sleeping in the car since half term",),
        ),
        (
            (
                "We took this from a dad at the gate who shares a landing with them. Lena is bathed in cold water as a punishment. "
                "Strictly no comeback on him, he has to live there."
            ),
            ("landing", "has to live there"),
            ("bathed in cold water as a punishment",),
        ),
        (
            (
                "Mr Erdem who keeps the shop below told our officer that he sees Lena asleep in the stairwell. "
                "He begs us to be careful as they are his best customers."
            ),
            ("Erdem", "shop below", "customers"),
            ("Lena asleep in the stairwell",),
        ),
    ],
)
def test_what_ties_a_teller_to_the_family_stays_behind(detector: Detector, told: str, gone: tuple[str, ...], kept: tuple[str, ...]) -> None:
    """Trade, kinship, door, habits and the wish itself go, in whatever words silence is asked; what was seen stays."""
    text = _text(detector, told)
    assert not [piece for piece in gone if piece in text]
    assert not [piece for piece in kept if piece not in text]


@pytest.mark.parametrize(
    "told",
    [
        "Maternal grandmother says mum is drinking again. She lives in Reading and has the children every other weekend.",
        "A neighbour told us Lena was seen on the roof. He wants somebody to check on the children.",
        "Mum told us he hits her. She is frightened of him and does not want us to speak to him. She has nowhere to go.",
        "Her friend told the teacher that Lena cuts her arms. She is worried about her.",
        "Lena's sister told me dad locks them in. She is scared of going home.",
    ],
)
def test_a_telling_without_a_wish_for_silence_travels(detector: Detector, told: str) -> None:
    """A mother's fear, a grandmother's weekends, a friend's worry: nobody asked not to be known."""
    assert told in _text(detector, told)


def test_a_frightened_sister_keeps_her_fear_when_she_asks_for_silence(detector: Detector) -> None:
    """A child who told is at risk too: her fear is a concern, her wish is not for the copy."""
    text = _text(detector, "Her sister told me dad locks them in. She is scared of going home. She did not want him to know she told me.")
    assert ("scared of going home" in text, "locks them in" in text, "told me." in text) == (True, True, False)


def test_whom_a_mother_accuses_stays_named_when_she_asks_for_silence(detector: Detector) -> None:
    """The wish not to be known hides who told, never the partner they told of."""
    said = "Paola said her partner Darren Coyle grabbed Lena by the throat. She does not want him to know she rang us."
    assert "Darren Coyle grabbed Lena by the throat" in _text(detector, said, agency="police")


def test_a_professional_who_promised_silence_stays_named(detector: Detector) -> None:
    """A promise given to somebody is no wish of the writer's own."""
    text = _text(
        detector,
        "A man from the club rang about Lena. I gave him my word that it goes no further.",
        "Lena has a black eye.",
        "Kind regards\nAmal Osei, DSL",
    )
    assert ("Amal Osei" in text, "club" in text, "black eye" in text) == (True, False, True)


def test_a_writer_who_asks_tells_nothing_of_themselves(detector: Detector) -> None:
    """Work, days, ties and the story told for cover go; what was fed, done and seen of the child stays."""
    text = _text(
        detector,
        "Please don't let this come back on me. I do the tuck shop at St Luke's. I mind the two of them on Tuesdays.",
        "I took Lena to the walk-in with her arm. I have told the school twice. He drinks from ten in the morning.",
        agency="public",
    )
    assert not [piece for piece in ("tuck shop", "Tuesdays", "come back on me") if piece in text]
    assert not [piece for piece in ("took Lena to the walk-in", "told the school twice", "He drinks from ten") if piece not in text]


def test_the_column_that_says_who_told_is_left_out_of_the_row(detector: Detector) -> None:
    """A named or located caller goes from their cell; a role alone, and the rest of the row, stays."""

    def row(key: str, who: str) -> Passage:
        text = f"CIRCS: Lena found on the landing with a head wound | INFT: {who}"
        start = text.index("INFT")
        return Passage(key, "table_row", text, cells=(Cell("CIRCS", 0, start - 3), Cell("INFT", start, len(text))))

    items = (row("r1", "lady in 12, Mrs Ferreira"), row("r2", "school"))
    text = text_of(copy_of(items, detector.tag(items), agency="police"))
    assert "Ferreira" not in text
    assert "lady in 12" not in text
    assert text.count("found on the landing with a head wound") == len(items)
    assert "INFT: school" in text


def test_the_end_of_a_possessive_ends_a_sentence(detector: Detector) -> None:
    """The name of a church in the genitive closes a sentence; only a single letter that is an initial does not."""
    text = _text(detector, "Please don't let this come back on me. I sing at St Luke's. She hits Lena with a belt.", agency="public")
    assert ("St Luke" in text, "She hits Lena with a belt." in text) == (False, True)


@pytest.mark.parametrize(
    ("told", "gone", "kept"),
    [
        (
            (
                "Brought in by: Odette Fairbrass 07700 900318, across the landing. Asked twice that nobody tells Paola she "
                "drove them, says he put her windows through the last time."
            ),
            ("Fairbrass", "across the landing", "windows through"),
            (),
        ),
        (
            (
                "Mr Quillfeather in Flat 9 let us in. He says it is every night, but he has had eggs thrown at his door "
                "before and won't be a witness, do not use his name. Lena was in the bath with her coat on."
            ),
            ("Quillfeather", "Flat 9", "eggs"),
            ("in the bath with her coat on",),
        ),
        (
            (
                "We looked into it because Mrs Ottoline Vane, a parent who lives over the road, came to me about the "
                "children being on the roof at night. I promised that her name would go no further."
            ),
            ("Vane", "over the road"),
            ("being on the roof at night",),
        ),
        (
            (
                "Mrs Tolworthy, who walks her twins past, says that Lena is outside in her nightie, but she would rather not "
                "be dragged into it, so please leave her out."
            ),
            ("Tolworthy", "twins"),
            ("outside in her nightie",),
        ),
        (
            (
                "Paola's mother, Philippa Grieve, rang the clinic in tears and said that she saw a burn on a video call. She "
                "begged us not to say that it came from her, as he has stopped her seeing the children before. I did not "
                "feel safe to refer from the flat."
            ),
            ("Grieve", "clinic in tears", "stopped her seeing"),
            ("a burn on a video call", "I did not feel safe to refer"),
        ),
        (
            (
                "Happy to be named? NO\nWhat happened? I live directly opposite at 22. Lena was shut out in her nightie. "
                "Please don't say where this came from, my wife does her mum's nails."
            ),
            ("opposite at 22", "nails"),
            ("shut out in her nightie",),
        ),
        (
            "This is in confidence please, I am in 38 and share a wall with them. He bangs on that door for hours saying let me out.",
            ("in 38", "share a wall"),
            ("bangs on that door for hours saying let me out",),
        ),
    ],
)
def test_who_helped_or_wrote_and_is_not_to_be_known_is_nowhere(
    detector: Detector, told: str, gone: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    """A driver, a neighbour with a key, a parent at the gate, a grandmother, a writer of a form; and what was done to them before."""
    text = _text(detector, told)
    assert not [words for words in gone if words in text]
    assert not [words for words in kept if words not in text]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (
            (
                "Lena told me that a cousin of her father's has been chosen for her. She has lost 6kg since January. She "
                "asked that neither parent is told that she has spoken."
            ),
            ("a cousin of her father's has been chosen", "lost 6kg since January", "neither parent is told that she has spoken"),
        ),
        (
            "Lena has told me of an uncle who is in the flat at night, and she is frightened of him.",
            ("an uncle who is in the flat", "she is frightened of him"),
        ),
        (
            "Mrs Orr said she saw Declan shouting at the gate and wants no part in it, so please leave her out.",
            ("shouting at the gate",),
        ),
        ("Mum has told dad nothing. He put her windows through in May.", ("put her windows through in May",)),
        ("Lena did not want to be dragged into the car.", ("dragged into the car",)),
    ],
)
def test_a_childs_own_telling_and_whoever_is_accused_stay(detector: Detector, told: str, kept: tuple[str, ...]) -> None:
    """The child is no informant, what it asks for protects it, and whoever was seen doing harm is not taken for who saw it."""
    text = _text(detector, told)
    assert not [words for words in kept if words not in text]


@pytest.mark.parametrize(
    "fact",
    [
        "Mum says not a word to dad about the bruise.",
        "She told Lena not to let on that he was back.",
        "Dad will know who it was if Lena speaks.",
        "Mother asked that we do not use her name with him.",
        "Mum cannot say who it was.",
        "Lena said can you say that it was her who spilled it.",
        "Lena fears that he will work out that she told.",
    ],
)
def test_secrets_within_the_family_are_no_wish_of_an_informants(detector: Detector, fact: str) -> None:
    """Nobody from outside has been brought in: what a parent or the child keeps from the other is the concern."""
    assert fact in _text(detector, f"Lena Marchetti was seen today. {fact}")


def test_kin_of_a_teller_under_a_title_are_not_the_childs_own(detector: Detector) -> None:
    """Where the teller's daughter goes with the child gives the teller away, though the child is named beside."""
    text = _text(
        detector,
        "Mrs Ifield at number 30 heard Lena crying every night. She does not want to be named."
        " Mrs Ifield's daughter goes to the same swimming class as Lena.",
    )
    assert "heard Lena crying every night" in text
    assert "swimming class" not in text


def test_a_friend_whom_the_child_told_is_nobody_accused(detector: Detector) -> None:
    """A friend named in a sentence with harm, whose mother will not be named, stays unnamed."""
    text = _text(
        detector,
        "Lena says that she will be sent away and she is terrified. She only told her friend Jasmine Ojo, and Ravi Das overheard."
        " Jasmine's mum says she would rather not be named.",
    )
    assert "terrified" in text
    assert not any(name in text for name in ("Jasmine", "Ojo"))


@pytest.mark.parametrize(
    ("told", "gone", "kept"),
    [
        (
            "Carol Marsh (paternal aunt) rang. She saw Lena with a bruised arm on Sunday. Carol would like this kept from her brother.",
            ("Carol", "aunt", "brother"),
            "She saw Lena with a bruised arm on Sunday.",
        ),
        (
            "Caller does not wish to be identified to family. Caller is paternal aunt, Carol Marsh. She says Lena is left alone.",
            ("Carol", "aunt"),
            "She says Lena is left alone.",
        ),
        (
            "Carol Marsh, Lena's aunt, called the duty line. She says that Lena was locked out. She asks that her sister is not told.",
            ("Carol", "aunt", "sister"),
            "Lena was locked out.",
        ),
        (
            "Referrer is Lena's grandmother Ivy Dunn, who does not want her daughter to know. Ivy says Lena sleeps on the floor.",
            ("Ivy", "grandmother", "daughter"),
            "says Lena sleeps on the floor.",
        ),
        (
            "Joan Pike is the sister of Paola's late father. She lives in Barking. Joan says Lena is hungry. She wants her niece not told.",
            ("Joan", "sister", "Barking", "niece"),
            "says Lena is hungry.",
        ),
    ],
)
def test_a_relative_who_told_is_not_named_to_the_family(detector: Detector, told: str, gone: tuple[str, ...], kept: str) -> None:
    """Name, kinship and what gives them away go, wherever in the passage they are introduced; what they told stays."""
    text = _text(detector, told)
    assert not [piece for piece in gone if piece in text]
    assert kept in text


@pytest.mark.parametrize(
    "told",
    [
        "Lena's aunt Carol Marsh collected her. Mum does not want her sister to know about the debts.",
        "Lena asked that her dad is not told. Carol Marsh, her aunt, will look after Lena.",
        "Carol Marsh (aunt) said that Lena was hit. Mum must not be told where Lena is staying.",
    ],
)
def test_a_secret_that_is_no_tellers_hides_no_relative(detector: Detector, told: str) -> None:
    """A mother's debts, the child's own wish, an address that is kept back: the aunt is no informant."""
    assert told in _text(detector, told)
