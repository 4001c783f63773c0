"""The wordings of notices that mail systems add: banners, small print, list footers. Data, used by `notices` alone.

English, Welsh, French, German, Polish, Spanish, Italian: the languages in which mail reaches a council in the UK.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

OF_MAIL = re.compile(
    r"\b(?:(?:nhs\.?)?e?-?mails?|for (?:more|further) information|message"
    r"|recipient(?! of (?!(?:this|the|an?) (?:e-?mail|message|communication)))|virus(?:es)?|attachments?|https?:|www\.)",
    re.IGNORECASE,
)
ORNAMENT = re.compile(r"^[\s*_=#~\u2500-\u257f\u2022.|-]{3,}$")
GREETING = re.compile(
    r"^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|morning|afternoon|annwyl|helo|bonjour|hallo)\b", re.IGNORECASE
)

_MAIL = r"(?:e-?mail|message|communication|e-?bost|neges|courriel|nachricht|wiadomo\u015b\u0107|correo|messaggio)"

# Banners. "It came from outside", "beware of links", "do you know the sender": two of them make one.
OUTSIDE = re.compile(
    rf"\b(?:{_MAIL}|sender)\b.{{0,60}}\b(?:outside|external)\b|\bexternal (?:{_MAIL}|sender|source)\b"
    rf"|\b(?:e-?bost|neges)\b.{{0,60}}\b(?:tu allan|allanol)\b|\b(?:courriel|message)\b.{{0,60}}\bext\u00e9rieur"
    r"|\bnachricht\b.{0,60}\b(?:extern|au\u00dferhalb)|\bspoza organizacji\b",
    re.IGNORECASE,
)
OUTSIDE_ALONE = re.compile(
    rf"^\W*(?:this (?:{_MAIL} )+(?:has )?(?:originat(?:ed|es)|c[ao]mes?|was sent|was received|is|has been sent|has come) "
    r"from (?:an? )?(?:source )?(?:outside|external)\b[^.]{0,80}|external (?:e-?mail|sender|message)|\[?external\]?)\W*$",
    re.IGNORECASE,
)
WARNS = re.compile(
    r"\b(?:do not|don'?t|never|avoid|think (?:carefully )?before (?:you )?|(?:use|take|exercise) (?:caution|care)|(?:be|please be) "
    r"(?:careful|cautious|vigilant|aware))\b.{0,80}\b(?:click\w*|links?|attachments?|reply\w*)\b"
    r"|\bpeidiwch .{0,60}\b(?:clicio|dolenni|atodiadau|agor)|\bne cliquez\b|\bkeine? (?:links|anh\u00e4nge)\b|\bnie klikaj",
    re.IGNORECASE,
)
TRUSTS = re.compile(
    r"\brecogni[sz]e the (?:sender|source)|\b(?:know|sure|certain|trust|verif\w+|confirm)\b.{0,30}\b(?:the )?(?:content|sender|source)\b"
    r"|\byn adnabod yr anfonwr|\bcontent is safe\b|\b(?:unsure|not sure|any doubts?|concern(?:s|ed)) (?:about|of|regarding) (?:the"
    r"|this) (?:sender|e-?mail|message)"
    r"|\b(?:contact|report .{0,20} to|forward .{0,20} to) (?:the )?(?:it|ict|service|help|security)\b",
    re.IGNORECASE,
)
ALERT = re.compile(
    r"^\W*(?:caution|warning|external|attention|alert|security (?:notice|warning)|important notice|be aware|rhybudd|gofal|achtung"
    r"|uwaga)\b",
    re.IGNORECASE,
)
UNFAMILIAR = re.compile(
    r"\bdon'?t often get e-?mails? from\b|\blearn why this is important\b|LearnAboutSenderIdentification|\bAdnabod(?:wch)? pam mae hyn"
    r"|\bthis message is from an external sender\b|\bsender .{0,60}is from outside your organi[sz]ation",
    re.IGNORECASE,
)

# Small print. One of these is enough: nobody writes so about a child.
OPENS = re.compile(
    r"^\W*(?:this|the information|the contents?|the views?|any views?|if you|disclaimer|confidential|notice|important|please"
    r"|e-?mail|mae|os|"
    r"ce|le pr\u00e9sent|diese|niniejsz|nhsmail|\*)",
    re.IGNORECASE,
)
TELLING = re.compile(
    r"(?P<addressee>\b(?:you|they|who) (?:are|is)(?: not|n't) (?:the|an|a) (?:\w+ )?(?:intended|named|correct|proper|right) "
    r"(?:recipient|addressee|person)"
    r"|(?:not|isn't) the (?:intended|named) (?:recipient|addressee)(?:\(s\)|s)?\b[^.]{0,80}(?:delete|notify|contact|inform|tell"
    r"|copy|disclos"
    r"|prohibit|destroy)"
    r"|intended (?:only |solely |exclusively )?for (?:the )?(?:sole |exclusive |attention and )?(?:use |attention )?(?:of |by )?(?:the )?"
    r"(?:named |sole |intended |above.named )?(?:addressee|recipient|individual|person(?:\(s\)|s)? (?:or|to whom|named)|entity|intended)"
    r"|for the (?:sole |exclusive )?(?:use|attention) of the (?:addressee|intended|named|individual|person to whom|recipient))"
    r"|(?P<error>\b(?:if|should) you (?:have |'ve )?(?:receive[ds]?|got|get) "
    rf"(?:this|it|the (?:{_MAIL}|transmission|document|information|material|file))\b.{{0,40}}\b(?:in|by) (?:error|mistake)"
    rf"|received (?:this|the) (?:{_MAIL}|transmission)[^.]{{0,30}} (?:in|by) (?:error|mistake),? please)"
    r"|(?P<views>\b(?:views?|opinions?)\b[^.]{0,60}\b(?:expressed|contained|presented|stated)\b[^.]{0,60}\b(?:are|is|may)\b[^.]{0,60}\b"
    r"(?:author|sender|individual|not necessarily|do not|may not))"
    r"|(?P<print>\b(?:consider|think (?:of|about)) (?:the |our )?environment\b"
    rf"|\b(?:before (?:you )?|(?:only|not|don't|avoid) )print(?:ing)? (?:this|the|out this) {_MAIL}\b)"
    r"|(?P<unread>\b(?:address|mailbox|inbox|account)\b.{0,60}\b(?:is|are) (?:not|never) (?:\w+ )?(?:monitored|read)\b)"
    rf"|(?P<scan>\b{_MAIL}\b[^.]{{0,60}}\b(?:scanned|swept|checked)\b[^.]{{0,40}}\b(?:virus|malware|by )"
    r"|\bswept .{0,30}for viruses|\bscanned .{0,20}for (?:viruses|malware|all (?:known )?viruses)|\bvirus-free\b)"
    rf"|(?P<sent>\b{_MAIL}\b(?: and any attachments)? (?:has been|was|is) (?:sent|encrypted|secured|protected|transmitted|delivered)\b"
    r"[^.]{0,60}\b(?:tls|egress|cjsm|mimecast|securely|galaxkey|zivver|encryption)"
    r"|^\W*sent (?:securely )?(?:from|via|by|using|through|with) (?:the )?(?:criminal justice secure|cjsm|egress|galaxkey|zivver"
    r"|mimecast)\b)"
    rf"|(?P<carries>\b{_MAIL}\b[^.]{{0,40}} (?:carries|is subject to|is covered by|is governed by)\b[^.]{{0,60}}\b(?:disclaimer"
    rf"|conditions|terms|policy)"
    r"|\b(?:disclaimer|privacy notice|terms and conditions)\b.{0,60}\b(?:read|found|viewed|seen) (?:at|on|here))"
    r"|(?P<title>^\W*(?:e-?mail |legal |standard )?(?:disclaimer|confidentiality (?:notice|statement|warning))\b"
    r"|\bconfidentiality notice\b)"
    r"|(?P<nhs>\bnhsmail is the secure|\bnhsmail\b.{0,40}\baccredited)"
    r"|(?P<registered>\bregistered (?:office|in (?:england|scotland|wales|cardiff|edinburgh|northern ireland))\b"
    r"|\bcharity (?:no|number|reg\w*)\W{0,4}(?:no\w*\W{0,4})?\d|\bregistered charity\b.{0,40}\d"
    r"|\bcompany (?:no|number|reg\w*)\W{0,4}(?:no\w*\W{0,4})?\d|\brhif elusen\b.{0,20}\d)"
    r"|(?P<spam>\breport (?:this (?:e-?mail|message) as |it as )?(?:spam|phishing)\b|\bclick here to report\b)"
    r"|(?P<welsh>\bos nad (?:chi|ydych)\b.{0,60}\b[dt]?(?:erbyn|bwri)\w*|\b(?:wedi'u|wedi ei|a) (?:f|b)wria\w+ ar gyfer\b"
    r"|\bgwybodaeth gyfrinachol\b|\bos (?:ydych|yw|cawsoch|derbyniasoch|rydych)\b.{0,60}"
    r"\b(?:(?:[cg]|ngh|ch)amgymeriad|gwall|wall|ddamwain)|\bcroesaw\w* (?:gohebiaeth|galwadau)|\bwelcomes? (?:correspondence|calls"
    r"|receiving correspondence)\b"
    r".{0,40}\bwelsh)"
    r"|(?P<french>\bn'\u00eates pas le destinataire|\bre\u00e7u ce (?:message|courriel) par erreur)"
    r"|(?P<german>\bnicht der (?:richtige|vorgesehene|beabsichtigte) (?:adressat|empf\u00e4nger)|\birrt\u00fcmlich erhalten)"
    r"|(?P<polish>\bnie (?:jest|s\u0105)\w* (?:pa\u0144stwo |pan |pani )?(?:jej |w\u0142a\u015bciwym )?adresat"
    r"|\botrzyma\w+ .{0,60}(?:omy\u0142kowo|przez pomy\u0142k\u0119))"
    r"|(?P<spanish>\bno es (?:usted )?el destinatario|\bha recibido este (?:correo|mensaje) por error)"
    r"|(?P<italian>\bnon (?:\u00e8|siete) (?:il|i) destinatari|\bricevuto (?:questo messaggio|questa e-?mail) per errore)",
    re.IGNORECASE,
)
# Nobody in particular is spoken of in a notice: a wording beside one of these is a person's.
OF_A_PERSON = re.compile(
    r"\b(?:I|I'(?:m|ve|ll)|(?i:my|me|she|he|her|hers|him|mum|mam|mom|dad|mother|father|baby|grand\w+|step\w+|aunt|uncle|sibling|brother"
    r"|sister))\b"
)
# A person may write one of these: two make a notice, or one below small print.
WORDING = re.compile(
    rf"(?P<private>\b{_MAIL}\b(?: \(?and any (?:attachments?|files?|attached files?)[^.)]{{0,40}}\)?)?,? (?:is|are|may be|contains?) "
    r"(?:strictly )?(?:private|confidential|privileged|legally|intended))"
    r"|(?P<contain>\bmay (?:also )?contain (?:\w+ )?(?:and/or )?(?:confidential|privileged|sensitive|personal|private|information that))"
    r"|(?P<privileged>\b(?:legally |otherwise )privileged\b|\bprivileged (?:and|or)(?:/or)? confidential\b"
    r"|\bconfidential(?: and|,| or|/)(?:or)? (?:legally |may be )?privileged\b)"
    r"|(?P<liability>\b(?:accepts?|accepted)\b (?:no|any) (?:legal )?(?:liability|responsibility) (?:for|in respect)"
    r"|\bno liability\b|\bnot (?:be )?"
    r"(?:accept|held) (?:any )?(?:liab|respons)\w+)"
    r"|(?P<monitor>\b(?:e-?mails?|messages?|communications?|traffic|network)\b.{0,60}\b(?:monitored|recorded|intercepted)\b"
    r"|\bmay be monitored\b|\bmonitors? (?:all )?(?:e-?mails?|communications?))"
    r"|(?P<foi>\bfreedom of information\b|\bdata protection (?:act|legislation|law)\b|\bprivacy (?:notice|policy)\b|\bgdpr\b)"
    r"|(?P<forbid>\bunauthori[sz]ed (?:use|disclosure|copying|access|distribution|review|persons?)|\bstrictly (?:prohibited|forbidden)"
    r"|\b(?:disclose|copy|distribute|use|disseminat\w+|retain)(?:, | or |/)\w*(?: or)? ?(?:copy|distribute|disclose|use|rely"
    r"|forward|retain|print)\b)"
    r"|(?P<delete>\b(?:delete|destroy) (?:it|this (?:e-?mail|message)|the (?:e-?mail|message|material|original|contents)|all copies"
    r"|any copies)"
    r"|\bnotify (?:the sender|us|the originator|the author)\b|\bcontact the sender\b|\binform the sender\b)"
    r"|(?P<virus>\b(?:computer )?virus(?:es)?\b.{0,60}\b(?:attach\w+|transmi\w+|e-?mail|damage|software|check\w*)|\bfree (?:from"
    r"|of) viruses)"
    r"|(?P<contract>\bbinding (?:contract|agreement)|\bcontractual\b|\bnot necessarily (?:those|the views|represent|reflect)"
    r"|\bon behalf of the (?:council|trust|organi[sz]ation)\b)"
    r"|(?P<cyfrinachol>\b[cg]yfrinachol\b)",
    re.IGNORECASE,
)
LIST = re.compile(
    r"^\W*(?:you (?:have )?(?:received|are receiving|got|receive) this (?:message|e-?mail) because\b|(?:to"
    r"|click (?:here )?to) (?:unsubscribe|leave this)\b"
    r"|unsubscribe\b|to view this (?:discussion|message) (?:on|in)\b|manage (?:your )?(?:subscription|preferences)\b)"
    r"|\bmailing list\W*$|/mailman/(?:listinfo|options)|/lists?info/|\bjiscmail\.ac\.uk|\bto unsubscribe (?:from|send|click|visit)\b",
    re.IGNORECASE,
)

_STEM_WORDS = (
    "mail message communication transmission e-bost neges courriel nachricht wiadomo correo messaggio recipient addressee intended "
    "disclaimer confidential privileg registered charity company elusen environment print virus malware scanned monitored privacy "
    "disclos unauthori copy gdpr notify freedom welsh gymraeg gyfrin cyfrin dderbyn amgymer gwall wria liab responsib binding contract "
    "necessarily cjsm criminal egress galaxkey zivver mimecast spam phishing click address inbox account destinat adressat empf "
    "irrt\u00fcm otrzym ricevuto recibido re\u00e7u delete destroy sender behalf bwri error mistake opinion view use attention"
)
_STEMS = tuple(_STEM_WORDS.split())


def may_be_small_print(lines: Sequence[str]) -> bool:
    """Whether any of the lines holds a stem without which neither TELLING nor WORDING matches: most lines of any text hold none."""
    text = " ".join(lines).lower()
    return any(stem in text for stem in _STEMS)
