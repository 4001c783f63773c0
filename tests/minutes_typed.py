"""Layouts as plain text and as HTML mail."""

from __future__ import annotations

from email.message import EmailMessage

from tests.minutes_expected import Layout, Subject

_AGENDA = """Minutes of the Strategy Meeting held on Thursday 12th March 2026

1. ATTENDANCE
Maureen Tilley, Service Manager, Family Safeguarding (Chair)
DC Rohan Bell - Detective Constable, Riverbank Police
Aoife Brennan, Specialist Nurse, Lowmead NHS Trust
Apologies: Stella Marsh (Brook Lane Primary), Gus Pettifer

2. CHILDREN DISCUSSED
Leila Vasquez-Brown (d.o.b. 02.06.2014)
Hugo Vasquez-Brown (d.o.b. 19.11.2016)

3. INFORMATION
3.1 Leila
Came to school with marks on both wrists and said they were from a rope.
The school nurse photographed them on 10 March.
3.2 Hugo
Has a bald patch behind the ear. He flinches when a door shuts.
Leila told him to keep quiet about the dog.

4. DECISIONS
4.1 Section 47 threshold met for Leila: yes, because of unexplained injury.
4.2 Section 47 threshold is not met for Hugo. Reason: no injury that is unexplained.

5. ACTIONS
5.1 DC Bell to speak with Leila at school by 16/03/2026
5.2 Aoife Brennan to ask for Hugo's growth chart (ongoing)

6. PART TWO - NOT FOR DISCLOSURE
The neighbour who rang is Mrs Olive Crump of number 12.

7. CIRCULATION
Family Safeguarding; Riverbank Police
"""

AGENDA = Layout(
    "numbered agenda, children as sub-items",
    "strategy.txt",
    _AGENDA.encode(),
    "Strategy Meeting",
    "2026-03-12",
    "Maureen Tilley",
    (
        ("Maureen Tilley", "Service Manager", "Family Safeguarding"),
        ("DC Rohan Bell", "Detective Constable", "Riverbank Police"),
        ("Aoife Brennan", "Specialist Nurse", "Lowmead NHS Trust"),
    ),
    ("Stella Marsh", "Gus Pettifer"),
    (
        Subject(
            "Leila Vasquez-Brown",
            "2014-06-02",
            (
                "Came to school with marks on both wrists",
                "school nurse photographed them",
                "met for Leila: yes",
                "speak with Leila at school",
            ),
        ),
        Subject(
            "Hugo Vasquez-Brown",
            "2016-11-19",
            ("Has a bald patch behind the ear", "not met for Hugo", "Hugo's growth chart"),
            ("Leila told him to keep quiet",),
        ),
    ),
    (("speak with Leila at school", "DC Rohan Bell", "2026-03-16"), ("Hugo's growth chart", "Aoife Brennan", "")),
    ("threshold met for Leila: yes", "threshold is not met for Hugo"),
    ("The neighbour who rang is Mrs Olive Crump",),
    ("The neighbour who rang is Mrs Olive Crump",),
)

_CALL = """strategy discussion by phone - notes
when: 3 Feb 2026, 2pm
in charge / chaired by: Beatrix Onslow

Who was on the call: Beatrix Onslow (team manager, Kestrel Family Service); PS Colin Mbeki (Northgate Police);
  Dr Tansy Whitlock (Named Doctor, Northgate Hospital)
Sorry not able to join - Jem Ruddock (Beacon Academy)

Re: Arlo Finch (born 30/07/2019)

Beatrix opened. Arlo came into A&E on Sunday night with a burn on his left foot.
Dr Whitlock: the edge of the burn is straight, it does not look like a splash.
PS Mbeki: two calls to the flat in January, both for shouting.
agreed: s47 threshold met - yes. Joint agency enquiry.

to do
- PS Mbeki to secure the 999 recording by 4 February 2026
- Beatrix Onslow to find a bed for tonight - immediately

aob
A different family: Marnie Kovac (dob 14/01/2013) was mentioned by Dr Whitlock.
She has missed three clinics and her mother no longer answers.
Dr Whitlock to write to the GP of Marnie by 10 February 2026
"""

CALL = Layout(
    "typed during a call, no capitals, another family under aob",
    "call.txt",
    _CALL.encode(),
    "strategy discussion",
    "2026-02-03",
    "Beatrix Onslow",
    (
        ("Beatrix Onslow", "team manager", "Kestrel Family Service"),
        ("PS Colin Mbeki", "", "Northgate Police"),
        ("Dr Tansy Whitlock", "Named Doctor", "Northgate Hospital"),
    ),
    ("Jem Ruddock",),
    (
        Subject(
            "Arlo Finch",
            "2019-07-30",
            (
                "came into A&E on Sunday night",
                "edge of the burn is straight",
                "two calls to the flat in January",
                "s47 threshold met - yes",
                "secure the 999 recording",
            ),
        ),
        Subject(
            "Marnie Kovac", "2013-01-14", ("was mentioned by Dr Whitlock", "She has missed three clinics", "write to the GP of Marnie")
        ),
    ),
    (
        ("secure the 999 recording", "PS Colin Mbeki", "2026-02-04"),
        ("find a bed for tonight", "Beatrix Onslow", ""),
        ("write to the GP of Marnie", "Dr Tansy Whitlock", "2026-02-10"),
    ),
    ("s47 threshold met - yes",),
)

_NAMESAKES = """VULNERABLE ADOLESCENTS PANEL
Date of meeting: 9 June 2026
Members present: Ottoline Kray (Chair, Head of Service, Eastmoor Council), Faisal Noor (Sergeant, Eastmoor Police),
  Bronwen Pugh (Youth Worker, The Arches)

CASE 1: Jude Harrow (04/05/2010)
School: He was excluded for five days after a fight in the lunch hall.
Police: Jude was stopped with a lock knife near the bus garage.
Decision: risk raised to high.
Action: Faisal Noor to share the stop record with school by 15 June 2026.

CONFIDENTIAL - POLICE ONLY
A source says that the knife belongs to his cousin.

CASE 2: Jude Okonjo (22/12/2011)
Youth project: Jude has new friends who are much older and pay for taxis.
Health: attends the sexual health clinic under another name.
Police: seen with Jude Harrow at the skate park on Friday.
Decision: stays at medium.
Action: Bronwen Pugh to offer boxing sessions to Jude Okonjo by 30 June 2026.

NEXT PANEL
7 July 2026, Eastmoor Town Hall
"""

NAMESAKES = Layout(
    "panel of strangers, two of one forename, confidential part between their sections",
    "panel.txt",
    _NAMESAKES.encode(),
    "VULNERABLE ADOLESCENTS PANEL",
    "2026-06-09",
    "Ottoline Kray",
    (
        ("Ottoline Kray", "Head of Service", "Eastmoor Council"),
        ("Faisal Noor", "Sergeant", "Eastmoor Police"),
        ("Bronwen Pugh", "Youth Worker", "The Arches"),
    ),
    (),
    (
        Subject(
            "Jude Harrow",
            "2010-05-04",
            ("He was excluded for five days", "stopped with a lock knife", "risk raised to high", "share the stop record"),
        ),
        Subject(
            "Jude Okonjo",
            "2011-12-22",
            ("new friends who are much older", "attends the sexual health clinic", "stays at medium", "offer boxing sessions"),
            ("seen with Jude Harrow at the skate park",),
        ),
    ),
    (("share the stop record", "Faisal Noor", "2026-06-15"), ("offer boxing sessions", "Bronwen Pugh", "2026-06-30")),
    ("risk raised to high", "stays at medium"),
    ("A source says that the knife belongs to his cousin",),
    ("A source says that the knife belongs to his cousin",),
)

_WRAPPED = """CHILD IN NEED REVIEW MEETING

Meeting date: 21 May 2026
Present:   Hester Quill, Social Worker, Larkfield Children's Services (chairing);
           Omar Siddiq, Headteacher, Mill Road School; Petra Lund, Housing
           Officer, Larkfield Homes
Absent:    Yves Carron

Young person: SORENSEN, Freya  DOB 11/09/2012

Discussion
Petra said the flat has been without hot water since the new year and that
the landlord has not replied to two letters.
Freya told Mr Siddiq that she sleeps on the sofa because her room is wet. She
has been late nine times this term.

What was agreed
The plan goes on for three months. Freya will be seen every ten days.

Who will do what
Petra Lund: chase the landlord for a date - 29 May 2026
Omar Siddiq: a place in the breakfast club for Freya - ongoing
"""

WRAPPED = Layout(
    "hard-wrapped text, surname first, paragraphs",
    "review.txt",
    _WRAPPED.encode(),
    "CHILD IN NEED REVIEW MEETING",
    "2026-05-21",
    "Hester Quill",
    (
        ("Hester Quill", "Social Worker", "Larkfield Children's Services"),
        ("Omar Siddiq", "Headteacher", "Mill Road School"),
        ("Petra Lund", "Housing Officer", "Larkfield Homes"),
    ),
    ("Yves Carron",),
    (
        Subject(
            "Freya Sorensen",
            "2012-09-11",
            (
                "without hot water since the new year",
                "she sleeps on the sofa",
                "has been late nine times",
                "The plan goes on for three months",
            ),
        ),
    ),
    (("chase the landlord", "Petra Lund", "2026-05-29"), ("a place in the breakfast club", "Omar Siddiq", "")),
    ("The plan goes on for three months",),
)

_SHARED_PARAGRAPH = """Team Around the Family Meeting - 14 January 2026

Attendees: Cass Obi (Family Support Worker, Harbour Hub) - Chair; Lowri Pike (Teacher, Shore Primary)

Children: Ines Duarte (03/03/2015) and Rafael Duarte (08/08/2017)

Update
Ines has settled and reads every day. Rafael bit another boy and was sent home. He cried when his aunt came. Ines and Rafael share one bed.

Tasks
Lowri Pike to meet Rafael's aunt by 21 January 2026
"""

SHARED_PARAGRAPH = Layout(
    "sentences about both children in one paragraph",
    "taf.txt",
    _SHARED_PARAGRAPH.encode(),
    "Team Around the Family Meeting",
    "2026-01-14",
    "Cass Obi",
    (("Cass Obi", "Family Support Worker", "Harbour Hub"), ("Lowri Pike", "Teacher", "Shore Primary")),
    (),
    (
        Subject("Ines Duarte", "2015-03-03", ("Ines has settled and reads",), ("share one bed",)),
        Subject(
            "Rafael Duarte",
            "2017-08-08",
            ("Rafael bit another boy", "He cried when his aunt came", "meet Rafael's aunt"),
            ("share one bed",),
        ),
    ),
    (("meet Rafael's aunt", "Lowri Pike", "2026-01-21"),),
)

_MAIL = """<p>Dear all, please find below the notes.</p>
<p><b>Notes of Core Group</b>, held on 2 October 2026</p>
<p><b>In attendance</b></p>
<ul><li>Sunniva Holt, Independent Chair, Quality Assurance Service</li><li>Dele Akande, Health Visitor, Westbrook NHS</li>
<li>Maud Ferris, Social Worker, Westbrook Children's Services</li></ul>
<p><b>Apologies received from:</b> Ravi Menon, Kit Sanders</p>
<p><b>Baby Poppy Lyle (born 17/02/2026)</b></p>
<p>Health: weight has dropped from the 50th to the 9th centile.</p>
<p>Maud: the flat smelt of cannabis on both visits.</p>
<p><b>Theo Lyle (born 05/10/2021)</b></p>
<p>Nursery: He arrives in wet clothes and asks for food.</p>
<p>Health: speech is a year behind; Theo saw the therapist once.</p>
<p><b>Agreed actions</b></p>
<table><tr><th>What</th><th>By whom</th><th>Deadline</th></tr>
<tr><td>Weigh Poppy each week</td><td>Dele Akande</td><td>9 October 2026</td></tr>
<tr><td>Ask for a nursery report on Theo</td><td>Maud Ferris</td><td>ongoing</td></tr></table>
<p><b>Confidential to professionals - not to be shared with the family</b></p>
<p>Grandmother gave the information about the cannabis and must not be named.</p>
<p><b>Copies to:</b> Westbrook NHS; Westbrook Children's Services</p>
"""


def _mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Maud Ferris <m.ferris@westbrook.example>"
    message["To"] = "mash@hub.example"
    message["Subject"] = "Core group notes"
    message["Date"] = "Fri, 02 Oct 2026 16:00:00 +0100"
    message["Message-ID"] = "<core@westbrook.example>"
    message.set_content("Please see the HTML part.")
    message.add_alternative(_MAIL, subtype="html")
    return message.as_bytes()


MAIL = Layout(
    "HTML mail with bold lines for headings",
    "notes.eml",
    _mail(),
    "Core Group",
    "2026-10-02",
    "Sunniva Holt",
    (
        ("Sunniva Holt", "Independent Chair", "Quality Assurance Service"),
        ("Dele Akande", "Health Visitor", "Westbrook NHS"),
        ("Maud Ferris", "Social Worker", "Westbrook Children's Services"),
    ),
    ("Ravi Menon", "Kit Sanders"),
    (
        Subject("Poppy Lyle", "2026-02-17", ("weight has dropped", "the flat smelt of cannabis", "Weigh Poppy each week")),
        Subject("Theo Lyle", "2021-10-05", ("He arrives in wet clothes", "speech is a year behind", "nursery report on Theo")),
    ),
    (("Weigh Poppy each week", "Dele Akande", "2026-10-09"), ("Ask for a nursery report on Theo", "Maud Ferris", "")),
    (),
    ("Grandmother gave the information",),
    ("Grandmother gave the information",),
)

TYPED = (AGENDA, CALL, NAMESAKES, WRAPPED, SHARED_PARAGRAPH, MAIL)
