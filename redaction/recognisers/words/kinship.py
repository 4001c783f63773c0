"""Words of kinship, partnership, care and neighbourhood: in English, and as families say them in the languages heard most in the UK.

Each is a piece of a pattern; all are in lower case but those that clinics shorten.
"""

from __future__ import annotations

import re

CORE = (
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
    r"|co-?wife|landlady|in[ \-]laws?|missus|missis|fella|feller|hubs|boyf|girlf|step[ \-]?(?:bro|sis)|bruv"
    r"|grandkids?|great[ \-]grandparents?|nannan|mumma|mammy|pops|adopters?|betrothed|other half"
    r"|(?:mother|father) of (?:his|her|their) (?:child(?:ren)?|baby|kids)"
)
ABROAD = (
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
    r"iya|baba agba|mzee|shangazi|mjomba|bibi|babu|gogo|ambuya|sekuru|mamma"
)
ABROAD += (
    r"|companheir[oa]|noiv[oa]|cunhad[oa]|sogr[oa]|esposo|tios?|avós|padrastro|madrastra|cuñad[oa]|suegr[oa]|novi[oa]|primos|prim[oa]s"
    r"|belle-mère|beau-père|belle-sœur|beau-frère|belle-soeur|frère|sœur|soeur|mémé|pépé|mamie|papi|parrain|marraine"
    r"|konkubent|ojczym|macocha|teściowa|teść|córka|kuzyn|kuzynka|szwagier|siostrzeniec|babunia"
    r"|soția|fratele|sora mea|verișoar[aă]|verișor(?:ul)?|nașa?|cumnat[aă]?|mătuș[aă]|tatăl|bunicu|nenea|tanti"
    r"|yenge|yengesi|enişte|eniştesi|kayınvalide(?:si)?|kayınpeder(?:i)?|kuzen(?:i)?|kardeşi|ağabey(?:i)?|karısı|nişanlısı|görümce(?:si)?"
    r"|bhabi|bhai jaan|bhaijaan|baji|chachu|phuppa|khaloo|khalamma|fupu|fufu|mama ji|mami ji|jija|nanand|devar|jethani|saas|sasu|susral"
    r"|walaalo|eedo|habo|awowe|aabe|xaas|seeddi"
    r"|zawj|zawja|khalah?|ammah|khaal|jadd|jadda|teita"
    r"|gjyshja|gjyshi|xhaxhai|motra|vëllai|halla|daja|dajë|tezja"
    r"|močiutė|senelis|brolis|sesuo|dėdė|tėtis|babusya|dido|tyotya|dyadya|sestra|svekrova|otchim"
    r"|nainai|yeye|laolao|waipo|waigong|jiejie|gege|meimei|gugu|jiujiu|ayi|nanay|tatay|ninang|ninong"
    r"|egbon|aburo|wofa|maame|shemeji|babamukuru|maiguru|mainini|tateguru|nagymama|nagypapa|babička|strejda|manžel|manželka|nevlastní otec"
    r"|nain|taid|mamgu|tadcu|mari|femme|koca|mąż|sora|beti|biwi|shohar|dada|nana|filho|filha|fils|fille|neto|neta"
)
LOWER_ONLY = frozenset(
    {"mari", "femme", "koca", "mąż", "sora", "beti", "biwi", "shohar", "dada", "filho", "filha", "fils", "fille", "neto", "neta"}
)
"""Words of kinship that are names as well where a capital stands."""

# As clinics and police write them; capitals as written, since "MO" and "FA" are other things.
SHORT = r"(?:MGM|MGF|PGM|PGF|MGPs?|PGPs?|MGGM|MGGF|FOB|[Mm]at\.? (?:gran|nan|aunt|uncle)|[Pp]at\.? (?:gran|nan|aunt|uncle))"
SHORT_PARENT = re.compile(
    r"(?<![\w.,/\-])(?<![0-9] )(?P<n>mo|fa|sf|sm)(?= (?:[A-ZÀ-Þ][a-zà-ÿ]|&|and\b|reports?|says?|said|states?|feels?|seen|present|not present|appears?|appeared"
    r"|agree[ds]|den(?:ies|ied)|attended|worried|anxious|has|is|was|works|in |at |did|who|known)|['’]s\b)"
)
