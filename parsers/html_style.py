"""Which elements of an HTML mail a reader cannot see, and which content it would fetch."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NONE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)", re.IGNORECASE
)
_SMALL = re.compile(r"font-size\s*:\s*(?:0|0?\.\d+|1)(?:\.0+)?\s*(?:(?:px|pt|em|rem|%)\s*)?(?:;|!|$)", re.IGNORECASE)
_NO_BOX = re.compile(r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*0(?:px|pt|%)?\s*(?:;|!|$)", re.IGNORECASE)
_CLIPPED = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_AWAY = re.compile(
    r"(?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_RULE = re.compile(r"([^{}@;]{1,300})\{([^{}]{0,2000})\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SIMPLE = re.compile(r"(?:[a-z0-9]+)?[.#][\w-]+", re.IGNORECASE)
_WHITES = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "#fefefe", "#fffffe"})
_REMOTE = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
_REMOTE_CSS = re.compile(r"url\(\s*(?:['\"]\s*)?(?:https?:)?//", re.IGNORECASE)
_FETCHING = "img, iframe, video, audio, embed, object, link[rel=stylesheet], input[type=image], source, [background]"


@dataclass(frozen=True, slots=True)
class Ground:
    """Text and background colour in force, as written and without spaces."""

    text: str = ""
    back: str = ""


class StyleSheet:
    """The simple class and id rules of the page's own style blocks that hide what they match."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._hiding: set[str] = set()
        for style in tree.css("style"):
            sheet = _COMMENT.sub(" ", style.text(deep=True))
            if "@media" in sheet:
                sheet = sheet.split("@media")[0]
            for selectors, rule in _RULE.findall(sheet):
                if hides(rule):
                    self._hiding |= {s.strip().lower() for s in selectors.split(",") if _SIMPLE.fullmatch(s.strip())}

    def hides(self, node: LexborNode) -> bool:
        """Whether a rule hides this element."""
        if not self._hiding:
            return False
        tag = (node.tag or "").lower()
        names = [f".{name.lower()}" for name in (node.attributes.get("class") or "").split()]
        names += [f"#{(node.attributes.get('id') or '').lower()}"]
        return any(name in self._hiding or tag + name in self._hiding for name in names)


def hides(style: str) -> bool:
    """Whether this declaration list takes the element out of sight."""
    if not style:
        return False
    if _NONE.search(style) or _SMALL.search(style) or _AWAY.search(style):
        return True
    return bool(_NO_BOX.search(style) and _CLIPPED.search(style))


def ground_of(node: LexborNode, style: str, above: Ground) -> Ground:
    """Colours in force inside `node`."""
    attributes = node.attributes
    text = _colour(_COLOUR, style) or (attributes.get("color") or attributes.get("text") or "")
    back = _colour(_GROUND, style) or (attributes.get("bgcolor") or "")
    return Ground(_plain(text) or above.text, _plain(back) or above.back)


def unseen(ground: Ground) -> bool:
    """White on white (or on the default page), or any colour on itself."""
    if ground.text == "transparent":
        return True
    if not ground.text:
        return False
    same = ground.text == ground.back or (ground.text in _WHITES and ground.back in _WHITES)
    return same or (ground.text in _WHITES and not ground.back)


def fetches(tree: LexborHTMLParser) -> bool:
    """Whether showing the page would load something from the network."""
    for node in tree.css(_FETCHING):
        if any(_REMOTE.match(node.attributes.get(name) or "") for name in ("src", "href", "background", "data", "poster")):
            return True
    return any(_REMOTE_CSS.search(style.text(deep=True)) for style in tree.css("style"))


def _colour(pattern: re.Pattern[str], style: str) -> str:
    match = pattern.search(style)
    return match[1] if match else ""


def _plain(colour: str) -> str:
    return "".join(colour.lower().split()).removesuffix("!important")
