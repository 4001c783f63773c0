"""What a line tells of the brother or sister whom it names: something that troubles, or only of a closed list of harmless things.

A sibling's copy is due where the item says that the concern extends to that sibling. Words of concern are never all known, so
harmless is a closed list and a line is so only where every clause of it is: health of their own, where they were, that nobody
met them, that they live there. Whatever else is said of them is a person's question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gateway.matching import cues
from redaction.cues import HARM, SIBLING_HEALTH
from redaction.recognisers.words.ordinary import ORDINARY

KIN = (
    r"(?:(?:his|her|their|the|an?|full|older|younger|elder|eldest|big|little|half|step|twin|baby)[\s-]+)*(?:sister|brother|sibling|twin)s?"
)
_AS_CONTEXT = (
    r"(?:for\s+(?:your\s+)?(?:context|info(?:rmation)?|completeness|background|awareness)(?:\s+only)?"
    r"|fyi|context|background|family|household)"
)
_OPENS = re.compile(rf"^[\s\d.)(*•–-]*(?:{_AS_CONTEXT}\s*[:,;–-]?\s*)?(?:{KIN}\s*[:,(–-]?\s*(?:(?:is|called|named)\s+)?)?$", re.IGNORECASE)
_KIN_BEHIND = re.compile(rf"\A\s*[,(–-]\s*{KIN}\b\s*\)?", re.IGNORECASE)
_LIVES = re.compile(
    r"(?:\b(?:liv(?:es?|ing)|resid(?:es?|ing)|household|siblings?|same\s+(?:home|address)|(?:family|household)\s+(?:composition|members)|also\s+(?:at|in)\s+(?:the\s+)?(?:home|address|household))\b"
    rf"[^;.!?]{{0,90}}?)(?:\bwith|\bw/|,|&|\band|[:(–-])\s*{KIN}\s*[:,(–-]?\s*$",
    re.IGNORECASE,
)
"""A sibling in the list of those who live at the address: "lives there with mum and brother"."""
_SON = re.compile(r"\b(?:son|daughter|boy|girl|lad)s?\s*,?\s*$", re.IGNORECASE)
_OF_THEM = re.compile(r"\s*(?:he|she|they|his|her|their)\b", re.IGNORECASE)
_WHOSE = r"(?:\b(?P<whose>his|her)\s+)?(?:[\w-]+\s+){0,2}?\b(?P<kin>sister|brother|sibling|twin|son|daughter|boy|girl|lad)"
_WHOSE_BEFORE = re.compile(rf"{_WHOSE}\W{{0,3}}(?:(?:is|called|named)\s+)?$", re.IGNORECASE)
_WHOSE_AFTER = re.compile(rf"\s*[,(–-]\s*{_WHOSE}\b", re.IGNORECASE)
_SEX = {"brother": "his", "son": "his", "boy": "his", "lad": "his", "sister": "her", "daughter": "her", "girl": "her"}
OTHER_SEX = {"his": "her", "her": "his"}
WORDS_OF_SEX = {
    "his": re.compile(r"\b(?:he|him|his|himself|boy|lad|brother|son)\b", re.IGNORECASE),
    "her": re.compile(r"\b(?:she|hers?|herself|girl|lass|sister|daughter)\b", re.IGNORECASE),
}
SEVERAL = re.compile(r"\b(?:they|them|their|both\s+of|either|children|siblings)\b", re.IGNORECASE)
_OF_A_GROWN_UP = re.compile(
    r"^\s*(?:(?:his|her|their|the|maternal|paternal)\s+)?(?:mum|mother|dad|father|parents?|nan|gran(?:ny|dad|d?ma|d?mother|d?father|d?parents)?|aunt(?:ie)?|uncle)\b"
    r"|\banother\s+(?:young\s+person|child|pupil|student|patient|boy|girl|family)\b",
    re.IGNORECASE,
)
"""A sentence that is of somebody else, where no word in it can be the sibling's and what it tells is harmless."""
_OWN_ILLNESS = re.compile(r"\b(?:coeliac\s+disease|dialysis|chemotherapy|cancer|arthritis|copd|dementia|lupus)\b", re.IGNORECASE)
"""What a grown-up has, and a child does not."""
_OTHERS = re.compile(
    r"\b(?:school|nursery|college|teachers?|staff|clinic|gp|surgery|practice|hospital|hv|visitor|nurse|midwife|police|mum|mother|dad|father|parents?|nan|gran|carer|family|he|she|they)\b",
    re.IGNORECASE,
)
"""Before "no concerns about him": whose word it is, if not the writer's."""
_SAID = re.compile(r"[^.;,\n]{0,30}\b(?:by|from|according)\b|\s*,?\s*sa(?:ys?|id)\b", re.IGNORECASE)
"""Behind it."""
_NO_REFERRAL = (
    r"\b(?:making|sending|submitting|raising)\s+no\s+(?:separate\s+)?(?:referral|report|request)\s+(?:for|about|on|regarding)\s+(?:him|her)\b"
    r"|\bnot\s+(?:making|sending|submitting|raising)\s+(?:a|any)\s+(?:separate\s+)?(?:referral|report|request)\s+(?:for|about|on|regarding)\s+(?:him|her)\b"
)
"""What no writer says of the subject of a referral, so that "her" is the sibling even of a girl."""
_NOT_ABOUT = r"\b(?:this|it)(?:\s+is\s+not|\s+isn['’]?t|['’]s\s+not)\s+about\s+(?:him|her)(?=\s*(?:[,.;!)–-]|pls\b|please\b|$))"
_UNREFERRED = re.compile(rf"{_NO_REFERRAL}|{_NOT_ABOUT}", re.IGNORECASE)
_BUT_NOT_ABOUT = re.compile(rf"(?:\b(?:but|though|however)\s+)?{_NOT_ABOUT}", re.IGNORECASE)
_COMES_TOO = re.compile(
    r"\b(?:comes?|came)\s+(?:as\s+well|too|also|along)\b|\b(?:has\s+been\s+)?told\s+to\s+go\s+without\s+(?:gluten|dairy|milk|wheat|eggs?|nuts|lactose)\b",
    re.IGNORECASE,
)
_KIN_WORDS = re.compile(KIN, re.IGNORECASE)
_NOTHING_HELD = re.compile(
    r"\b(?:(?:we|police|records|systems?)\s+(?:currently\s+)?(?:ha(?:ve|s)|holds?|shows?)|there\s+(?:is|are|was|were))\s+"
    r"(?:no|nil)\s+(?:\w+\s+)?(?:incidents?|records?|entr(?:y|ies)|reports?|trace)\s+(?:(?:held|recorded|logged)\s+)?"
    rf"(?:in\s+respect\s+of|about|on|for|regarding|against|relating\s+to)\s+{KIN}\W*$",
    re.IGNORECASE,
)
"""What an agency answers of a sibling, up to the name that ends its sentence: not what a parent will not say."""
_CLEARED = re.compile(
    r"\bno\s+(?:worr(?:y|ies)|concerns?)\s+(?:whatsoever|at\s+all)\b"
    r"|\bno\s+(?:worr(?:y|ies)|concerns?)\s+(?:(?:was|were|is|are|has\s+been|have\s+been)\s+)?(?:(?:raised|noted|expressed|identified|recorded|held)\s+)?"
    r"(?:about|for|over|regarding|around|with)\s+(?:him|her|them)\b"
    r"|\bnothing\s+to\s+(?:suggest|indicate)\s+(?:it|that\s+(?:he|she|they)\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:affected|involved|at\s+risk))\b"
    rf"|\b(?:am|['’]m|are|['’]re)\s+not\s+referring\s+(?:him|her|them)\b|{_NO_REFERRAL}|{_NOT_ABOUT}",
    re.IGNORECASE,
)
"""By which a writer says of a sibling that the concern does not extend to them: not what a school or clinic told."""
_INTRODUCED = re.compile(rf"\bthere\s+(?:is|was)\s+(?:also\s+)?{KIN}\s*[,:(–-]?\s*(?:called|named)?\s*$", re.IGNORECASE)
"""A sentence that does nothing but bring a sibling in: who opens the next one by "she" is the sister."""
_OPENS_WITH = {sex: re.compile(rf"\s*{word}\s+(?:is|was)\b", re.IGNORECASE) for sex, word in (("his", "he"), ("her", "she"))}
_BY_ALL_MEANS = re.compile(
    r"\bno\s+(?:worr(?:y|ies)|concerns?)\s+(?:whatsoever|at\s+all)\s+(?:re|about|for|over|regarding|around|with)\s+(?:(?P<his>him)|(?P<her>her))\b(?!\s+\w)",
    re.IGNORECASE,
)
"""What nobody writes of the child whom a report of concern is about."""
_DONE_TO_THEM = re.compile(
    r"(?:^|[.;!?]\s+|\b(?:that|and|said|says|when)\s+)(?P<he>he|she)\s+(?:was|had\s+been|has\s+been|is|gets?|got)\s+(?:\w+ly\s+)?"
    r"(?:(?:hit|slapped|punched|kicked|beaten|smacked|shaken|dragged|choked|strangled|bitten|burnt|burned|scalded|whipped|starved)\b"
    r"|(?:locked|tied)\s+(?:in|to)\b)",
    re.IGNORECASE,
)
_OF_EITHER_SEX = (
    r"partner|neighbour|lodger|landlord|tenant|cousin|friend|carer|guardian|visitor|pupil|child|teenager|patient|client|suspect|person"
)
_PERSON = {
    "he": re.compile(
        rf"\b(?:dad|daddy|(?:step|grand)?-?(?:father|dad|son)|gran(?:dad|dpa)|uncle|boyfriend|husband|brother|nephew|m[ae]n|males?|boy|lad|mr|{_OF_EITHER_SEX})s?\b",
        re.IGNORECASE,
    ),
    "she": re.compile(
        rf"\b(?:mam|mummy|(?:step|grand)?-?(?:mother|mum|daughter|ma)|gran|granny|nan|nanny|aunt|auntie|girlfriend|wife|sister|niece|wom[ae]n|females?|girl|lass|m(?:r)?s|miss|{_OF_EITHER_SEX})s?\b",
        re.IGNORECASE,
    ),
}
"""Who else "he" or "she" may be, once they are told of."""
_CLAUSE_END = re.compile(r"[,;:()\[\]|\n–]|[.!?](?=\s|$)|\s-\s|\s(?:and|&)\s")
_PLAIN = frozenset(
    """
    is was were has been he she who which they it so then now also still already only just both too same a an the his her their own at
    in on to of for from with by via since until up back out age aged yr yrs year years old y yo m f mths months month dob born nhs no
    upn number home house flat address school nursery preschool pre-school reception college work went goes go gone came stays stayed
    lives living lived attends room bedroom dad father mum mother nan gran grandparents aunt uncle today yesterday this visit time day
    days week mon tue tues wed weds thu thurs fri sat sun jan feb mar apr may jun jul aug sep sept oct nov dec january february march
    april june july august september october november december monday tuesday wednesday thursday friday saturday sunday teacher team
    another here there last next recently him them had wears due review annual yearly local mild severe recurrent febrile routine birth
    ear ears eye eyes
    """.split()  # noqa: SIM905 - one word list, read as prose
)
_NUMBERED = re.compile(r"\b[A-Za-z]?\d\w*")  # dates, ages, classes
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITAL = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*"
_PLACED = re.compile(
    r"(?:\b(?i:in|at|to|from|near|under)\s+(?:the\s+)?(?:(?:Dr|Mr|Mrs|Ms|Miss|St)\.?\s+)?"
    r"|\b(?i:mum|mother|mummy|dad|father|daddy|nan|gran|grandad|granny|aunt|auntie|uncle|brother|sister|dr|mr|mrs|ms|miss)\.?\s*\(?\s*|^\s+)"
    rf"(?P<named>{_CAPITAL}(?:[ -]{_CAPITAL}){{0,3}}+)"
)
"""Names of places and people, by where they stand: other words with a capital may be anything ("Police Protection")."""
_LETTERS_BEHIND = re.compile(r"(?<=[a-z]\s)[A-Z]{2,4}\b")
_OF_PLACES = frozenset("street road lane house school primary academy park green hill north south east west".split())  # noqa: SIM905 - read as prose
_NOT_MET = (
    r"(?:so\s+|therefore\s+)?not\s+(?:spoken\s+(?:to|with)|seen)"
    r"(?:\s+(?:today|this\s+(?:time|visit)|by\s+(?:me|us)))?+(?!\s+(?:since|for)\b)"
)
_UNHURT = (
    r"no\s+(?:(?:visible|obvious|apparent|physical|external)\s+){0,2}(?:injur(?:y|ies)|marks?|bruis(?:es?|ing)|burns?|wounds?)\b"
    r"(?:\s*(?:,|/|&|\bor\b|\band\b)\s*(?:no\s+)?(?:injur(?:y|ies)|marks?|bruis(?:es?|ing)|burns?|wounds?)\b){0,3}+"
    r"(?!\s+(?:to|on|apart|other|except|besides|explained)\b)"
)
_DENIED = re.compile(rf"\b(?:{_NOT_MET}|{_UNHURT})", re.IGNORECASE)
_PUT_RIGHT = re.compile(
    r"\b(?:tonsils|adenoids|appendix|stitches|tooth|teeth|cast|plaster|grommets?)\s+(?:(?:taken\s+)?out|removed|in)\b"
    r"|\bwear(?:s|ing)?\s+(?:an?\s+)?(?:(?:eye|back|leg|hand)\s+)?(?:patch|brace|splints?|(?:hearing\s+)?aids?|glasses|insoles|helmet)\b",
    re.IGNORECASE,
)
"""Treatment that troubles nobody."""
_TAKES = re.compile(r"\b(?:tak(?:es|ing)|start(?:s|ed|ing))\b", re.IGNORECASE)
"""No medicine by itself: what is taken has to be one."""
_HARMLESS = re.compile(
    rf"\b(?:{_NOT_MET}|not\s+living\s+(?:with|there|here|at)\b|no\s+longer\s+(?:lives?|living|at|in)\b|lives?\s+(?:with|elsewhere)\b|up\s+to\s+date\b|for\s+info(?:rmation)?\b"
    r"|(?:nil|nothing|none)\s+(?:of\s+(?:note|relevance)|to\s+(?:add|report)|known|held|recorded)\b|not\s+known\s+to\b|not\s+(?:a|our)\s+patient\b"
    r"|(?:pupil|patient|registered)\s+(?:here|at|with|elsewhere)\b|under\s+\w{3,20}?(?:ology|iatrics|aedics)\b"
    r"|(?:known\s+to|with|under|seen\s+by|open\s+to)\s+(?:our|the|your)\s+(?:own\s+)?(?:neuro\w+|asthma|allergy|eczema|epilepsy|diabetes|hearing|eye|growth|paediatric|dental)\s+(?:clinic|team|service)\b"
    r"|nocturnal|desmopressin|montelukast|salbutamol|cetirizine|loratadine|macrogol|lactulose|lisdexamfetamine|hay\s+fever|impetigo|molluscum|chicken\s?pox|conjunctivitis"
    r"|(?:school|nursery)\s+(?:reports?|says?|ha(?:s|ve))\s+(?:nothing|no\s+(?:issues|problems))(?:\s+(?:else|further))?\b)|(?:\b[^\W\d_]+\s+)?\b\d+(?:\.\d+)?\s?(?:mg|mcg|ml)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:miss(?:ed|es|ing)|overdue|declin\w+|refus\w+|never|uncollected|not\s+(?:been\s+)?(?:collected|given|taken|brought|attend\w*)|was\s+not\s+brought|a\s?&\s?e|ed\s+attend\w*|admitted"
    r"|weight|centile|chlamydia|sti|hiv|contracepti\w*|terminat\w*|miscarr\w*|pregnan\w*|overdos\w*|unexplained|(?:gone|out|away)\s+(?:since|until|till|all|every|most|at)|no\s+longer\s+(?:at|in)\s+(?:school|college|nursery|education))\b",
    re.IGNORECASE,
)
"""Health that is a concern itself: treatment a child does not get, and what no child should need."""


def is_harmless(text: str, name: tuple[int, int], unit: tuple[int, int], end: int) -> bool:
    """Whether nothing but harmless things is told of the person whose name stands at `name` in `text`.

    `unit` is the sentence with the name; what follows it up to `end`, where the next person is named, is read as told of them
    too. All are offsets into `text`. False where nothing at all is told: that is no line about them.
    """
    before, behind = text[unit[0] : name[0]], text[unit[1] : max(end, unit[1])]
    told = text[name[0] : unit[1]] + (behind if tells_of_harm(behind) else _less_others(behind, sexes(before, "")[1]))
    listed = _LIVES.search(before) is not None
    if not (listed or _OPENS.match(before)) or tells_of_harm(before + told):
        return False
    # The tagged name may hold more than the name ("Rui ADHD"), so that it is looked through as well.
    named, told = text[name[0] : name[1]], _KIN_BEHIND.sub(" ", told[name[1] - name[0] :], count=1)
    says = listed or any(_left(part) != part for part in (named, *_clauses(told)))
    return says and _LETTERS_BEHIND.search(_left(named)) is None and is_plain(told)


def _less_others(behind: str, sibling: str) -> str:
    """The sentences behind a sibling's but for harmless ones of a grown-up or another child, where no word may be the sibling's."""
    theirs = [WORDS_OF_SEX[sibling]] if sibling else list(WORDS_OF_SEX.values())
    units = (behind[low:high] for low, high in cues.units(behind))
    return "".join(u for u in units if not _is_of_a_grown_up(u) or any(p.search(u) for p in (*theirs, SEVERAL)))


def _is_of_a_grown_up(sentence: str) -> bool:
    """Whether the sentence opens with a grown-up and tells only what is harmless: what he does by night may be done to a child."""
    left, found = _OF_A_GROWN_UP.subn(" ", sentence)
    return found > 0 and is_plain(_OWN_ILLNESS.sub(" ", left))


def is_cleared(text: str, name: tuple[int, int], unit: tuple[int, int]) -> bool:
    """Whether the sentence about a sibling, or the next one, says that there is no concern about them, and no harm is told there.

    `name` and `unit`, the sentence with the name, are offsets into `text`. The next sentence clears them only where "him" or "her"
    cannot be the subject; whatever sentence follows the clearing one and is of them must be harmless.
    """
    before, after = text[unit[0] : name[0]], text[name[1] : unit[1]]
    if not (cues.SIBLING_BEFORE.search(before) or cues.SIBLING_AFTER.match(after) or _SON.search(before)):
        return False
    rest = text[unit[1] :]
    following = [rest[a:b] for a, b in cues.units(rest)[:2]]
    if tells_of_harm(_BUT_NOT_ABOUT.sub(" ", text[unit[0] : unit[1]] + "".join(following[:1]))):
        return False
    if not _may_be_unreferred(before, after, "".join(following[:1])):
        return False
    subject, sibling = sexes(before, after)
    given = re.compile(rf"\b{re.escape(text[name[0] : name[1]].split(maxsplit=1)[0])}\b")
    if _clears(after, sibling) or (_NOTHING_HELD.search(before) and not after.strip(" .)\n")):
        return _is_no_more(following[:1], given)
    if not following or not _is_no_more(following[1:], given):
        return False
    introduced = _INTRODUCED.search(before) is not None and not after.strip(" .)\n")
    return _clears_another(following[0], subject, sibling) or _goes_on_to_clear(
        text[: name[0]], following[0], sibling, introduced=introduced
    )


def _may_be_unreferred(before: str, after: str, following: str) -> bool:
    """Whether all else that is told of a sibling is harmless, where "this is not about him" is all that clears: it denies no harm."""
    told = f"{after} {following}"
    left, found = _BUT_NOT_ABOUT.subn(" ", told)
    if not found or _CLEARED.search(left):
        return True
    own = left if _BUT_NOT_ABOUT.search(following) else _BUT_NOT_ABOUT.sub(" ", after)
    return is_plain(_COMES_TOO.sub(" ", f"{_KIN_WORDS.sub(' ', before)} {own}".replace("please", " ")))


def _goes_on_to_clear(ahead: str, sentence: str, sibling: str, *, introduced: bool) -> bool:
    """Whether a sentence behind a sibling's is still of the sibling, whatever the subject's sex, and clears them.

    It goes on by the pronoun of who was only just brought in, or says "no concerns at all re her" in a line that opens with the sibling.
    """
    if not sibling or not _clears(sentence, sibling) or WORDS_OF_SEX[OTHER_SEX[sibling]].search(sentence) or SEVERAL.search(sentence):
        return False
    emphatic = _BY_ALL_MEANS.search(sentence)
    of_the_line = _OPENS.match(ahead[ahead.rfind("\n") + 1 :]) is not None and emphatic is not None and emphatic[sibling] is not None
    return of_the_line or (introduced and _OPENS_WITH[sibling].match(sentence) is not None)


def sexes(before: str, after: str) -> tuple[str, str]:
    """Whether "his" or "her" is right of the subject, and of the sibling, as "her brother" says; "" for what it does not say."""
    found = _WHOSE_BEFORE.search(before) or _WHOSE_AFTER.match(after)
    return ((found["whose"] or "").lower(), _SEX.get(found["kin"].lower(), "")) if found else ("", "")


def _clears(sentence: str, sibling: str) -> bool:
    """Whether the sentence clears somebody in the writer's own words, and not one of the other sex than the sibling."""
    found = _CLEARED.search(sentence)
    if found is None or _OTHERS.search(_CLAUSE_END.split(sentence[: found.start()])[-1]) or _SAID.match(sentence, found.end()):
        return False
    return not sibling or not WORDS_OF_SEX[OTHER_SEX[sibling]].search(found[0])


def _clears_another(sentence: str, subject: str, sibling: str) -> bool:
    """Whether the sentence clears by "him" or "her" somebody who cannot be the subject."""
    if _UNREFERRED.search(sentence):
        return _clears(sentence, sibling)
    if not subject or sibling == subject or not _clears(sentence, sibling):
        return False
    return WORDS_OF_SEX[OTHER_SEX[subject]].search(sentence) is not None and not (
        WORDS_OF_SEX[subject].search(sentence) or SEVERAL.search(sentence)
    )


def _is_no_more(following: Sequence[str], given: re.Pattern[str]) -> bool:
    """Whether the sentence behind is of others, or harmless."""
    more = [given.sub(" ", told) for told in following if _OF_THEM.match(told) or given.search(told)]
    return not any(tells_of_harm(told) for told in more) and all(map(is_plain, more))


def is_harmed_below(text: str, name: tuple[int, int], unit: tuple[int, int], end: int) -> bool:
    """Whether a passage opens with a name alone, as a heading of its own, and tells of harm done to "him" or "her" up to `end`.

    "Rui. Seen alone. He was hit with a belt." All pronouns up to there are of one sex and no other person of that sex is told of: else it
    may be somebody else.
    """
    if text[: name[0]].strip(" \t*•–-") or text[name[1] : unit[1]].strip() not in {".", ":"}:
        return False
    told = text[unit[1] : max(end, unit[1])]
    done = _DONE_TO_THEM.search(told)
    if done is None or cues.NOT_SUBJECT.search(told):
        return False
    others = r"\b(?:she|her|hers|herself)\b" if done["he"].lower() == "he" else r"\b(?:he|him|his|himself)\b"
    ahead = told[: done.end()]
    if _PERSON[done["he"].lower()].search(told, 0, done.start("he")):
        return False
    return re.search(others, ahead, re.IGNORECASE) is None and SEVERAL.search(ahead) is None


def about(text: str, name: tuple[int, int], unit: tuple[int, int]) -> str:
    """The words of the unit; of a list with a line for each person the line alone."""
    start, end = text.rfind("\n", unit[0], name[0]) + 1, text.find("\n", name[1], unit[1])
    opens = not text[max(start, unit[0]) : name[0]].strip(" \t*•–-.)(0123456789")
    return text[max(start, unit[0]) : end if end > 0 else unit[1]] if opens else text[unit[0] : unit[1]]


def tells_of_harm(text: str) -> bool:
    """Whether words of harm remain in `text` once what says that there is none is taken out."""
    left = but_for_what_is_denied(cues.UNTROUBLED.sub(" ", _PUT_RIGHT.sub(" ", text)))
    return any(pattern.search(left) for pattern in (HARM, cues.TROUBLED, _TAKEN_BACK))


def but_for_what_is_denied(text: str) -> str:
    """The words less those by which a writer says that they did not meet a sibling, of a subject a concern, or saw no injury on one."""
    return _DENIED.sub(" ", text)


def _clauses(told: str) -> list[str]:
    return [clause for clause in _CLAUSE_END.split(_PLACED.sub(_less_the_name, told)) if clause.strip()]


def _less_the_name(placed: re.Match[str]) -> str:
    words = {word.lower() for word in _WORD.findall(placed["named"])}
    return placed[0] if words & ORDINARY - _PLAIN - _OF_PLACES else " "


def _left(clause: str) -> str:
    """What of a clause no harmless phrase says."""
    for pattern in (_PUT_RIGHT, cues.UNTROUBLED, _HARMLESS, SIBLING_HEALTH):
        clause = pattern.sub(" ", clause)
    return clause


def is_plain(told: str) -> bool:
    """Whether harmless phrases, ages, dates, places, names of people and words of where somebody is are all that is told."""
    left = (_left(_TAKES.sub(" ", clause)) for clause in _clauses(told))
    return all(word.lower() in _PLAIN for clause in left for word in _WORD.findall(_NUMBERED.sub(" ", clause)))
