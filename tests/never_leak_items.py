"""Letters that put one thing that must never be shared into every place where a writer may put it. All people are invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from email.message import EmailMessage

from gateway.children import Address, Adult, ChildRecord
from gateway.ids import Borough, ChildId
from tests.ooxml_files import docx, paragraph, relations, row, xlsx

HOST = "northgate-gp.example"
FACT = "Isadora has a bruise on her left arm and said that her father hit her with a belt."
CHILD = ChildRecord(
    ChildId("ND-1"),
    "Isadora",
    "Penhallow",
    date(2014, 3, 9),
    sex="F",
    addresses=(Address("27 Askham Row", "W12 9LE"),),
    borough=Borough.LBHF,
    household="NH-1",
    adults=(Adult("Celia Penhallow", "mother", None, ""), Adult("Rufus Penhallow", "father", None, "")),
)
_DRAWING = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Kind:
    """`said` is the sentence that shows what it is; `bare` how it stands elsewhere; `secrets` what may stand nowhere."""

    name: str
    bare: str
    secrets: tuple[str, ...]
    said: str
    reason: str
    child: ChildRecord = CHILD


KINDS = (
    Kind(
        "refuge",
        "18 Halvergate Road",
        ("Halvergate", "W6 0QJ"),
        "Celia and Isadora have moved to the refuge at 18 Halvergate Road, W6 0QJ, since Monday.",
        "refuge_address",
    ),
    Kind(
        "informant",
        "Oona Threlkeld",
        ("Oona", "Threlkeld"),
        "Their neighbour Oona Threlkeld rang us and asked not to be named; she heard Rufus Penhallow hit Isadora on Sunday night.",
        "informant",
    ),
    Kind(
        "former_identity",
        "Jessamy Orwick",
        ("Jessamy", "Orwick"),
        "Before her adoption Isadora was known as Jessamy Orwick.",
        "identity_before_adoption",
        replace(CHILD, flags=("adopted",), previous_names=("Jessamy Orwick",)),
    ),
    Kind(
        "conditional_intelligence",
        "Darnell Quibell",
        ("Quibell", "Drovers Yard"),
        "Intelligence, graded 2 B C, handling code C, not to be disseminated without the originator: Darnell Quibell keeps a firearm "
        "at the Drovers Yard lock-up for Rufus Penhallow.",
        "conditional_intelligence",
    ),
    Kind(
        "told_in_confidence",
        "Wilhelmina Tarrowby",
        ("Tarrowby", "Saltpan", "bigger flat"),
        "Please do not share this with her parents: Wilhelmina Tarrowby has put in for a bigger flat and lives at 4 Saltpan Lane.",
        "told_in_confidence",
    ),
)
CONFIDED = Kind(
    "confidential_from_family",
    "the radiator",
    ("radiator",),
    "Please do not tell her parents: Isadora said that her father ties her to the radiator and hits her.",
    "confidential_from_family",
)
"""A child's confidence that is a fact of concern: it travels with its caveat, in the words of the copy and nowhere else."""


def letter(kind: Kind) -> bytes:
    """Subject, body, quoted reply; names of files and of a sheet, alternative text, a link's target, a form's label, a meeting's title."""
    message = EmailMessage()
    message["From"] = f"desk@{HOST}"
    message["To"] = "mash.inbox@trimash.example"
    message["Date"] = "Mon, 02 Mar 2026 10:00:00 +0000"
    message["Message-ID"] = f"<{kind.name}@{HOST}>"
    message["Subject"] = f"Isadora Penhallow, 09/03/2014 - {kind.bare}"
    message.set_content(
        f"Dear MASH,\n\nRe: Isadora Penhallow, born 9 March 2014, 27 Askham Row, W12 9LE.\n\n{FACT}\n\n{kind.said}\n\n"
        f"Kind regards\nDr Ada Fenwick\nNorthgate Surgery\n\n"
        f"On Fri, 27 Feb 2026 at 09:12, Celia Penhallow <celia@mail.example> wrote:\n> Thank you. {kind.bare} knows.\n> Celia\n"
    )
    sheet = xlsx((kind.bare, "visible", row(1, "Name", "Note") + row(2, "Isadora Penhallow", f"see {kind.bare}")))
    message.add_attachment(sheet, maintype="application", subtype=_SHEET, filename=f"{kind.bare} notes.xlsx")
    message.add_attachment(_minutes(kind.bare), maintype="application", subtype=_WORD, filename=f"Minutes {kind.bare}.docx")
    form = f'<html><body><form><label for="a">{kind.bare} seen?</label><input id="a" name="a" value="yes"></form></body></html>'
    message.add_attachment(form.encode(), maintype="text", subtype="html", filename=f"{kind.bare}.html")
    return message.as_bytes()


def _minutes(bare: str) -> bytes:
    lines = (
        f"Strategy meeting minutes: {bare}",
        "Date: 2 March 2026",
        "Child: Isadora Penhallow, born 09/03/2014",
        "Discussion: Isadora has a bruise on her left arm.",
    )
    label = f"<w:tbl><w:tr><w:tc>{paragraph(bare + ' contacted?')}</w:tc><w:tc>{paragraph('Yes')}</w:tc></w:tr></w:tbl>"
    drawn = f'<wp:inline {_DRAWING}><wp:docPr id="1" name="P" descr="Photo of {bare}"/></wp:inline>'
    picture = f"<w:p><w:r><w:drawing>{drawn}</w:drawing></w:r></w:p>"
    link = '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>where it is</w:t></w:r></w:hyperlink></w:p>'
    target = relations(("rId9", "hyperlink", f"https://maps.example/{bare.replace(' ', '-')}"), external=True)
    body = "".join(map(paragraph, lines)) + label + picture + link
    return docx(body, **{"word/_rels/document.xml.rels": target})
