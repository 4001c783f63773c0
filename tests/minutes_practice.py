"""Layouts of practice: headings that do not open with a name, cases with tables, rows for children, notes typed in columns."""

from __future__ import annotations

from tests.minutes_expected import Layout, Subject


def _rows(*rows: tuple[str, ...]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"


_CONFERENCE = f"""<h1>Initial Child Protection Conference</h1>
{_rows(("Date of conference", "24/09/2026"), ("Conference chair", "Adaeze Nwosu"))}
<p>Name of child 1 – Rowan Pettifer (30/11/2012)</p><p>Name of child 2 – Skye Pettifer (04/04/2016)</p>
<h2>Invited and attended</h2>
<ul><li>Adaeze Nwosu – Independent Chair, Quality Assurance Unit</li><li>PC Dean Whitlow – Police Constable, Northshire Police</li></ul>
<h2>Invited, could not come</h2><p>Colin Frayne – Probation Officer, Probation Service</p>
<h2>Agency updates on Rowan</h2><p>School: attendance stands at 61 per cent.</p><p>He was weighed in June and had lost weight.</p>
<h2>Agency updates on Skye</h2><p>School: her speech has come on since the autumn.</p>
<h2>Rowan and Skye together</h2><p>They shared a bed in the lounge all winter.</p>
<h2>Decision and rationale</h2><p>Rowan to be made subject of a plan under neglect.</p>
<h2>Safety plan</h2><p>PC Dean Whitlow will look in by 1 October 2026</p>
<h2>Confidential – professionals only</h2><p>The caller was the aunt.</p>"""

CONFERENCE = Layout(
    "headings by topic, siblings in turn and together",
    "conference.html",
    _CONFERENCE.encode(),
    "Initial Child Protection Conference",
    "2026-09-24",
    "Adaeze Nwosu",
    (("Adaeze Nwosu", "Independent Chair", "Quality Assurance Unit"), ("PC Dean Whitlow", "Police Constable", "Northshire Police")),
    ("Colin Frayne",),
    (
        Subject("Rowan Pettifer", "2012-11-30", ("attendance stands at 61", "He was weighed in June", "Rowan to be made subject")),
        Subject("Skye Pettifer", "2016-04-04", ("her speech has come on",)),
    ),
    (("will look in", "PC Dean Whitlow", "2026-10-01"),),
    ("Rowan to be made subject of a plan",),
    ("The caller was the aunt",),
    ("They shared a bed", "The caller was the aunt"),
)

_CASES = f"""<h1>Multi-Agency Risk Assessment Conference (MARAC)</h1><p>Minutes of 12 February 2026</p><p>Chair: DI Gareth Moss</p>
{_rows(("Name", "Agency", "Role"), ("DI Gareth Moss", "Northshire Police", "Detective Inspector"), ("Noor Jamal", "Children's Services", "Team Manager"))}
<p>Apologies: Adele Grant (Substance Misuse Service)</p>
<h2>Case number 1</h2>
{_rows(("Victim:", "Stacey Ferris, 12/06/1994"), ("Children:", "Lola Ferris, 18/04/2017 Jaxon Ferris, 08/08/2021"), ("Information shared:", "School – Lola drew a man with a hammer. Health – Jaxon was not brought for his check."), ("Actions:", "Noor Jamal to ring Stacey by 19/02/2026"))}
<h2>Case number 2</h2>
{_rows(("Victim:", "Grace Adeyemi, 03/03/1989"), ("Children:", "Miriam Adeyemi, 10/10/2014"), ("Information shared:", "School – she stays in the library until closing."))}
<h2>AOB</h2><p>None.</p>"""  # noqa: E501 - rows of a table stand on one line

CASES = Layout(
    "cases of several households, each a table of labels",
    "marac.html",
    _CASES.encode(),
    "MARAC",
    "2026-02-12",
    "Gareth Moss",
    (("DI Gareth Moss", "Detective Inspector", "Northshire Police"), ("Noor Jamal", "Team Manager", "Children's Services")),
    ("Adele Grant",),
    (
        Subject("Lola Ferris", "2017-04-18", ("Lola drew a man with a hammer",)),
        Subject("Jaxon Ferris", "2021-08-08", ("Jaxon was not brought",)),
        Subject("Miriam Adeyemi", "2014-10-10", ("she stays in the library",)),
    ),
    (("ring Stacey", "Noor Jamal", "2026-02-19"),),
)

_PUPILS = f"""<h1>Vulnerable Adolescents Panel – Minutes – 25 March 2026</h1>
{_rows(("Invited", "Role", "Agency", "Attended?"), ("Joel Hutchings (Chair)", "Head of Service", "Early Help", "Yes"), ("Lottie Frame", "CAMHS Lead", "Mental Health Trust", "Yes"), ("Ursula Keane", "Nurse", "Community Health", "No"))}
<h2>Young people</h2>
{_rows(("Name", "DOB", "Discussion", "Decision"), ("Reece Tolland", "03/11/2009", "Carrying a knife to the bus station.", "Remain on red."), ("Reece Omar", "12/04/2011", "Back in school and sleeping better.", "Close the case."))}
<h2>Actions</h2>
{_rows(("Young person", "Action", "Lead", "By"), ("Reece Tolland", "weapons awareness session", "Lottie Frame", "8 April 2026"))}
<h2>Any other business</h2><p>Different family: Finn Odell (30.12.2016) was mentioned.</p><p>He has not been seen since half term.</p>"""  # noqa: E501 - rows of a table stand on one line

PUPILS = Layout(
    "a row for each young person, two of one forename, a column of who came",
    "panel.html",
    _PUPILS.encode(),
    "Vulnerable Adolescents Panel",
    "2026-03-25",
    "Joel Hutchings",
    (("Joel Hutchings", "Head of Service", "Early Help"), ("Lottie Frame", "CAMHS Lead", "Mental Health Trust")),
    ("Ursula Keane",),
    (
        Subject("Reece Tolland", "2009-11-03", ("Carrying a knife", "weapons awareness session")),
        Subject("Reece Omar", "2011-04-12", ("Back in school",)),
        Subject("Finn Odell", "2016-12-30", ("He has not been seen since half term",)),
    ),
    (("weapons awareness session", "Lottie Frame", "2026-04-08"),),
    ("Remain on red.", "Close the case."),
)

_NUMBERED = f"""<h1>MACE Panel</h1><p>2 September 2026</p><p>Chair – Noreen Galt</p>
<h2>Who was there</h2><p>Noreen Galt – Head of Service, Children's Services</p><p>DS Karl Ashworth – Detective Sergeant, Northshire Police</p>
<h2>Young person 1</h2>{_rows(("Name", "Kian Doyle"), ("DOB", "09/09/2009"), ("Risk", "High"))}
<p>Police: DS Ashworth searched the garages and found nothing.</p><p>Youth work: Kian leaves before the end.</p>
<h2>Young person 2</h2>{_rows(("First name", "Kian"), ("Surname", "Ashworth"), ("DOB", "14/04/2010"))}
<p>Youth work: Kian was picked up by a black car.</p><p>Linked through phone records to Kian Doyle.</p>
<h2>Actions</h2><p>(Action: DS Ashworth, 11/09/2026) mapping of Kian Doyle</p>"""  # noqa: E501 - rows of a table stand on one line

NUMBERED = Layout(
    "numbered young persons whose names stand in the particulars, a professional with a child's surname",
    "mace.html",
    _NUMBERED.encode(),
    "MACE Panel",
    "2026-09-02",
    "Noreen Galt",
    (("Noreen Galt", "Head of Service", "Children's Services"), ("DS Karl Ashworth", "Detective Sergeant", "Northshire Police")),
    (),
    (
        Subject("Kian Doyle", "2009-09-09", ("searched the garages", "Kian leaves before the end", "mapping of Kian Doyle")),
        Subject("Kian Ashworth", "2010-04-14", ("picked up by a black car",), ("Linked through phone records",)),
    ),
    (("mapping of Kian Doyle", "DS Karl Ashworth", "2026-09-11"),),
)

_COLUMNS = """Strategy meeting re STROUD, Ella dob 14/02/2014
Held on Teams 23/04/26 at 1400hrs

Name             Role              Agency
Ros Timmins      Team Manager      Children's Services
Pat Coyle        Social Worker     Children's Services
DS Anil Verma    Sergeant          Northshire Police

Apologies: Dr Ken Abara
Police: stopped in a hire car with two adult males.
School: was excluded for carrying a lock knife.

Actions:
- PC - referral to the mechanism - 24/04
- DS Verma - obtain the custody record - asap

Chaired by: Ros Timmins
"""

COLUMNS = Layout(
    "notes typed in columns, surname first, no heading over what was told, initials",
    "typed.txt",
    _COLUMNS.encode(),
    "Strategy meeting",
    "2026-04-23",
    "Ros Timmins",
    (
        ("Ros Timmins", "Team Manager", "Children's Services"),
        ("Pat Coyle", "Social Worker", "Children's Services"),
        ("DS Anil Verma", "Sergeant", "Northshire Police"),
    ),
    ("Dr Ken Abara",),
    (Subject("Ella STROUD", "2014-02-14", ("stopped in a hire car", "excluded for carrying")),),
    (("referral to the mechanism", "Pat Coyle", "2026-04-24"), ("obtain the custody record", "DS Anil Verma", "")),
)

_TWINS = f"""<p><b>Joint Agency Response Meeting</b></p>
{_rows(("Date", "22 January 2026"), ("Chair", "Dr Moira Keith"), ("Subject", "Theo Lansbury, DOB 20/12/2025"), ("Sibling (twin)", "Max Lansbury, DOB 20/12/2025"))}
<p><b>Those in the room</b></p><ul><li>Dr Moira Keith - Designated Doctor - Hospital Trust</li><li>Sally-Ann Poole - Service Manager - Social Care</li></ul>
<p><b>Unable to attend</b></p><ul><li>Fergus Blyth - Officer - Coroner's Service</li></ul>
<p><b>Theo</b></p><p>Found not breathing at five beside an adult.</p><p><b>Max</b></p><p>Admitted for observation on the same day.</p>
<p><b>Agreed next steps</b></p><ul><li>Sally-Ann Poole to visit Max by 23 January</li></ul>"""  # noqa: E501 - rows of a table stand on one line

TWINS = Layout(
    "a sibling who gets a section, headings in bold",
    "response.html",
    _TWINS.encode(),
    "Joint Agency Response Meeting",
    "2026-01-22",
    "Moira Keith",
    (("Dr Moira Keith", "Designated Doctor", "Hospital Trust"), ("Sally-Ann Poole", "Service Manager", "Social Care")),
    ("Fergus Blyth",),
    (
        Subject("Theo Lansbury", "2025-12-20", ("Found not breathing",)),
        Subject("Max Lansbury", "2025-12-20", ("Admitted for observation", "to visit Max")),
    ),
    (("visit Max", "Sally-Ann Poole", "2026-01-23"),),
)

_FAMILY = f"""<h1>Rapid Review Panel</h1><p>Date of panel: 19 August 2026</p><p>Panel chair: Alastair Finch</p>
<h2>People who came to the meeting</h2>
<p>Alastair Finch – Independent Chair, Safeguarding Partnership</p><p>Dr Tessa Wynne – Designated Doctor, Care Board</p>
<p>Apologies were received from Olive Grant and Rhys Cadogan.</p>
<h2>Family composition</h2>
{_rows(("Name", "Relationship", "Date of birth"), ("Kofi Ansah", "Subject", "10/10/2024"), ("Esi Ansah", "Sister", "19/01/2021"))}
{_rows(("Abena Ansah", "Mother", "02/02/1998"), ("Yaw Ansah", "Father", "14/12/1995"))}
<h2>Kofi Ansah</h2><p>Brought in with a head injury.</p><p>Had not been seen since the move.</p>
<h2>Esi Ansah</h2><p>Nursery described her as watchful.</p>
<h2>Comparison</h2>{_rows(("Agency", "Kofi", "Esi"), ("Health", "Weight has dropped.", "Growth is steady."))}
<h2>Panel decision</h2><p>Criteria met: a review will be commissioned.</p>
<h2>Actions</h2><p>Alastair Finch to notify the national panel by 21 August</p>"""

FAMILY = Layout(
    "a sister known from the family's table only, a column for each child, apologies in a sentence",
    "rapid.html",
    _FAMILY.encode(),
    "Rapid Review Panel",
    "2026-08-19",
    "Alastair Finch",
    (("Alastair Finch", "Independent Chair", "Safeguarding Partnership"), ("Dr Tessa Wynne", "Designated Doctor", "Care Board")),
    ("Olive Grant", "Rhys Cadogan"),
    (
        Subject("Kofi Ansah", "2024-10-10", ("Brought in with a head injury", "Had not been seen", "Weight has dropped")),
        Subject("Esi Ansah", "2021-01-19", ("described her as watchful", "Growth is steady")),
    ),
    (("notify the national panel", "Alastair Finch", "2026-08-21"),),
    ("Criteria met: a review will be commissioned",),
)

PRACTICE = (CONFERENCE, CASES, PUPILS, NUMBERED, COLUMNS, TWINS, FAMILY)
