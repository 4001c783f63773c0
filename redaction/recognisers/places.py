"""Schools, nurseries and GP practices by the last words of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading

_CAP = r"(?:St\.? |[A-ZÀ-Þ][\w'’\-]*\.? )"
_LINK = r"(?:of |the |and |& |in |on |le |for )"
_HEAD = rf"{_CAP}(?:{_CAP}|{_LINK}(?={_CAP})){{0,5}}"
_SCHOOL_END = (
    r"(?:(?:(?:C of E|CofE|RC|Catholic|Church|Community|Primary|Junior|Infants?|High|Secondary|"
    r"Grammar|Comprehensive|Middle|First|Lower|Upper"
    r"|Special|Free|Prep(?:aratory)?|Girls['’]?|Boys['’]?|Nursery|Foundation|Islamic|Jewish|Technology|Arts|Sixth Form|Pupil Referral) )*"
    r"(?:School|Academy|College|Primary|Nursery|Nurseries|High|Infants|Juniors|Grammar|Pre-?[Ss]chool|Playgroup|Kindergarten|Day Nursery"
    r"|Sixth Form|Children['’]s Centre|Pupil Referral Unit|PRU|Childcare|Montessori|Madrasa(?:h)?|Comprehensive|Seminary|Secondary|UTC|Infant School|Studio School|Juniors?|Grammar School|Hebrew School|Forest School|Learning Centre|SEMH School|Special School))"
)
_GP_END = (
    r"(?:(?:Road|Street|Family|Health|Medical|Group|Village|Park|Lane) )*(?:Surgery|Surgeries|Medical Centre|Medical Center|Health Centre"
    r"|Medical Practice|Family Practice|Group Practice|GP Practice|Practice|Medical Group|Medical Partnership|Doctors|Doctor['’]s Surgery)"
)
_KINDS = (
    ("SCHOOL", re.compile(rf"(?<![\w'’\-])(?P<n>{_HEAD}{_SCHOOL_END})(?!\w)"), "name ends as a school's"),
    ("GP_PRACTICE", re.compile(rf"(?<![\w'’\-])(?P<n>{_HEAD}{_GP_END})(?!\w)"), "name ends as a practice's"),
)
_BODY_END = (
    r"(?:Day Centre|Youth Club|Community Centre|Children['’]s Centre|Family Centre|Leisure Centre|Social Club|Boxing Club|Football Club|Gym"
    r"|Church|Chapel|Tabernacle|Temple|Mosque|Gurdwara|Synagogue|Ministries|Food ?bank|Caf[eé]|Restaurant|Takeaway|Stores?|Pub|Arms|Tavern)"
)
_BODIES = (("ORGANISATION", re.compile(rf"(?<![\w'’\-])(?P<n>{_HEAD}{_BODY_END})(?!\w)"), "name ends as a place people go to"),)
_CAPITALS = (
    ("SCHOOL", re.compile(r"(?<!\w)(?P<n>(?:[A-Z'’\-.]+ ){1,4}(?:SCHOOL|ACADEMY|COLLEGE|NURSERY|PRIMARY|HIGH SCHOOL))(?!\w)"), "capitals"),
    (
        "GP_PRACTICE",
        re.compile(r"(?<!\w)(?P<n>(?:[A-Z'’\-.]+ ){1,3}(?:SURGERY|MEDICAL CENTRE|HEALTH CENTRE|MEDICAL PRACTICE|PRACTICE))(?!\w)"),
        "capitals",
    ),
)
_LOWER = (
    (
        "SCHOOL",
        re.compile(
            r"\b(?:at|to|attends?|from|in|goes|go) (?P<n>(?:st )?(?!(?:the|a|his|her|my|their|our|school|nursery|to|and|any|this|that)\b)[a-z'’]+ (?:[a-z'’]+ ){0,2}?(?:primary|academy|nursery|high|"
            r"college|infants|juniors|secondary)(?: school)?)(?!\w)"
        ),
        "at a school",
    ),
    (
        "GP_PRACTICE",
        re.compile(r"(?<=\bat )(?P<n>[a-z'’]+ (?:[a-z'’]+ ){0,2}(?:surgery|medical centre|health centre|medical practice))(?!\w)"),
        "at a practice",
    ),
)
_WELSH = (("SCHOOL", re.compile(r"(?<![\w'’\-])(?P<n>Ysgol(?: (?:[A-ZÀ-Þ][\w'’\-]*|y|yr|Gynradd|Gyfun|Uwchradd)){1,4})"), "Ysgol"),)
# Prisons and centres by the letters before their names, hospitals and open places by the words behind.
_SITES = (
    (
        "LOCATION",
        re.compile(
            r"(?<![\w'’\-])(?P<n>(?:HMP/?YOI|HMP|HMYOI|YOI|IRC|SCH|STC)(?: & YOI)? [A-ZÀ-Þ][\w'’\-]+(?: (?:[A-ZÀ-Þ][a-zà-ÿ'’\-]+|in|on|of|the)(?![\w/])){0,2}(?<![ ]in)(?<![ ]on)(?<![ ]of)(?<![ ]the))"
        ),
        "prison or centre",
    ),
    (
        "LOCATION",
        re.compile(
            rf"(?<![\w'’\-])(?P<n>{_HEAD}(?:(?:General|Community|District|Royal|University|County|Children['’]s|Cottage|Memorial|Maternity|Infirmary|Teaching) ){{0,2}}"
            r"(?:Hospital|Infirmary|Hospice|IRC|STC|Prison|Approved Premises|Bail Hostel|Secure Unit|Common|Retail Park|Shopping Centre|Bus Station|Railway Station"
            r"|Train Station|Recreation Ground|Playing Fields?|Skate ?Park|Leisure Park|Police Station|Birth Centre|Walk-?in Centre))(?!\w)"
        ),
        "hospital or open place",
    ),
)
_LABELLED = (
    (
        "SCHOOL",
        re.compile(
            r"(?i:(?<!\w)[\"']?(?:school|nursery|college|current school|school attended|name of "
            r"school|school/nursery|setting)[\"']?\s*[:=]\s*[\"']?)(?P<n>[^\n;|\"\t,.(]{3,60})"
        ),
        "labelled",
    ),
    (
        "GP_PRACTICE",
        re.compile(
            r"(?i:(?<!\w)[\"']?(?:gp practice|gp surgery|surgery|practice|registered gp)[\"']?\s*[:=]\s*[\"']?)(?P<n>(?!\s|[a-z]+ [a-z]+ )[^\n;|\"\t,.(]{3,60})"
        ),
        "labelled",
    ),
)
# Words that begin a sentence or belong to the text before the name, and names that are no school at all.
_NOT_FIRST = re.compile(
    r"(?:(?:The|At|From|To|In|Is|His|Her|Their|My|Our|Your|School|Attends|Attending|For|"
    r"With|And|Of|On|GP|EDUCATION|DNA|Re|Hx|ATTENDS|AT|THE|GP:?|SCHOOL:?)\s+)+"
)
_NOT_NAMES = re.compile(
    r"(?i)(?:the |this |that |a |his |her |their |our |my |your |local |primary |secondary |high |junior |infant |new |old |same |special "
    r"|nursery |no |each |any |good |best |senior |social |general |clinical )*(?:school|"
    r"nursery|college|academy|high|primary|surgery|practice|grammar|doctors|gp practice|"
    r"gp)"
)


@dataclass(frozen=True, slots=True)
class PlaceNameRecogniser:
    """Names of schools and of GP practices."""

    id: str = "institution@1"
    entities: tuple[str, ...] = ("SCHOOL", "GP_PRACTICE", "ORGANISATION", "LOCATION")

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Names by their endings, in ordinary writing, capitals and lower case; and by their labels."""
        for table, score in (
            (_KINDS, 0.8),
            (_BODIES, 0.5),
            (_WELSH, 0.8),
            (_SITES, 0.6),
            (_CAPITALS, 0.7),
            (_LOWER, 0.5),
            (_LABELLED, 0.7),
        ):
            for entity, pattern, reason in table:
                for match in pattern.finditer(reading.text):
                    yield from self._named(entity, match, score, reason)

    def _named(self, entity: str, match: re.Match[str], score: float, reason: str) -> Iterator[Finding]:
        value = match["n"]
        lead = _NOT_FIRST.match(value)
        start = match.start("n") + (lead.end() if lead else 0)
        name = value[start - match.start("n") :].rstrip(" .,;")
        if name and not _NOT_NAMES.fullmatch(name):
            yield Finding(start, start + len(name), entity, score, self.id, reason)
