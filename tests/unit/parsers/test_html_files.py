"""HTML files: forms as they were filled in, what stands beside the text, and pages for programs that can do less."""

from parsers import DEFAULT_LIMITS, Document, SegmentKind, Status, html, ics, read_tree


def read(text: str) -> Document:
    return html.parse(text.encode(), DEFAULT_LIMITS)


def of(document: Document, kind: SegmentKind) -> list[str]:
    return [segment.text for segment in document.segments if segment.kind is kind]


def test_a_filled_form_shows_what_was_filled_in():
    """Typed words, ticks and the chosen entry stand where a reader sees them, in cells too, and are fields."""
    found = read(
        "<table><tr><td>Name:</td><td><input name=who value='Ada Test'></td></tr>"
        "<tr><td>Seen:</td><td><input type=checkbox name=seen checked></td></tr><tr><td>By:</td><td>"
        "<select name=by><option>GP<option selected>School</select></td></tr></table>"
        "<label for=t>Told us</label><textarea id=t name=told>She was late.</textarea><input type=hidden name=k value=abc>"
    )
    assert of(found, SegmentKind.TABLE_ROW) == ["Name: | Ada Test", "Seen: | ☒", "By: | School"]
    assert {(f.name, f.label, f.value, f.checked) for f in found.fields} == {
        ("who", "", "Ada Test", None),
        ("seen", "", "", True),
        ("by", "", "School", None),
        ("told", "Told us", "She was late.", None),
    }
    assert of(found, SegmentKind.HIDDEN) == ["GP", "abc"]


def test_a_list_that_nobody_touched_shows_its_first_entry():
    """As browsers do; a list of several lines shows all of it, ticked or not."""
    assert of(read("<p>By<select><option>GP<option>School</select></p>"), SegmentKind.BODY) == ["By GP"]
    assert of(read("<select multiple><option selected>GP<option>School</select>"), SegmentKind.BODY) == ["☒ GP, ☐ School"]


def test_title_description_links_and_alternative_texts_are_kept():
    """What a page carries beside its text."""
    head = "<head><title>Visit  notes</title><meta name=Author content='Bo Test'><meta name=viewport content=x></head>"
    found = read(f"{head}<p>Words</p><a href='https://school.example/'>x</a><a href='#top'>y</a><img alt='a map'>")
    assert of(found, SegmentKind.METADATA) == [
        "title: Visit notes",
        "author: Bo Test",
        "alternative text: a map",
        "link: https://school.example/",
    ]


def test_words_for_other_programs_are_hidden_words():
    """What only a program without scripts or plug-ins shows is in the file; drawn words and formulas are seen by all."""
    found = read("<p>Seen</p><noscript>no script</noscript><object>no plug-in</object><svg><text>drawn</text></svg>")
    assert of(found, SegmentKind.HIDDEN) == ["no script", "no plug-in"]
    assert "drawn" in " ".join(of(found, SegmentKind.BODY))


def test_an_invitation_loses_no_property():
    """What people read are fields; everything else is kept as written."""
    words = "BEGIN:VCALENDAR\r\nPRODID:-//School//EN\r\nBEGIN:VEVENT\r\nSUMMARY:Meeting\r\nCATEGORIES:Safe\\, sound\r\nEND:VEVENT\r\n"
    found = ics.parse(words.encode(), DEFAULT_LIMITS)
    assert of(found, SegmentKind.METADATA) == ["PRODID: -//School//EN", "CATEGORIES: Safe, sound"]
    assert of(found, SegmentKind.FIELD) == ["Summary: Meeting"]


def test_a_contact_card():
    """Each property under its label, groups and parts resolved; quoted-printable notes of old telephones are read."""
    card = "BEGIN:VCARD\r\nFN:Ada Test\r\nitem1.TEL;TYPE=CELL:07700 900123\r\nADR:;;1 Any Road;Town;;;\r\n"
    card += "NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9 =\r\nwords\r\nPHOTO:abc\r\n"
    found = read_tree(card.encode(), "a.vcf")
    assert of(found, SegmentKind.FIELD) == ["Name: Ada Test", "Telephone: 07700 900123", "Address: 1 Any Road, Town", "Note: café words"]
    assert [s.locator.field for s in found.segments] == ["begin", "fn", "tel", "adr", "note", "photo"]


def test_a_list_of_thousands_of_choices_is_read_as_paragraphs():
    """The library would take time in the square of their number; every choice is shown."""
    choices = "".join(f"<OPTION>choice {n}" for n in range(3_000))
    document = read_tree(f"<!doctype html><p>Mia was seen</p><select>{choices}</select><p>by us</p>".encode(), "a.html")
    text = "\n".join(segment.text for segment in document.segments)
    assert all(f"choice {n}\n" in text for n in range(3_000))
    assert "by us" in text


def test_an_element_of_thousands_of_attributes_is_a_limit():
    """Browsers look at each pair of them: nothing waits for that."""
    page = "<p>Mia was seen</p><a " + " ".join(f"a{n}" for n in range(3_000)) + ">x</a>"
    document = read_tree(page.encode(), "a.html", "text/html")
    assert (document.status, [finding.code for finding in document.findings]) == (Status.LIMITED, ["attributes"])


def test_a_page_written_out_in_a_frame_is_read():
    """Frames are shown in their place by browsers; here their words follow the page's, frames inside frames too."""
    found = read("<p>Mia was seen</p><iframe srcdoc='<p>at school</p><iframe srcdoc=&quot;today&quot;></iframe>'></iframe>")
    assert of(found, SegmentKind.BODY) == ["Mia was seen", "at school", "today"]
    assert read_tree(b"<!doctype html><p>x" + b"<iframe srcdoc='<b>seen</b>'></iframe>" * 3_000, "a.html").status is Status.OK
