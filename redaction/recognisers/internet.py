"""E-mail, web address, handle of a social network, IP address."""

from __future__ import annotations

import re

from redaction.recognisers.shapes import FormatRecogniser, shape
from redaction.recognisers.sieve import FIGURES

EMAIL = FormatRecogniser(
    id="email@1",
    entity="EMAIL_ADDRESS",
    shapes=(
        shape(r"(?<![\w.+\-])[\w.+'\-]*[\w+]@(?:[\w\-]+\.)+[A-Za-z]{2,}", 0.95, "addr-spec", needs="@"),
        shape(r"(?<![\w.+\-])[\w.+\-]+ ?(?:\(at\)|\[at\]) ?(?:[\w\-]+(?:\.| ?\[dot\] ?))+[A-Za-z]{2,}", 0.8, "disguised", needs="(["),
    ),
)
_SITES = (
    "facebook|fb|instagram|insta|tiktok|twitter|x|snapchat|youtube|linkedin|discord|t|"
    "telegram|onlyfans|reddit|twitch|threads|roblox|cash|paypal|kik|vsco|steamcommunity"
)
PROFILE = FormatRecogniser(
    id="profile_url@1",
    entity="HANDLE",
    shapes=(
        shape(
            rf"(?<![\w@.])(?:https?://)?(?:www\.|m\.)?(?:{_SITES})\.(?:com|me|co\.uk|gg|app|tv)/[@$]?[\w.\-/]*[\w]",
            0.9,
            "profile address",
            re.IGNORECASE,
            needs="/",
        ),
    ),
)
URL = FormatRecogniser(
    id="url@1",
    entity="URL",
    shapes=(
        shape(r"(?<![\w@])https?://[^\s<>\"')\]]+[^\s<>\"')\].,;:]", 0.9, "web address", re.IGNORECASE, needs="/"),
        shape(r"(?<![\w@.])www\.[\w\-]+\.[^\s<>\"')\]]*[\w/]", 0.8, "web address", re.IGNORECASE, needs="."),
    ),
)
_NAMED = (
    "snapchat",
    "snap",
    "insta",
    "instagram",
    "ig",
    "tiktok",
    "tik tok",
    "discord",
    "username",
    "handle",
    "twitter",
    "kik",
    "telegram",
    "gamertag",
    "xbox",
    "psn",
    "roblox",
    "facebook",
    "fb",
    "user name",
    "gamer tag",
    "onlyfans",
    "whatsapp",
    "reddit",
    "twitch",
    "cashapp",
    "cash app",
    "paypal",
    "monzo",
    "wink",
    "yubo",
    "fortnite",
    "steam",
    "screen name",
    "online name",
    "chat",
    "chats",
    "messages from",
    "profile",
    "posts as",
    "plays as",
    "goes by",
    "known online as",
    "account called",
    "account name",
)
HANDLE = FormatRecogniser(
    id="handle@1",
    entity="HANDLE",
    shapes=(
        shape(r"(?<![\w@./])@[A-Za-z0-9_](?:[\w.\-]*\w)?(?![\w@])", 0.8, "@ sign", needs="@"),
        shape(
            r"(?<![\w@./\-])(?=\w*[A-Za-z]\w*_|\w*_\w*[A-Za-z])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+(?![\w@/\-]|\.\w)",
            0.45,
            "underscore inside",
            needs="_",
        ),
        shape(r"(?<![\w@./£$])[£$][A-Za-z][\w\-]{2,}", 0.4, "payment tag", needs="£$"),
        shape(
            r"(?<![\w@./\-])(?=[\w\-]*[_0-9]|[\w\-]+\.\w)(?=[\w.\-]*[A-Za-z])[A-Za-z0-9_][\w.\-]{2,28}\w(?![\w@])(?:#[0-9]{4})?",
            0.0,
            "named as a user",
            needs="_." + FIGURES,
        ),
    ),
    context=_NAMED,
    with_context=0.8,
    against=(
        "van",
        "car",
        "vehicle",
        "reg",
        "vrm",
        "plate",
        "cro",
        "pnc",
        "nhs",
        "ni",
        "nino",
        "upn",
        "ref",
        "crn",
        "passport",
        "postcode",
        "flat",
    ),
)
IP = FormatRecogniser(
    id="ip@1",
    entity="IP_ADDRESS",
    shapes=(
        shape(r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)", 0.4, "IPv4", needs="."),
        shape(r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}(?![\w:])", 0.9, "IPv6", needs=":"),
        shape(r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6}(?![\w:])", 0.9, "IPv6, shortened", needs=":"),
    ),
    context=("ip", "ip address", "ip addr", "login from", "logged in from", "connected from", "wifi", "router"),
    against=(
        "version",
        "v",
        "firmware",
        "build",
        "release",
        "software",
        "ver",
        "policy",
        "edition",
        "para",
        "paragraph",
        "section",
        "clause",
        "update",
        "app",
        "driver",
    ),
)
