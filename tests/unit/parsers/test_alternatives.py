"""A mail whose plain text and HTML differ: what either of them says is shown, and what could matter holds the mail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import SegmentKind, read_tree
from parsers.alternatives import unsaid

SEEN = "Mia was seen at school on Monday. She said that she feels safe at home."


def mail(plain, html):
    parts = "".join(
        f"--b\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{text}\r\n" for kind, text in (("plain", plain), ("html", html))
    )
    head = "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
    return read_tree((head + parts + "--b--\r\n").encode(), "a.eml", "message/rfc822")


def beside(document):
    return [segment.text for segment in document.segments if segment.kind is SegmentKind.HIDDEN]


def holds(document):
    return [finding.code for finding in document.findings if finding.severity == "hold"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("feels safe", "does not feel safe"),
        ("on Monday", "on Tuesday"),
        ("Mia was", "Zara was"),
        ("at school", "at 14 Hill Road"),
    ],
    ids=["negation", "day", "name", "number"],
)
def test_a_sentence_that_differs_is_shown_and_holds(ours, theirs):
    """One word is enough: the reader of the other alternative was told something else."""
    document = mail(SEEN, f"<p>{SEEN.replace(ours, theirs)}</p>")
    assert any(theirs in text for text in beside(document))
    assert holds(document) == ["alternative_says_more"]


def test_a_missing_negation_is_noticed_on_either_side():
    """The plain text has the "not" that the HTML lacks."""
    document = mail("She is not safe there.", "<p>She is safe there.</p>")
    assert beside(document) == ["She is safe there."]
    assert holds(document) == ["alternative_says_more"]


def test_only_the_sentences_that_differ_are_repeated():
    """The rest of the mail stands once."""
    document = mail(SEEN, f"<p>{SEEN}</p><p>Her number is 01632 960123.</p>")
    assert beside(document) == ["Her number is 01632 960123."]


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        (SEEN.replace("school on", "school\r\non"), f"<p>{SEEN}</p>"),
        ("* one thing\r\n* another thing", "<ul><li>one thing<li>another thing</ul>"),
        ("1. one thing\r\n2. another thing", "<ol><li>one thing<li>another thing</ol>"),
        ("See here <https://a.example/x?y=1> please", "<p>See <a href='https://a.example/x?y=1'>here</a> please"),
        ("Write to a@b.example<mailto:a@b.example> today", "<p>Write to <a href='mailto:a@b.example'>a@b.example</a> today"),
        ("*Mia* is _well_ today", "<p><b>Mia</b> is <i>well</i> today"),
        ("Name\r\nMia\r\nBorn\r\n2015", "<table><tr><td>Name<td>Mia<tr><td>Born<td>2015</table>"),
        ("Hello [image: picture] there", "<p>Hello <img src='cid:x' alt='picture'> there"),
        ("Please open this e-mail in your browser", f"<p>{SEEN}</p>"),
    ],
    ids=["wrapped", "bullets", "numbers", "link", "address", "marks", "table", "picture", "stub"],
)
def test_the_same_words_are_not_doubled(plain, html):
    """What mail programs make of one text is one text."""
    document = mail(plain, html)
    assert beside(document) == []
    assert "alternative_says_more" not in [finding.code for finding in document.findings]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_a_text_has_nothing_that_itself_lacks(lines):
    """However it is written."""
    assert unsaid(lines, lines).sentences == ()


@given(
    st.lists(st.sampled_from(["she", "was", "not", "seen", "at", "home", "by", "them", "today"]), min_size=3, max_size=12),
    st.integers(0, 12),
)
def test_a_word_more_is_always_said(words, place):
    """Wherever a word is put in that the other text has not, its sentence is given."""
    longer = [*words[:place], "nowhere", *words[place:]]
    assert unsaid([" ".join(longer)], [" ".join(words)]).sentences == (" ".join(longer),)


def test_a_page_that_browsers_could_not_lay_out_keeps_its_words():
    """Where the HTML is refused, the words between its tags are read, and the plain text and the mail's files stay."""
    document = mail("Mia was seen.", "<p>Mia was not seen.</p><a " + " ".join(f"a{n}=x" for n in range(5_000)) + ">x</a>")
    text = "\n".join(segment.text for segment in document.segments)
    assert "Mia was seen." in text
    assert "Mia was not seen." in text
    assert "attributes" in holds(document)
