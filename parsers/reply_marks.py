"""The lines by which mailers announce earlier messages, signatures and disclaimers. Data first; used by `quoting` alone."""

from __future__ import annotations

import re

from parsers.header_labels import ALL_LABELS

_EMAIL = r"[^\s<>\"'@]{1,64}@[^\s<>\"'@]{1,255}"  # RFC 5321 s4.5.3.1; without bounds a long line would cost its square
_YEAR_OR_TIME = r"(?:\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d{2}|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4})"

# "On <date>, <somebody> wrote:" in the languages that mailers in the UK send.
_OPENERS = (
    r"on|at|in reply to|le|el|op|am|il(?: giorno)?|dnia|em|den|d\.|ons|tors|p\u00e5|den|v|dne|\u0432|\u043e\u043d|"
    r"w dniu|no dia|a\(z\)|pada|vào|στις|kl|ar|në|ngày|\u5728|\u4e8e"
)
_VERBS = (
    r"wrote|writes|said|a \u00e9crit|escribi\u00f3|ha escrito|schrieb|schreibt|hat .{0,80}geschrieben|schreef|pisze|"
    r"heeft .{0,80}geschreven|ha scritto|napisa\u0142(?:\(a\))?|napisa\u0142a|"
    r"escreveu|skrev|kirjoitti|yazd\u0131|\u043d\u0430\u043f\u0438\u0441\u0430\u043b(?:\(\u0430\)|\u0430)?"
    r"|\u043f\u0438\u0448\u0435\u0442|"
    r"napsal(?:\(a\))?|nap\u00edsal(?:\(a\)|a)?|napisao|napisala|\u00edrta|a scris|skrifa\u00f0i|ysgrifennodd|scr\u00edobh|"
    r"ra\u0161\u0117|rakst\u012bja|kirjutas|shkroi|\u03ad\u03b3\u03c1\u03b1\u03c8\u03b5|va escriure|menulis|\u0111\u00e3 vi\u1ebft|"
    r"\u043d\u0430\u043f\u0438\u0441\u0430(?:\u0432|\u043b\u0430)?|\u043f\u0438\u0448\u0435|\u0643\u062a\u0628|"
    r"ra\u0161\u0117|napisal/-a|je napisal(?:/a)?|scrisse|escribe|escreve|skriver|schrijft|scrive|\u00e9crit"
)
_VERBS_JOINED = (  # scripts without spaces between words, or whose vowel signs end no word
    "\u5199\u9053|\u5beb\u9053|\u306e\u30e1\u30fc\u30eb|\u4f5c\u6210|\uc791\uc131|\u0932\u093f\u0916\u093e|"
    "\u09b2\u09bf\u0996\u09c7\u099b\u09c7\u09a8|\u0644\u06a9\u06be\u0627|\u0a32\u0a3f\u0a16\u0a3f\u0a06|"
    "\u0646\u0648\u0634\u062a|\u0e40\u0e02\u0e35\u0e22\u0e19\u0e27\u0e48\u0e32"
)
WROTE = re.compile(
    rf"\b(?:{_VERBS})(?:\b[^.!?]{{0,60}}[:\u2026]\s*[-\s]*|\s*-{{2,}}\s*)$|(?:{_VERBS_JOINED})\s*[:\uff1a]\s*$", re.IGNORECASE
)
VERB = re.compile(rf"\b(?:{_VERBS})\b|(?:{_VERBS_JOINED})", re.IGNORECASE)
NAMED_ADDRESS = re.compile(rf"^\W{{0,6}}(?:[\w'.,()-]+\s+){{0,6}}<\s*(?:mailto:)?{_EMAIL}>", re.IGNORECASE)
# A name, a word for writing, a date and a time, and nothing else.
NAMED_DATE = re.compile(
    rf"^\W{{0,6}}[\w'.,()-]{{1,40}}(?: [\w'.,()-]{{1,40}}){{0,5}} (?:{_VERBS})(?: \w{{1,3}})?,? "
    rf"[^:]{{0,30}}{_YEAR_OR_TIME}[^:]{{0,12}}:\s*$",
    re.IGNORECASE,
)
# What makes a line over quote marks an attribution, in whatever words.
ATTRIBUTES = re.compile(r"\d|@|\b(?:wrote|writes|schrieb|schreibt|schreef|escribi\u00f3|escreveu|skrev|pisze)\b|\u00e9crit|napisa\u0142")
# GroupWise: name, date and time between its marks; what follows bears no mark.
GROUPWISE = re.compile(rf"^>>>\s*\S.{{0,160}}{_YEAR_OR_TIME}.{{0,40}}>>>\s*$")
REPLY_ABOVE = re.compile(
    r"^\W*(?:please )?(?:(?:type|write|enter|add) )?(?:your )?repl(?:y|ies) (?:to this (?:e-?mail|message) )?above this line\b.{0,60}$",
    re.IGNORECASE,
)
DATED = re.compile(_YEAR_OR_TIME)
TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
BRACKETED = re.compile(rf"[<(\uff08]\s*(?:mailto:)?{_EMAIL}\s*[>)\uff09]")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ADDRESS = re.compile(_EMAIL)
OPENED = re.compile(rf"^\W{{0,6}}(?:{_OPENERS})\b|^\W{{0,6}}\d", re.IGNORECASE)

ORIGINAL = re.compile(
    r"^[\s>]*+[-_=*]{2,}+\s*(?:original message|original appointment|original|reply message|reply separator|message original|"
    r"message d'origine|"
    r"urspr\u00fcngliche nachricht|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|ursprungligt meddelande|"
    r"oprindelig meddelelse|opprinnelig melding|wiadomo\u015b\u0107 oryginalna|alkuper\u00e4inen viesti|"
    r"\u0438\u0441\u0445\u043e\u0434\u043d\u043e\u0435 \u0441\u043e\u043e\u0431\u0449\u0435\u043d\u0438\u0435)\s*[-_=*]{2,}\W*$",
    re.IGNORECASE,
)
FORWARDED = re.compile(
    r"^[\s>*]*+(?:begin forwarded message|d\u00e9but du message (?:r\u00e9exp\u00e9di\u00e9|transf\u00e9r\u00e9)"
    r"|anfang der weitergeleiteten (?:nachricht|e-?mail)|inicio del mensaje reenviado|inizio (?:del )?messaggio inoltrato"
    r"|begin doorgestuurd bericht|in\u00edcio da mensagem (?:encaminhada|reenviada)|pocz\u0105tek przekazanej wiadomo\u015bci"
    r"|forwarded by\b.{0,80}|-{2,}+\s*(?:forwarded message|forwarded by .{0,80}|"
    r"message transf\u00e9r\u00e9|przekazana wiadomo\u015b\u0107|mesaj redirec\u021bionat|videresendt (?:besked|melding)|"
    r"weitergeleitete nachricht|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|"
    r"mensagem encaminhada|vidarebefordrat meddelande|forwarded \w+)\s*-{0,})\W*$",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"^[\s>*_|]*+(" + "|".join(sorted(map(re.escape, ALL_LABELS), key=len, reverse=True)) + r")\s*[*_]*\s*(?::[*_]*(?:\s|$)|\uff1a)",
    re.IGNORECASE,
)
# Whatever the words between the dashes say, over a head of a message they announce it.
FRAMED = re.compile(r"^\s*-{3,}+\s*[^\W\d][^-]{2,60}-{3,}\s*$")
RULE = re.compile(r"^\s*[_=\u2500-]{5,}\s*$")
SIGNATURE_DELIMITER = re.compile(r"^(?:--|\u2014|__)\s*$")
SIGN_OFF = re.compile(
    r"^\W*(?:(?:with )?(?:(?:kind(?:est)?|best|warm(?:est)?|many|my|good) )?(?:regards|wishes|thanks)"
    r"|yours (?:sincerely|faithfully|truly)|sincerely"
    r"|cheers|ta|thx|thank you|thanks(?: (?:again|so much|very much|in advance|a lot))?(?:,? and (?:kind|best) regards)?|kr|rgds"
    r"|all the best|in solidarity|warmly|respectfully|take care|speak soon|cofion(?: (?:cynnes|gorau))?"
    r"|(?:gyda )?diolch(?: yn fawr)?|yr eiddoch yn (?:gywir|ffyddlon)|yn gywir"
    r"|(?:bien )?cordialement|bien \u00e0 (?:vous|toi)|mit (?:freundlichen|besten) gr\u00fc\u00dfen|viele gr\u00fc\u00dfe|mfg"
    r"|z powa\u017caniem|pozdrawiam|z wyrazami szacunku|(?:un )?(?:cordial )?saludos?|atentamente|met vriendelijke groet(?:en)?"
    r"|cu stim\u0103|cordiali saluti|distinti saluti|cumprimentos|atenciosamente"
    r"|best|br|sent from my [\w ]{2,30}|get outlook for \w+)\W*$",
    re.IGNORECASE,
)
DEVICE = re.compile(
    r"^\W*(?:sent from (?:my|outlook|mail|yahoo|samsung|proton|gmail|blue|bt|aol|a)\b.{0,60}"
    r"|sent from .{2,30} for (?:ios|android|iphone|ipad|windows)"
    r"|sent (?:with|using|via) (?:proton|tutanota|aqua|spark|mailbird|blackberry|an? (?:iphone|ipad|phone|mobile)).{0,40}"
    r"|sent (?:with|from|via|using) [\w.-]{2,30}(?: [\w.-]{2,30})? [(<]https?://[^\s)>]{4,100}[)>]"
    r"|get outlook for .{2,40}|envoy\u00e9 (?:de mon|depuis mon|\u00e0 partir de) .{2,40}"
    r"|von meinem .{2,40} gesendet|anfonwyd o(?:'m| fy) .{2,40}|wys\u0142ane? z .{2,40}|enviado desde mi .{2,40}|enviado do meu .{2,40}"
    r"|inviato da(?:l mio)? .{2,40}|trimis de pe .{2,40}|verstuurd vanaf mijn .{2,40})\W*$",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"(?:\+44|\b0)\d[\d ()-]{8,14}\b|\b(?:tel|t|m|mob|mobile|phone|direct|ext|e|email|fax|web|www)\b\s*[.:|]|https?://|www\.|"
    + _EMAIL
    + r"|\s\|\s",
    re.IGNORECASE,
)
ROLE = re.compile(
    r"\b(?:officer|teacher|head|deputy|lead|dsl|ddsl|manager|nurse|doctor|dr|gp|midwife|visitor|practitioner|worker|secretary"
    r"|administrator|"
    r"coordinator|co-ordinator|consultant|director|advis[eo]r|advocate|idva|senco|senior|specialist|clinician|psychologist|therapist|"
    r"sergeant|constable|pc|dc|ds|inspector|caseworker|assistant|reception(?:ist)?|team|service|support|chair|pastoral|safeguarding)\b",
    re.IGNORECASE,
)
BIRTH = re.compile(r"\bd\.?\s?o\.?\s?b\b|\bborn\b|\bdate of birth\b|\bnhs\s*(?:no|number)|\bupn\b", re.IGNORECASE)
OF_SOMEBODY = re.compile(r"\b(?:[Ss]he|[Hh]e|her|him|his|hers|[Mm]um|[Mm]am|[Dd]ad|mother|father|baby)\b")
PRONOUNS = re.compile(r"\b(?:she|he|they)\s*/\s*\w+", re.IGNORECASE)  # of the one who signs
NAME_LINE = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|PC|DC|DS|Cllr|Rev)\.? )?[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){1,3}(?: ?[,(|\u2013-].{0,60})?$"
)
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
POSTAL = re.compile(rf"^(?:[^,.!?]{{1,40}},){{1,8}}[^,.!?]{{0,40}}\b{_POSTCODE}\W*$")
FORWARD_SUBJECT = re.compile(r"^\s*(?:\[[^\]]{0,200}\]\s*)?(?:fw|fwd|wg|tr|enc|rv|i|doorst)\s*:", re.IGNORECASE)
