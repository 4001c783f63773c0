"""Mails that are not the answer but a wrapper round it: the content is encrypted, or fetched from a web page by a person.

Never an empty response: each is a status that holds the item.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.cms import CmsKind, cms_kind
from parsers.document import Finding, Status
from parsers.mime import Entity, leaves

_RPMSG = frozenset({"application/x-microsoft-rpmsg-message"})
_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_SECURE_FILES = re.compile(
    r"(?:\.rpmsg|\.switch|\.gxk|\.gxkl|^securedoc.*\.html?|^encrypted[_ -]?message\.html?|^secure[_ -]?message(?:att)?\.html?|\.zivver)$",
    re.IGNORECASE,
)
_PORTALS = re.compile(
    r"(?:switch|reader|protect|my)\.egress\.com|galaxkey\.com|zivver\.(?:com|eu)|outlook\.office(?:365)?\.com/encryption"
    r"|secure-?(?:messag(?:e|ing)|e?mail)[\w-]*\.[\w.-]+|res\.cisco\.com|mimecast\.com/(?:secure|b)|voltage\.com|echoworx|frama(?:online)?\."
    r"|virtru\.com|app\.tuta(?:nota)?\.com|proton\.me/eo|confidential-mail\.google\.com|encryption\.nhs\.net",
    re.IGNORECASE,
)
_SEALED = r"(?:secure|encrypted|protected|password[- ]protected|confidential|sealed)"
# As a system tells it, of somebody else: what a person says of themselves ("I sent you a secure e-mail") is taken out before.
_WORDING = re.compile(
    rf"(?:sent|received) (?:you )?an? (?:[\w-]+,? ){{0,2}}{_SEALED}(?: [\w-]+)? (?:e-?mail|message|file|package)"
    rf"|this is an? (?:[\w-]+,? ){{0,2}}{_SEALED} (?:e-?mail|message)"
    rf"|(?:read|open|view|access|unlock|retrieve|show) (?:the|this|your|my)? ?"
    rf"(?:[\w-]+ ){{0,2}}{_SEALED}(?: [\w-]+)? (?:e-?mail|message|package)"
    rf"|(?:e-?mail|message) (?:is|has been|was) (?:encrypted|protected|secured) (?:by|with|using|via)\b",
    re.IGNORECASE,
)
_FILES_WORDING = re.compile(
    r"(?:shared|transferred) (?:an? |the |some |\d+ )?(?:[\w-]+ )?(?:files?|folders?|documents?|items?|\"[^\"]{1,120}\") with you"
    r"|\b(?:files?|folders?|documents?) (?:that )?[^.!?]{1,80} (?:has )?shared with you"
    r"|(?:sent|sending) you (?:an? |the |some |\d+ )?(?:large )?(?:files?|folders?|documents?|items?)\b"
    r"|(?:pick up|collect|download|get|retrieve) (?:your|the|these) (?:files?|documents?|package|items?)"
    r"|(?:files?|documents?|package|transfer) (?:is|are) (?:waiting|ready|available) (?:for you|to (?:download|collect|view))?",
    re.IGNORECASE,
)
_FILE_LINK = re.compile(
    r"https?://[\w.-]*(?:sharepoint\.com/:|1drv\.ms/|onedrive\.live\.com|we\.tl/|wetransfer\.com/downloads|dropbox\.com/(?:s|scl|t|l)/"
    r"|drive\.google\.com/|docs\.google\.com/|box\.com/s/|sft\.nhs\.net|sharefile\.|mimecast\.com/s/|filetransfer|file-transfer|securefile)",
    re.IGNORECASE,
)
_LOG_IN = re.compile(
    r"(?:^|[.!?:] |please |you (?:can|may|must|should|(?:will )?need to) )"
    r"(?:log|sign) ?(?:in|on)\b.{0,80}? (?:to|and) (?:view|read|see|download|access|retrieve)\b"
    r"|(?:view|read|access) (?:it|this|the (?:message|document|report|referral|form)) by (?:logging|signing) (?:in|on)\b",
    re.IGNORECASE,
)
_OF_THEMSELVES = re.compile(
    r"\b(?:I|we)(?:['\u2019]ve| have| had)? (?:also |just |already )?(?:sent|received|shared)\b[^.!?]*", re.IGNORECASE
)
_LINK = re.compile(r"https?://", re.IGNORECASE)
_PGP = "-----BEGIN PGP MESSAGE-----"
_STUB = 2_500
_NOTICE = 1_200
_SHORT_NOTICE = 600
_MARKUP = 200 * 1024


Verdict = tuple[Status, Finding]


def find_wrapper(entity: Entity, text: str) -> Verdict | None:
    """The verdict for a wrapper, None for an ordinary message. `text` is the visible body."""
    for leaf in (entity, *leaves(entity)):
        verdict = judge_file(leaf.filename, leaf.media_type, leaf.content, smime_type=leaf.content_type.get("smime-type"))
        if verdict:
            return verdict
    return judge_text(text, _markup(entity), pages=any(leaf.media_type == "text/html" and leaf.filename for leaf in leaves(entity)))


def judge_text(text: str, markup: str, *, pages: bool) -> Verdict | None:
    """By what a message says. `markup` is its HTML, for the links; `pages`: an HTML file is attached, some systems put the way in there.

    A link to files beside a message of its own is Status.OK with a finding that holds: a person must look behind it.
    """
    if _PGP in text:
        return Status.ENCRYPTED, Finding("wrapper_pgp", severity="hold")
    told = _OF_THEMSELVES.sub(" ", " ".join(text.split()))
    if len(text) < _STUB and _is_portal(told, text + markup, pages=pages):
        return Status.NEEDS_RETRIEVAL, Finding("wrapper_portal", severity="hold")
    if _FILE_LINK.search(text + markup):
        notice = len(text) < _NOTICE and _FILES_WORDING.search(told)
        status = Status.NEEDS_RETRIEVAL if notice else Status.OK
        return status, Finding("wrapper_files" if notice else "link_to_files", severity="hold")
    if len(text) < _SHORT_NOTICE and _LINK.search(text + markup) and _LOG_IN.search(told):
        return Status.NEEDS_RETRIEVAL, Finding("wrapper_portal", severity="hold")
    return None


def _is_portal(told: str, everything: str, *, pages: bool) -> bool:
    linked = bool(_LINK.search(everything)) or pages
    return (linked and bool(_WORDING.search(told))) or (bool(_PORTALS.search(everything)) and _secure_word(told))


def judge_file(untrusted_name: str, media_type: str, content: Callable[[], bytes], *, smime_type: str = "") -> Verdict | None:
    """By what a message is or carries: its type as declared, its name, and where these leave a doubt its first bytes."""
    name = untrusted_name.lower()
    if media_type in _RPMSG or _SECURE_FILES.search(name):
        code = "wrapper_ome" if media_type in _RPMSG or name.endswith(".rpmsg") else "wrapper_portal"
        return Status.NEEDS_RETRIEVAL, Finding(code, severity="hold")
    if media_type in _SMIME or name.endswith(".p7m"):
        signed = smime_type.lower() in {"signed-data", "certs-only"}
        if signed or cms_kind(content()) is CmsKind.SIGNED:
            return Status.UNSUPPORTED, Finding("smime_opaque_signed", severity="hold")
        return Status.ENCRYPTED, Finding("wrapper_smime", severity="hold")
    if media_type in {"multipart/encrypted", "application/pgp-encrypted"}:
        return Status.ENCRYPTED, Finding("wrapper_pgp", severity="hold")
    return None


def _markup(entity: Entity) -> str:
    return "".join(leaf.content().decode("latin-1") for leaf in leaves(entity) if leaf.media_type == "text/html")[:_MARKUP]


def _secure_word(text: str) -> bool:
    return bool(re.search(r"\b(?:secure|encrypted|protected|confidential)\b", text, re.IGNORECASE))
