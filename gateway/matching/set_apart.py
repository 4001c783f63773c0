"""A child whom the same breath that names them sets outside: "Rui 11/02/2014, although he is not part of this".

Two grades. Said in so many words that the item is not about them, they are nobody's copy and nobody's question ("not_subject"),
unless the same breath tells of harm.
Said that they live elsewhere, are grown up or gone, beside others of the home of whom that is not said, no copy goes by rule and
a person is asked ("elsewhere"). Of a child who is alone in the item, where they live is a fact like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gateway.matching import cues, kin_lines
from gateway.matching.decision import Decision, ForReview, Linked, NoCandidate

SET_APART = "set_apart"
"""Why of a child who is told of beside others of the home, and said to live elsewhere."""
ELSEWHERE = "elsewhere"
_LABELLED = frozenset({"subject_label", "subject_line", "meeting_subject", "reply_to_request"})
Place = tuple[int, int]

_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s[A-Za-z]{3,9}\.?\s\d{4}|\d{1,2})"
_LEAD = rf"(?:[\s,;:(|)–-]|\b(?:d\.?o\.?b\.?|born|aged|{_DATE})(?!\w)){{0,16}}"
_WORDS = (
    r"(?:\b(?:who|he|she|now|is|has|been|currently|already|since|also|too|long|an?|but|although|though|while|whilst|whereas|and)\b"
    r"[\s,]{0,2}){0,5}"
)
_KIN = (
    r"(?:(?:birth|own|real|maternal|paternal|elder|older|foster)[\s-]){0,2}(?:dad|father|nan|nanny|gran|granny|grand\w{2,10}|aunt\w{0,3}|uncle|cousins?"
    r"|relatives?|partner|girlfriend|boyfriend|wife|husband|guardian|carers?)"
)
_PARENTS = rf"(?:{_KIN}|(?:(?:birth|own|real)[\s-])?(?:mum|mother|mam|parents?|family|sister|brother))"
_THEIRS = rf"(?:(?:his|her|their|the|an?|other|some)\s){{0,2}}{_PARENTS}"
_HOME = r"(?:(?:the|this|that)\s)?(?:(?:family|same)\s)?(?:household|home|house|flat|property|address|there|here)"
_LASTING = (
    r"(?=[^.;\n]{0,50}\b(?:since|now|permanent\w{0,2}|full[\s-]time|for\s(?:the\s(?:last|past)|some|over|a|two|three|four|several|\d)))"
)
_GONE = "|".join(
    (
        rf"(?:liv|stay)(?:ed|ing)\s(?:with|at)\s{_THEIRS}\b{_LASTING}",
        rf"(?:moved|gone|went)\s(?:(?:back|over|off|away)\s)?(?:in\swith|to\slive\s(?:with|at|in))\s{_THEIRS}\b",
        rf"moved\s(?:back\s)?to\s(?:be\swith\s)?{_THEIRS}\b|(?:moved\s(?:out|away|abroad|overseas)|emigrated|gone\sabroad)\b",
        r"left\s(?:home|the\s(?:(?:family\s)?home|household|area))\b(?!\s(?:alone|at|for|by|to|with|in|before|after))",
        r"(?:grown[\s-]up|grown\sand|adult\snow|in\s(?:(?:foster|residential|kinship)\s)?care)\b(?!\s(?:of|at|home))",
        rf"no\slonger\s(?:(?:a\s)?(?:part|member)\sof|(?:resident|liv(?:es|ing)|stay(?:s|ing))?\s?(?:in|at|with|here|there)?)\s?(?:{_HOME}|{_THEIRS}|us|them)\b",
        rf"(?:not\s(?:(?:a\s)?(?:part|member)\sof|resident\s(?:in|at)|living|staying)|does(?:\snot|n['’]t)\s(?:live|stay|reside|sleep))\s(?:(?:in|at|with)\s)?(?:{_HOME}|{_THEIRS}|us|them)\b",
        r"(?:liv|resid|stay)(?:e?s|ing)\s(?:elsewhere|away|abroad|overseas|independently|alone|on\s(?:his|her)\sown|out\sof\s(?:the\s)?(?:borough|area|london))\b",
        r"(?:(?:away|off)\s)?(?:at|to)\s(?:uni(?:versity)?|boarding\sschool)\b|(?:away|off)\s(?:at|in)\s(?:college|boarding|sixth\sform|the\sarmy|prison)\b",
    )
)
_BESIDE = r"(?!['’]?s?(?:,|\s(?:and|&))?\s(?:(?:his|her|their)\s)?(?:\w{1,12}\s)?(?:brother|sister|sibling|twin))"
_WITH = r"(?:lives?|resides?|stays?|is)\s(?:with|at)\s(?:(?:his|her|their|the)\s)?"
_ELSEWHERE = re.compile(rf"{_LEAD}{_WORDS}(?:{_GONE})", re.IGNORECASE)
_IN_CONTRAST = re.compile(rf"{_LEAD}(?:(?:who|now)\s){{0,2}}(?:{_WITH}{_PARENTS}\b{_BESIDE}|lives\sin\s(?-i:[A-Z]))", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    rf"{_LEAD}[(–-]\s?(?:(?:who|now)\s){{0,2}}(?:(?:{_WITH}|at\s|with\s){_KIN}\b{_BESIDE}|lives\sin\s(?-i:[A-Z]))", re.IGNORECASE
)
_CONTRAST = re.compile(
    r"\b(?:although|though|but|while|whilst|whereas|except(?:\sthat)?|however),?\s(?:[\w'’-]{1,15}[\s,]{1,2}){0,3}$", re.IGNORECASE
)
_GOES_ON = re.compile(r"[\s.;]{0,4}(?=(?:he|she)\b)", re.IGNORECASE)
_SINGULAR = re.compile(r"\b(?:is|was|has|does|comes|forms?|plays)\b|s?n['’]t\b", re.IGNORECASE)
_OBJECT = re.compile(r"\s{0,2}(?:(?:with|to|of|about|for)\s)?(?:(?:his|her|their)\s(?:\w{1,12}\s){1,2})?", re.IGNORECASE)
_FAR = 160
_A_BRACKET = 2  # characters: what closes, and a space
_THIS = (
    r"(?:(?:(?:any|all)\sof\s)?this|(?:this|our|my|these)\s(?:(?:present|current|new|safeguarding)\s)?"
    r"(?:referral|report|concerns?|enquiry|inquiry|matter|request|case|notification|letter))"
)
"""The item itself: "the last report" and "the school report" are other papers."""
_DOES_NOT = r"(?:does|should|need)(?:\snot|n['’]t)"
_OUTSIDE = re.compile(
    rf"\b(?:{_DOES_NOT}\s(?:come|enter|figure|feature|belong|form\s(?:any\s)?part)\s(?:in|into|of)"
    rf"|is(?:\snot|n['’]t)\s(?:(?:an?\s)?part\sof|included\sin|concerned\s(?:in|by|with)|covered\sby|what)"
    rf"|has\s(?:no\s(?:part|place|bearing)\s(?:in|on)|nothing\sto\sdo\swith)|(?:is|falls|stands)\soutside(?:\sof)?)\s{_THIS}\b",
    re.IGNORECASE,
)
"""What is said of whoever is outside, as "he" or "who" or behind "and"."""
_WHO = re.compile(r"(?:\b(?:he|she|who|and|also|now|therefore|so)|[,;(–-])\s?$", re.IGNORECASE)
_NOT_ABOUT = re.compile(
    rf"\b{_THIS}\s(?:is(?:\snot|n['’]t)\sabout|does(?:\snot|n['’]t)\s(?:concern|involve|include|extend\sto|cover|touch))(?=\s)",
    re.IGNORECASE,
)
"""Before the name of whoever is outside."""
_TURNS = re.compile(r"\b(?:but|though|although|however|except|yet)\b", re.IGNORECASE)
_OF_KIN = (
    r"(?:brother|sister|sibling|twin|son|daughter|child|cousin|friend|class-?mate|pupil|nephew|niece|mother|mum|father|dad|parent)s?"
    r"\s(?:of|to)"
)
_BESIDE_ANOTHER = re.compile(
    rf"\b(?:{_OF_KIN}|with|by|whom?|(?:(?:step|grand)?(?:mother|father)|mum|mam|dad|nan|gran|aunt|uncle|carer|guardian|partner|teacher)"
    r"(?:\s(?:is|called|named))?)\W{1,3}$",
    re.IGNORECASE,
)
"""Before a name that is told only to say who somebody else is."""
_OWNER = re.compile(r"['’]s\s(?!not|been|no\b)")
_JOINED = re.compile(
    rf"{_LEAD}(?:(?<=,\s)|(?:and|&)\s(?:(?:his|her|their|the)\s)?(?:(?:\w{{1,12}}\s)?(?:brother|sister|sibling|twin)\s)?)", re.IGNORECASE
)
_OPENS_A_CLAUSE = re.compile(
    r"(?:[;:]|\b(?:but|although|though|while|whilst|whereas|however|and),?)\s(?:(?:his|her|their)\s(?:\w{1,12}\s){1,2})?$", re.IGNORECASE
)


def apart_cues(text: str, name: Place, unit: Place, named: Sequence[Place]) -> frozenset[str]:
    """Which of the cues "not_subject" and "elsewhere" the unit gives the person at `name`.

    `named` are the places of all names of the unit, in order. All are offsets into `text`.
    """
    said = {_grade(text, name, named, m) for m in cues.NOT_SUBJECT.finditer(text, *unit)}
    outside = {_outside(text, name, named, m) for m in _OUTSIDE.finditer(text, *unit)}
    if _is_what_it_is_not_about(text, name, unit):
        outside.add("not_subject")
    said |= {ELSEWHERE} if "not_subject" in outside and _tells_of_harm(text[unit[0] : unit[1]]) else outside
    if _lives_elsewhere(text, name, unit, named):
        said.add(ELSEWHERE)
    return frozenset(said - {""})


def cell_sets_apart(cell: str) -> bool:
    """Whether a cell of a table says so of the person of its row."""
    return any(pattern.search(cell) for pattern in (cues.NOT_SUBJECT, _OUTSIDE)) or _ELSEWHERE.match(cell) is not None


def _grade(text: str, name: Place, named: Sequence[Place], said: re.Match[str]) -> str:
    """The cue that words which set somebody outside give this name, "" for none: they are of whom they are said, or of their object.

    In the singular that is the last name before them which is not told only to say who another is ("brother of Ann"). Whose name
    is told so is a question. Where nothing marks the last name as one of a list, nobody can tell, and they are of all.
    """
    behind = next((place for place in named if place[0] >= said.end()), None)
    if behind is not None and _OBJECT.fullmatch(text, said.end(), behind[0]):
        return "not_subject" if name >= behind else ""
    before = [place for place in named if place[1] <= said.start()]
    if not before[:-1] or not _SINGULAR.search(text, before[-1][1], said.end()):
        return "not_subject"
    heads = [place for place in before if not _is_aside(text, place, said)]
    if heads and name in before and name > heads[-1]:
        return ELSEWHERE
    if len(heads) > 1 and _is_one_of_a_list(text, heads):
        return "not_subject" if name == heads[-1] else ""
    return "not_subject"


def _is_aside(text: str, name: Place, said: re.Match[str]) -> bool:
    """Whether a name stands in a bracket that closes before the words, or behind "of", "with" or "mother" of another."""
    ahead, between = text[max(0, name[0] - _FAR) : name[0]], text[name[1] : said.start()]
    bracketed = ahead.rfind("(") > ahead.rfind(")") and ")" in between.partition("(")[0]
    return bracketed or _BESIDE_ANOTHER.search(ahead) is not None or _OWNER.match(between) is not None


def _is_one_of_a_list(text: str, heads: Sequence[Place]) -> bool:
    """Whether the last name has a birthday, is joined to the one before it, or opens a clause of its own."""
    (_, end), last = heads[-2:]
    dated = cues.DATE_AFTER.match(text[last[1] : last[1] + _FAR])
    joined = _JOINED.fullmatch(text, end, last[0]) and not text.startswith(",", last[1])
    return bool(dated or joined or _OPENS_A_CLAUSE.search(text[: last[0]]))


def _tells_of_harm(unit: str) -> bool:
    """Whether a sentence tells of harm apart from the words that set somebody outside: their bearer may be who suffers it."""
    return kin_lines.tells_of_harm(_TURNS.sub(" ", _NOT_ABOUT.sub(" ", _OUTSIDE.sub(" ", unit))))


def _outside(text: str, name: Place, named: Sequence[Place], said: re.Match[str]) -> str:
    """The cue that such words give the name: of the last one before them, not of what else stands there ("the rent")."""
    last = next((place for place in reversed(named) if place[1] <= said.start()), None)
    if last is None or (said.start() - last[1] > _A_BRACKET and not _WHO.search(text, last[1], said.start())):
        return ""
    if _is_aside(text, last, said):
        return _grade(text, name, named, said)
    return "not_subject" if name == last else ""


def _is_what_it_is_not_about(text: str, name: Place, unit: Place) -> bool:
    return any(_OBJECT.fullmatch(text, m.end(), name[0]) for m in _NOT_ABOUT.finditer(text, unit[0], name[0]))


def _lives_elsewhere(text: str, name: Place, unit: Place, named: Sequence[Place]) -> bool:
    end = next((place[0] for place in named if place[0] >= name[1]), unit[1])
    if any(pattern.match(text, name[1], end) for pattern in (_ELSEWHERE, _IN_BRACKETS)):
        return True
    if _CONTRAST.search(text, unit[0], name[0]) and _IN_CONTRAST.match(text, name[1], end):
        return True
    next_sentence = _GOES_ON.match(text, unit[1]) if end == unit[1] else None
    return next_sentence is not None and _ELSEWHERE.match(text, next_sentence.end(), unit[1] + _FAR) is not None


def with_the_apart_asked(decided: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions, with a certain child who lives elsewhere made a question where others of the home are told of."""
    here = [d for d in decided if ELSEWHERE not in d.mention.cues]
    homes = {home for d in here for home in _homes(d)}
    labelled = any(d.mention.cues & _LABELLED for d in here)
    return tuple(_asked(d, labelled=labelled) if isinstance(d, Linked) and d.candidate.child.household in homes else d for d in decided)


def _asked(link: Linked, *, labelled: bool) -> Decision:
    """A question, unless something is done to the child or the item is labelled as about them and about nobody else."""
    said = link.mention.cues
    if ELSEWHERE not in said or "harmed" in said or (said & _LABELLED and not labelled):
        return link
    return ForReview(link.mention, (link.candidate,), SET_APART)


def _homes(decision: Decision) -> Iterator[str]:
    """The household of the child who is, or is the likeliest to be, meant."""
    if not isinstance(decision, NoCandidate):
        child = decision.candidate.child if isinstance(decision, Linked) else decision.candidates[0].child
        yield from (home for home in (child.household,) if home)
