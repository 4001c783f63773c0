"""Who of a family a name is, by the words around it: "his mum Ms X", "Jade (step-sister)", "her brothers Kai and Lee".

Each rule answers for one mention or says nothing. A relation counts for the home only where nobody else is said to own it:
"Chloe's mum" is a third party, and "Mia's mum" is a parent where Mia is a child of the record.
"""

from __future__ import annotations

import re

from redaction import cues, house_cues
from redaction.mentions import Finding, Mention
from redaction.names import name_tokens
from redaction.parties import Role

_GAP = r"\s{0,3}(?:is|was|are|were|called|named|,|:|-|–|\()?\s{0,3}$"
_OPENS = r"^[\s,(–-]{1,3}"
_POSSESSIVE = r"(?:his|her|their|the|my|our|whose|subject'?s|child'?s|\w+['’]s|\w+s['’])"
_NO_OWNER = rf"(?!(?:{cues.PARENT}|{cues.KIN_ADULT}|{cues.PARTNER}|{cues.SIBLING}|child|subject|baby|pupil|patient|he|she|it|that|who|there|what)['’])"
_OWNER = rf"{_NO_OWNER}(?P<owner>[^\W\d_]{{2,}})['’]s"
_WHOSE_AFTER = rf"(?:(?:the|his|her|their|my|{_OWNER}) )?"
_OF_THE_HOME = re.compile(r"\b(?:(?:the )?(?:child(?:ren)?|subjects?|above|baby|pupil|patient|twins)|him|her|them|both)\b", re.IGNORECASE)
_PARENT_BEFORE = re.compile(rf"(?<!\w)(?:{cues.PARENT}){_GAP}", re.IGNORECASE)
_ONE_OF_OTHERS = re.compile(
    rf"(?<!\w)(?:one of (?:the|our|my|their|these|those) (?:\w+ ){{0,2}}?(?:{cues.PARENT})s|(?:our|my|two|three|several|some|many|the|of) other (?:\w+ )?(?:{cues.PARENT})s"
    rf"|another (?:\w+ )?(?:{cues.PARENT})|an? (?:\w+ )?(?:{cues.PARENT}) (?:at|from) (?:the |our )?(?:gates?|school|nursery|class|group|clinic)){_GAP}",
    re.IGNORECASE,
)
"""A parent, but not this child's: "one of our other mothers, Mrs Orr"."""
_LIVES_WITH_PARENT = re.compile(rf"\b(?:lives?|living|lived|stays?|staying|resid\w+) with (?:{cues.PARENT}){_GAP}", re.IGNORECASE)
_OTHERS_PARENT_BEFORE = re.compile(
    rf"{_NO_OWNER}(?<!\w)(?P<owner>[^\W\d_]{{2,}})(?:['’]s|(?<=s)['’]) (?:{cues.PARENT})s?{_GAP}", re.IGNORECASE
)
_OF_THE_CHILD = re.compile(rf"\b(?:his|her|their|the child['’]s) (?:{cues.PARENT}){_GAP}", re.IGNORECASE)
_THEIR_PARENT = re.compile(rf"\b(?:his|her|their) (?:{cues.PARENT}){_GAP}", re.IGNORECASE)
_OWN_PARENT = re.compile(rf"\b(?:his|her|their) own (?:{cues.PARENT}){_GAP}", re.IGNORECASE)  # "his son, who lives with his own mother"
_BY_KINSHIP = re.compile(rf"(?<!\w)(?:{cues.PARENT}|{cues.KIN_ADULT}|{cues.PARTNER}|{cues.SIBLING}){_GAP}", re.IGNORECASE)
_PARENT_AFTER = re.compile(
    rf"{_OPENS}{_WHOSE_AFTER}(?:(?:birth|biological|own|single|both) )?(?:{cues.PARENT})s?\b(?!['’]s?\b)(?: (?:of|to) (?P<whose>[^.,;()\n]{{1,60}}))?",
    re.IGNORECASE,
)
_WITH_CHILD_AFTER = re.compile(
    r"^(?:\s{0,3}\([^()\n]{0,30}\))?,?\s{1,3}(?:and|with|whose|brought)\s{1,3}(?:(?:his|her|their)\s{1,3})?(?:\w+ ){0,2}?"
    r"(?:sons?|daughters?|child(?:ren)?|baby|kids|boys?|girls?)\s{0,3},?\s{0,3}(?P<child>(?-i:[A-ZÀ-Þ])[\w'’-]+)",
    re.IGNORECASE,
)
_RELATION = rf"(?:\w+ )?(?:{cues.PARENT}|{cues.KIN_ADULT}|{cues.PARTNER}|{cues.SIBLING}|cousin|son|daughter|baby|friend|mate|nephew|niece|child ?minder|babysitter|nanny|boss|employer)"
_OWNED_BY_NAME = re.compile(rf"(?<!\w){_OWNER} (?P<relation>{_RELATION}){_GAP}", re.IGNORECASE)
_GROWN_AGE = re.compile(r"\s?[,(]\s?(?:aged? )?(?:1[89]|[2-9]\d)\b")
_PARTNER_WORD = re.compile(rf"(?:{cues.PARTNER}|friend|mate)$", re.IGNORECASE)
_HIRED_CARER = re.compile(rf"\b(?:the|a|an|paid|agency|home|night|day|visiting) carer{_GAP}", re.IGNORECASE)
_WHOSE = re.compile(rf"\bwhose (?:{_RELATION}){_GAP}", re.IGNORECASE)
_TELLS_PARENT = re.compile(
    rf"\b(?:told|tells|asked|texted|rang|phoned|messaged|called) (?:his|her|their) (?:{cues.PARENT}){_GAP}", re.IGNORECASE
)
_HAS_CHILD = re.compile(
    r"(?<!\w)(?P<owner>[^\W\d_a-z][\w'’-]+) (?:also |already )?has (?:an?|another|one|(?:his|her) own) (?:\w+ )?(?:son|daughter|child|boy|girl|baby)"
    r"(?: of (?:his|her) own)?,? ?(?:called |named )?\(?$"
)
"""Of somebody outside the home: "Brandt has a son, Ivo"."""
_CHILD_RELATION = re.compile(rf"(?:{cues.SIBLING}|son|daughter|baby|nephew|niece)$", re.IGNORECASE)
_AN_ADULT = rf"\b(?:{cues.PARTNER}|{cues.SUSPECT}|male|man|he)\b"
_ADULTS_SIBLING = re.compile(
    rf"{_AN_ADULT}[^.\n]{{0,70}}\b(?:his|her|their) (?:\w+ )?(?:{cues.SIBLING}|cousin|friend|mate){_GAP}", re.IGNORECASE
)
_ADULT_BEFORE = re.compile(_AN_ADULT, re.IGNORECASE)
_FORMER = r"(?:previous|former|ex|old)[- ](?:partner|wife|girlfriend|husband|boyfriend)"
_FORMER_PARTNER = re.compile(rf"\b{_FORMER}{_GAP}", re.IGNORECASE)
_HIS_EX = re.compile(rf"\b(?:(?:his|her|their) )?(?:{_FORMER}|ex){_GAP}", re.IGNORECASE)
_OWN_CHILD = re.compile(
    r"\b(?:his|her|their) own (?:\w+ )?(?:sons?|daughters?|boys?|girls?|lads?|child(?:ren)?|kids?|baby|twins)\b", re.IGNORECASE
)
_OWN_CHILD_BEFORE = re.compile(rf"{_OWN_CHILD.pattern}{_GAP}", re.IGNORECASE)
_OFFENDED_AGAINST = re.compile(
    r"\b(?:abh|gbh|assault\w*|battery|harass\w*|stalk\w*|strangl\w*|rape|coerci\w*|wounding|threats?|convict\w*|caution\w*|offen[cs]es?)\b[^.\n]{0,40}"
    r" (?:on|of|against|towards?|involving|to) (?:an?|his|her|their|the) (?:\w+ )?(?:previous|former|ex|old)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(r"\b(?:restraining|victim|now (?:lives?|living)|has since moved|moved away)\b", re.IGNORECASE)
_SIBLING_BEFORE = re.compile(
    rf"(?<!\w)(?:{_POSSESSIVE}\s{{1,3}}(?:\w+ )?(?:{cues.SIBLING})|siblings?|(?-i:twin)|(?:the |(?:the )?new )baby){_GAP}", re.IGNORECASE
)
_BABY_BEFORE = re.compile(rf"(?<!\w)baby{_GAP}", re.IGNORECASE)
_WITH_A_PARENT = re.compile(rf"(?<!\w)(?:{cues.PARENT}|child(?:ren)?|siblings?|brothers?|sisters?|twins)(?!\w)(?!['’]s)", re.IGNORECASE)
_HAS_SIBLINGS = re.compile(
    rf"(?<!\w)(?P<who>[^\W\d_]{{2,40}}) (?:also )?(?:has|have|had)\b[^.;\n]{{0,80}}?\b(?:{cues.SIBLING})s?{_GAP}", re.IGNORECASE
)
_A_SIBLING = r"(?:half-|step-|(?:twin|younger|older|elder|little|big|baby) ){0,4}(?:brother|sister|sibling)"
_SIBLING_AFTER = re.compile(rf"{_OPENS}{_WHOSE_AFTER}{_A_SIBLING}\b(?!['’]s)(?! of)", re.IGNORECASE)
_PARENTS_KIN = rf"(?:{cues.PARENT})['’]s\s{{1,3}}(?:\w+ )?(?:{cues.SIBLING}|{cues.PARENT})"
_PARENTS_KIN_BEFORE = re.compile(rf"(?<!\w){_PARENTS_KIN}{_GAP}", re.IGNORECASE)
_KIN = rf"(?:(?:maternal|paternal|great|step|late)[ -]){{0,4}}(?:{cues.KIN_ADULT})"
_KIN_BEFORE = re.compile(rf"(?<!\w){_KIN}{_GAP}", re.IGNORECASE)
_KIN_AFTER = re.compile(rf"{_OPENS}{_WHOSE_AFTER}(?:{_KIN}|{_PARENTS_KIN})\b(?!['’]s)(?! of)", re.IGNORECASE)
_CHILDS_AGE = re.compile(
    r"^\s{0,3}(?:[,(]|is|was|aged?)\s{0,3}(?:aged?\s{0,3})?(?:\d|1[0-7])(?:\s{0,3}(?:yrs?|years?(?: old)?|yo))?\s{0,3}(?:[),.;]|$)",
    re.IGNORECASE,
)
_PARTNER_BEFORE = re.compile(rf"(?<!\w)(?:{cues.PARTNER}){_GAP}", re.IGNORECASE)
_PARTNER_AFTER = re.compile(
    rf"^[^.\n]{{0,28}}[,(–-]\s{{0,3}}(?:the )?(?:(?:{cues.PARTNER}|step\w+) of\b"
    rf"|(?:(?:{cues.PARENT})['’]s|her|his) (?:\w+ )?(?:{cues.PARTNER})\b)",
    re.IGNORECASE,
)
_LIVES_IN = re.compile(
    r"^(?P<between>[^.;\n]{0,30}?)\b(?:lives?|living|lived|stay(?:s|ing)|resid(?:es|ing)|lodg(?:es|ing)|moved in) (?:\w+ )?"
    rf"(?:with (?:(?:his|her|their|the) )?(?:(?:{cues.PARENT})|family|child(?:ren)?|(?P<owner>(?-i:[A-ZÀ-Þ])[^\W\d_]+))\b(?!['’]s)"
    r"|(?:in|at) the (?:family )?(?:home|house|flat|address|property|household))",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(r"\b(?:no longer|used to|not|never|previously|formerly)\b|n['’]t\b", re.IGNORECASE)
_LIVED_WITH = re.compile(r"\b(?:lives?|living|stays?|staying|placed) with\s{0,3}$", re.IGNORECASE)

# --- lists: "foster carers Pam and Roy", "her children Mia and Tyler" ---------------------------------------------------
_PARENTS = re.compile(
    r"(?<!\w)(?:(?:foster |step-?|adoptive |birth )?(?:parents|carers|guardians|mums|dads|mothers|fathers)"
    rf"|(?:{cues.PARENT})(?: and | & |/)(?:his |her |the )?(?:{cues.PARENT})){_GAP}",
    re.IGNORECASE,
)
_KINSFOLK = re.compile(
    rf"(?<!\w)(?:(?:{cues.KIN_ADULT})s|grandmothers|grandfathers|(?:{cues.KIN_ADULT})(?: and | & |/)(?:{cues.KIN_ADULT})){_GAP}",
    re.IGNORECASE,
)
_MANY = r"(?:(?:two|three|four|younger|older|elder|little|big|own|half|step)[ -]){0,4}"
_SIBLINGS = re.compile(
    rf"(?<!\w)(?P<whose>(?:his|her|their|the|{_OWNER}) )?{_MANY}(?P<what>brothers|sisters|siblings|twins|brother and sister|sister and brother){_GAP}",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    rf"(?<!\w)(?P<whose>his|her|their|the|whose|(?:{cues.PARENT})['’]s|{_OWNER}) {_MANY}(?:children|kids|sons|daughters|babies|twins){_GAP}",
    re.IGNORECASE,
)
_PARENT_OF = re.compile(rf"(?<!\w)(?:{cues.PARENT})s? (?:of|to){_GAP}", re.IGNORECASE)


def _is_of_home(owner: str | None, m: Mention) -> bool:
    """Whether the named owner of a relation is of the home; one who is not named is."""
    return owner is None or bool(name_tokens(owner) & m.household)


def another_family(m: Mention) -> Finding | None:
    """Those introduced after the words that open another family; who stands before them is the one who links the two."""
    cue = cues.CHILD_OF_OTHER.search(m.sentence) or house_cues.SECOND_FAMILY.search(m.sentence)
    if cue is None or len(m.before) < cue.start():
        return None
    adult = _PARENT_BEFORE.search(m.before) or _PARTNER_BEFORE.search(m.before)
    return Finding(Role.THIRD_PARTY if adult else Role.OTHER_CHILD, "another_family", 0.8)


def childs_age(m: Mention) -> Finding | None:
    """Somebody under 18 who is not of the home, also where they are the suspect; and whom somebody outside it has for a child."""
    if _CHILDS_AGE.match(m.after):
        return Finding(Role.OTHER_CHILD, "aged_under_18", 0.8)
    has = _HAS_CHILD.search(m.before)
    theirs = has is not None and not name_tokens(has["owner"]) & m.household
    return Finding(Role.OTHER_CHILD, "relative_of_another", 0.6) if theirs else None


def partner(m: Mention) -> Finding | None:
    """The partner of a parent."""
    if is_strangers_ex(m):
        return None
    if _PARTNER_BEFORE.search(m.before) or _PARTNER_AFTER.match(m.after):
        return Finding(Role.HOUSEHOLD_ADULT, "partner_of_a_parent", 0.7)
    return None


def strangers_child(m: Mention) -> Finding | None:
    """A child of somebody outside the home: "the suspect fetches his own boy Corin"."""
    own = _OWN_CHILD_BEFORE.search(m.before) and not name_tokens(m.text) & m.children
    return Finding(Role.OTHER_CHILD, "relative_of_another", 0.6) if own and _speaks_of_a_stranger(m) else None


def strangers_ex(m: Mention) -> Finding | None:
    """The former partner of somebody outside the home, whom nothing else ties to it."""
    return Finding(Role.THIRD_PARTY, "former_partner", 0.6) if is_strangers_ex(m) else None


def is_strangers_ex(m: Mention) -> bool:
    """As in "he fetches his own boy from ex Ida Roe" or, of the suspect, "his ex Ida Roe"."""
    found = _HIS_EX.search(m.before)
    if found is None or name_tokens(m.text) & m.household:
        return False
    own = _OWN_CHILD.search(m.before)
    if own is not None:
        return not name_tokens(m.before[own.end() :]) & m.children
    return found[0].split()[0].lower() in {"his", "her", "their"} and _speaks_of_a_stranger(m)


def listed(m: Mention) -> Finding | None:
    """Those of a list behind a word for several: one such word tells of all of them."""
    if found := _SIBLINGS.search(m.head):
        own = found["whose"] and _is_of_home(found["owner"], m)
        if own or m.peers & m.children or found["what"].casefold() == "siblings":
            return Finding(Role.SIBLING, "sibling_phrase", 0.7)
    if m.peers & m.children and (_PARENT_OF.search(m.head) or _CHILDREN.search(m.head)):
        return Finding(Role.SIBLING, "sibling_phrase", 0.7)
    if (found := _CHILDREN.search(m.head)) and (found["whose"].casefold() == "whose" or not _is_of_home(found["owner"], m)):
        return Finding(Role.OTHER_CHILD, "another_family", 0.7)
    if _PARENTS.search(m.head):
        others = _OTHERS_PARENT_BEFORE.search(m.head)
        ours = _is_of_home(others["owner"] if others else None, m)
        return Finding(Role.PARENT_CARER, "parent_phrase", 0.7) if ours else Finding(Role.THIRD_PARTY, "parent_of_another", 0.6)
    return Finding(Role.HOUSEHOLD_ADULT, "relative", 0.6) if _KINSFOLK.search(m.head) else None


def sibling(m: Mention) -> Finding | None:
    """A brother or sister of the child; of a parent, a relative."""
    if _PARENTS_KIN_BEFORE.search(m.before):
        return Finding(Role.HOUSEHOLD_ADULT, "relative", 0.6)
    if m.is_grown_up:
        return None  # "a lady with a baby, Mrs Orr"
    has = _HAS_SIBLINGS.search(m.head)
    if _SIBLING_BEFORE.search(m.before) or _is_baby_of_home(m) or (has is not None and name_tokens(has["who"]) & m.children):
        return Finding(Role.SIBLING, "sibling_phrase", 0.7)
    behind = _SIBLING_AFTER.match(m.after)
    if behind is None or (_ADULT_BEFORE.search(m.before) and not name_tokens(m.before) & m.household):
        return None
    if not _is_of_home(behind["owner"], m):
        return Finding(Role.OTHER_CHILD, "relative_of_another", 0.6)
    return Finding(Role.SIBLING, "sibling_phrase", 0.7)


def _is_baby_of_home(m: Mention) -> bool:
    """Whether "baby X" stands in a sentence of the home: alone it may be the next bed's ("Baby Penn in resus")."""
    if _BABY_BEFORE.search(m.before) is None:
        return False
    return bool(name_tokens(f"{m.before} {m.text}") & m.household) or _WITH_A_PARENT.search(m.before) is not None


def parent(m: Mention) -> Finding | None:
    """A parent of the child; of anybody else, a third party."""
    if _is_parent_of_another(m):
        return Finding(Role.THIRD_PARTY, "parent_of_another", 0.6)
    if _PARENT_BEFORE.search(m.before):
        return Finding(Role.PARENT_CARER, "parent_phrase", 0.7)
    behind = _PARENT_AFTER.match(m.after)
    if behind is not None:
        if not _is_of_home(behind["owner"], m):
            return Finding(Role.THIRD_PARTY, "parent_of_another", 0.6)
        whose = behind["whose"]
        if whose is None or name_tokens(whose) & m.household or _OF_THE_HOME.match(whose):
            return Finding(Role.PARENT_CARER, "parent_phrase", 0.7)
    child = _WITH_CHILD_AFTER.match(m.after)
    return Finding(Role.PARENT_CARER, "with_own_child", 0.7) if child and name_tokens(child["child"]) & m.children else None


def _is_parent_of_another(m: Mention) -> bool:
    owned = _OTHERS_PARENT_BEFORE.search(m.before)
    if owned is not None and not name_tokens(owned["owner"]) & m.household:
        return True
    if _TELLS_PARENT.search(m.before) and not name_tokens(m.before) & m.household:
        return True
    theirs = _THEIR_PARENT.search(m.before) or _LIVES_WITH_PARENT.search(m.before)
    if _OWN_PARENT.search(m.before) or (theirs and _speaks_of_a_stranger(m)):
        return True
    others = cues.ANOTHER_YOUNG_PERSON.search(m.before) and _PARENT_BEFORE.search(m.before)
    return bool(others) and not _OF_THE_CHILD.search(m.before)


def _speaks_of_a_stranger(m: Mention) -> bool:
    """Whether "his", "her" or "their" right before the name means the last one named before, and that is nobody of the home.

    Those with a title and those brought in by a word of kinship are passed over: "he told Miss Gray that his mum" is of the child.
    """
    named = [n for n in m.ahead if not (n.has_courtesy or cues.PROFESSIONAL_TITLE.match(n.text) or _BY_KINSHIP.search(n.before))]
    return bool(named) and not name_tokens(named[-1].text) & m.household


def one_of_others(m: Mention) -> Finding | None:
    """A parent of those whom the writer also sees: "one of our other mothers, Mrs Orr"."""
    theirs = _ONE_OF_OTHERS.search(m.before) and not name_tokens(m.text) & m.household
    return Finding(Role.THIRD_PARTY, "parent_of_another", 0.6) if theirs else None


def of_another(m: Mention) -> Finding | None:
    """A relative, partner or friend of somebody who is not of the home: "Tyrell's uncle Amos", "the boyfriend ... his sister Ada"."""
    owner = _OWNED_BY_NAME.search(m.before)
    if _WHOSE.search(m.before) and not name_tokens(m.before) & m.household:
        return Finding(Role.THIRD_PARTY, "relative_of_another", 0.6)
    if owner is not None and not name_tokens(owner["owner"]) & m.household:
        young = _CHILD_RELATION.search(owner["relation"]) and not _is_of_an_adult(owner["owner"], m)
        return Finding(Role.OTHER_CHILD if young else Role.THIRD_PARTY, "relative_of_another", 0.6)
    if owner is not None and name_tokens(owner["owner"]) <= m.children and _PARTNER_WORD.search(owner["relation"]):
        return Finding(Role.OTHER_CHILD, "childs_own_partner", 0.6)
    if _HIRED_CARER.search(m.before):
        return Finding(Role.THIRD_PARTY, "hired_carer", 0.6)
    if _ADULTS_SIBLING.search(m.before) and not name_tokens(m.before) & m.household:
        return Finding(Role.THIRD_PARTY, "relative_of_another", 0.6)
    settled = _SETTLED.search(m.sentence) or _OFFENDED_AGAINST.search(m.before)
    return Finding(Role.THIRD_PARTY, "former_partner", 0.6) if _FORMER_PARTNER.search(m.before) and settled else None


def _is_of_an_adult(owner: str, m: Mention) -> bool:
    """Whether the relative is grown up by the age behind the name, or is a grown-up's brother or sister: "Craig (partner) ... Craig's sister"."""
    if _GROWN_AGE.match(m.after):
        return True
    if not re.search(rf"(?:{cues.SIBLING})\W*$", m.before, re.IGNORECASE):
        return False
    adult = rf"(?:{cues.PARTNER}|{cues.SUSPECT})"
    introduced = rf"\b{adult}\W{{1,3}}(?:is\s|called\s|named\s)?{re.escape(owner)}\b|\b{re.escape(owner)}\s?[,(]\s?(?:the |her |mum['’]s |mother['’]s )?{adult}\b"
    return re.search(introduced, m.scoped.text, re.IGNORECASE) is not None


def kin(m: Mention) -> Finding | None:
    """A grandparent, aunt or uncle of the child; of anybody else, a third party."""
    if _KIN_BEFORE.search(m.before):
        return Finding(Role.HOUSEHOLD_ADULT, "relative", 0.6)
    behind = _KIN_AFTER.match(m.after)
    if behind is None:
        return None
    if not _is_of_home(behind["owner"], m):
        return Finding(Role.THIRD_PARTY, "relative_of_another", 0.6)
    return Finding(Role.HOUSEHOLD_ADULT, "relative", 0.6)


def lives_in(m: Mention) -> Finding | None:
    """Somebody said to live in the home, or with whom a child of the record lives."""
    if _LIVED_WITH.search(m.head) and name_tokens(m.head) & m.children:
        return Finding(Role.HOUSEHOLD_ADULT, "lives_in_the_home", 0.5)
    found = _LIVES_IN.match(m.after)
    if found is None or _NO_LONGER.search(found["between"]) or not _is_of_home(found["owner"], m):
        return None
    return Finding(Role.HOUSEHOLD_ADULT, "lives_in_the_home", 0.5)
