"""Words of kinship, partnership, care and neighbourhood that tie particular people, with their modifiers.

Collective words (child, kids, siblings, family, friend) and job titles tie nobody and are no tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from redaction.reading import Finding, Reading
from redaction.recognisers.sieve import in_lower_case

_STEP = r"(?:step|half|god|foster|great|grand)[ \-]?"
_CORE = (
    r"mother|mum|mummy|mam|mom|mommy|mama|father|dad|daddy|papa|brother|sister|uncle|aunt|aunty|auntie|cousin|niece|nephew|son|daughter"
    r"|husband|husb|wife|partner|boyfriend|girlfriend|fianc[eé]e?|spouse|neighbour|neighbor|"
    r"grandmother|grandma|granny|gran|nan|nanna|nana|nanny|grandad"
    r"|granddad|grandpa|grandfather|gramps|grandson|granddaughter|grandchild|grandchildren|"
    r"stepchild|stepchildren|stepson|stepdaughter|widow|widower|lodger|flatmate|housemate"
    r"|bro|sis|hubby|bf|gf|ex|bidie[ \-]in|godmother|godfather|godparents?|grandparents?|"
    r"step[ \-]?parents?|foster (?:parents?|carers?|mother|father|mum|dad|family)"
    r"|(?:kinship|special|respite|connected[ \-]person|family and friends|private foster|"
    r"foster|main|primary) (?:carer|guardian|caregiver)s?|childminder|guardian|baby[ \-]?mother|"
    r"baby[ \-]?father|baby mama|baby daddy"
    r"|co-?wife|landlady|in[ \-]laws?"
)
_ABROAD = (
    r"hooyo|aabo|ayeeyo|awoowe|abti|eeddo|habaryar|adeer|walaal|ammi|abbu|abbi|ammu|abba|"
    r"amma|appa|umma|oma|opa|nani|nana ji|dadi|dada ji|nanu|dadu|chacha|chachi|khala|khalu|"
    r"phupho|phuppo|phuphi|mamu|mami|masi"
    r"|bhai|bhabhi|didi|bhua|taya|tayi|tia|tio|tía|tío|titia|avó|avô|vovó|vovô|mãe|pai|"
    r"padrinho|madrinha|padrasto|madrasta|irmã|irmão|primo|prima|sobrinha|sobrinho|marido|"
    r"esposa|namorado|namorada"
    r"|babcia|dziadek|ciocia|wujek|siostra|mąż|żona|matka|ojciec|tata|mamă|bunica|bunic|"
    r"bunicul|unchiul|mătușa|soțul|babushka|dedushka|baka|deda|baba|teyze|teyzesi|amca|"
    r"amcası|dayı|hala|halası|abla|ablası|abi|abisi|dede|nene|anneanne|babaanne|büyükanne|"
    r"eşi|kocası"
    r"|abuela|abuelo|abuelita|mamá|papá|hermana|hermano|khalto|khalti|ammo|amo|jaddi|jiddo|"
    r"jeddo|teta|tayta|sitti|halmoni|haraboji|hyung|noona|oppa|lola|lolo|kuya|tita|tito|"
    r"popo|gong gong|ông|bà nội|bà ngoại|bác|yiayia|pappou"
    r"|tante|onkel|mutter|vater|grand-mère|grand-père|maman|tonton|nonna|nonno|zia|zio|"
    r"iya|baba agba|mzee|shangazi|mjomba|bibi|babu|gogo|ambuya|sekuru|mamma|maternal|paternal"
)
_ABROAD = _ABROAD.replace("|maternal|paternal", "")
_MODIFIER = (
    r"(?:(?:paternal|maternal|birth|biological|adoptive|adopted|foster|estranged|separated|"
    r"former|late|deceased|ex|step|half|twin|putative|natural|legal|live[ \-]in|common[ "
    r"\-]law"
    r"|civil|same[ \-]sex|great|elder|older|eldest|younger|youngest|big|little|baby|unmarried|"
    r"divorced|absent|non-resident|resident|surrogate|second|third|first|cohabiting)[ "
    r"\-]+)*"
)
_TERM = rf"(?:{_STEP})*(?:{_CORE}|{_ABROAD})(?:[ \-]in[ \-]law)?"
_OWNED = rf"(?:(?:{_STEP})*(?:{_CORE}|{_ABROAD})(?:[ \-]in[ \-]law)?['’]s? |baby['’]s |child(?:ren)?['’]s )"
_RELATION = re.compile(  # for lower case: letters of either case would have each of some hundred words tried at each place
    rf"(?<![\w@.\-])(?=[^\W\d_]){_MODIFIER}{_OWNED}?{_MODIFIER}(?:{_TERM}|(?:{_STEP})*(?:{_CORE})s)(?![\w@])(?!['’]?-?(?:tongue|land|hood|care|board|to-be\b))"
)
_TITLE_SISTER = re.compile(
    r"(?:Sister|Father|Brother|Mother) [A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+)?,? (?:RSCN|"
    r"RGN|RN|SRN|Band|ward|Ward|from the ward|of St|SJ|OSB|at (?:the )?(?:church|hospital))"
)
_JOB = re.compile(
    r"(?i)(?:partner|neighbour)(?=\s+(?:agency|agencies|organisations?|organizations?|"
    r"services?|professionals?|borough|boroughs|authority|authorities|trust|forces?|work|"
    r"meeting))"
)
_OFFICIAL = re.compile(r"(?i)(?:children['’]s|court|GAL|ad litem|legal)\s+$")


@dataclass(frozen=True, slots=True)
class RelationRecogniser:
    """Relationship words in English and, as families write them, in the languages heard most in London."""

    id: str = "relation@1"
    entities: tuple[str, ...] = ("RELATIONSHIP",)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Every word that ties particular people; "ex" only where it stands for a former partner."""
        for match in _RELATION.finditer(in_lower_case(reading.text)):
            if self._ties(reading, match):
                yield Finding(match.start(), match.end(), "RELATIONSHIP", 0.7, self.id, "relationship word")

    def _ties(self, reading: Reading, match: re.Match[str]) -> bool:
        text, start = reading.text, match.start()
        ahead = text[max(0, start - 16) : start]
        bare_ex = match.group() == "ex"
        if bare_ex and not re.search(r"(?i)\b(?:her|his|their|my|the|an|fleeing|mum['’]s|dad['’]s|s|with) $", ahead):
            return False
        if _TITLE_SISTER.match(text, start) or _JOB.match(text, start):
            return False
        return not (match.group().startswith("guardian") and _OFFICIAL.search(ahead))
