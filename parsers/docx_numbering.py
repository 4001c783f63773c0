"""Numbers and bullets that Word sets before a paragraph by itself (ISO/IEC 29500-1 17.9): nowhere in its text, but on the page.

Paragraphs are met in document order, since each number depends on those before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from parsers.docx_runs import W, switched_on
from parsers.number_words import written

_LEVELS = 9
_BULLET = "•"
_BOX = "☐"
_BOX_BULLETS = frozenset("\uf0a8\uf06f\uf071\uf072\uf0a3")  # of Wingdings, as lists to be ticked have them
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class _Level:
    """How the numbers of one level look: `text` has "%1".."%9" where the counts of the levels stand."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int = -1  # -1: after each higher level, 0: never, n: after level n (from 1) or a higher one
    joint: str = " "
    style: str = ""
    legal: str = ""  # "legal": all counts as decimals
    unseen: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the document: which definition it follows, and where it starts anew."""

    definition: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """A list and a level in it; "" and -1 where nothing is said."""

    numbers: str = ""
    level: int = -1


@dataclass(slots=True)
class Lists:
    """The lists of a document and how far each has counted in one story. `boxes` is the story of the text boxes."""

    lists: Mapping[str, _List] = field(default_factory=dict)
    styles: Mapping[str, _Place] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    others: list[Lists] = field(default_factory=list)

    @property
    def boxes(self) -> Lists:
        """The same lists counted for the text boxes."""
        if not self.others:
            self.others.append(self.anew())
        return self.others[0]

    def anew(self) -> Lists:
        """The same lists for another story: a header counts by itself."""
        return Lists(self.lists, self.styles)

    def label(self, paragraph: etree._Element) -> str:
        """What Word sets before this w:p, with the gap behind it; "" for nothing. Counts on."""
        properties = paragraph.find(W + "pPr")
        place = self._place(properties)
        found = self.lists.get(place.numbers)
        if found is None or _is_withdrawn(properties, paragraph):
            return ""
        level = found.levels.get(place.level)
        if level is None:
            return ""
        self._count(place, found, level)
        shown = "" if level.unseen else self._shown(found, place.level, level)
        return shown + level.joint if shown else ""

    def _place(self, properties: etree._Element | None) -> _Place:
        if properties is None:
            return self.styles.get("", _Place())
        style = properties.find(W + "pStyle")
        inherited = self.styles.get("" if style is None else style.get(W + "val", ""), _Place())
        own = _numbering_of(properties)
        numbers = own.numbers or inherited.numbers
        level = own.level if own.level >= 0 else (0 if own.numbers else max(inherited.level, 0))
        return _Place(numbers, level)

    def _count(self, place: _Place, found: _List, level: _Level) -> None:
        counts = self.counts.setdefault(found.definition, {})
        anew = (place.numbers, place.level)
        if place.level in found.starts and anew not in self.begun:
            counts[place.level] = found.starts[place.level]
        elif place.level in counts:
            counts[place.level] += 1
        else:
            counts[place.level] = level.start
        self.begun.add(anew)
        for deeper in [each for each in counts if each > place.level]:
            restart = found.levels[deeper].restart if deeper in found.levels else -1
            if restart < 0 or place.level < restart:
                del counts[deeper]

    def _shown(self, found: _List, number: int, level: _Level) -> str:
        if level.form == "bullet":
            return _bullet(level.text)
        counts = self.counts[found.definition]
        text = level.text
        for each in range(number + 1):
            of = found.levels.get(each, _Level())
            form = "decimal" if level.legal else of.form
            text = text.replace(f"%{each + 1}", written(counts.get(each, of.start), form))
        return text.strip()


def _is_withdrawn(properties: etree._Element | None, paragraph: etree._Element) -> bool:
    """A paragraph that a tracked change takes away with its end: it bears no number any more."""
    end = None if properties is None else properties.find(W + "rPr")
    if end is None or end.find(W + "del") is None:
        return False
    return not any((element.text or "").strip() for element in paragraph.iter(W + "t"))


def _bullet(text: str) -> str:
    """The sign as a reader sees it; signs of symbol fonts have no letter of their own."""
    sign = text.strip()
    if sign in _BOX_BULLETS:
        return _BOX
    return sign if len(sign) == 1 and sign.isprintable() and not sign.isalnum() and ord(sign) < 0xE000 else _BULLET  # noqa: PLR2004 - private use


def read_lists(root: etree._Element | None, styles: etree._Element | None) -> Lists:
    """The lists of the document with these parts for numbering and styles."""
    if root is None:
        return Lists()
    definitions = {each.get(W + "abstractNumId", ""): each for each in root.iter(W + "abstractNum")}
    lists = {each.get(W + "numId", ""): _list(each, definitions, root) for each in root.iter(W + "num")}
    lists.pop("0", None)  # 17.9.18: no list
    return Lists(lists, _styles(styles, lists))


def _list(element: etree._Element, definitions: Mapping[str, etree._Element], root: etree._Element) -> _List:
    identity = _value(element, "abstractNumId")
    definition = _linked(definitions.get(identity), root)
    levels = {} if definition is None else {_number(each, "ilvl"): _level(each) for each in definition.iter(W + "lvl")}
    starts: dict[int, int] = {}
    for override in element.iter(W + "lvlOverride"):
        at = _number(override, "ilvl")
        anew, other = override.find(W + "startOverride"), override.find(W + "lvl")
        if other is not None:
            levels[at] = _level(other)
        if anew is not None:
            starts[at] = _number(anew, "val")
    return _List(identity, {at: level for at, level in levels.items() if 0 <= at < _LEVELS}, starts)


def _linked(definition: etree._Element | None, root: etree._Element) -> etree._Element | None:
    """A definition that only names a list style (17.9.21) stands for the one that is that style (17.9.27)."""
    name = "" if definition is None else _value(definition, "numStyleLink")
    if not name:
        return definition
    return next((each for each in root.iter(W + "abstractNum") if _value(each, "styleLink") == name), definition)


def _level(element: etree._Element) -> _Level:
    start, restart = element.find(W + "start"), element.find(W + "lvlRestart")
    return _Level(
        start=1 if start is None else _number(start, "val"),
        form=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        restart=-1 if restart is None else _number(restart, "val"),
        joint="" if _value(element, "suff") == "nothing" else " ",
        style=_value(element, "pStyle"),
        legal="legal" if switched_on(element, "isLgl") else "",
        unseen="unseen" if switched_on(element.find(W + "rPr"), "vanish") else "",
    )


def _styles(root: etree._Element | None, lists: Mapping[str, _List]) -> dict[str, _Place]:
    """Style id -> the list that its paragraphs are numbered by; "" is the style of those that name none."""
    if root is None:
        return {}
    found: dict[str, _Place] = {}
    for numbering in root.iter(W + "numPr"):
        style = _style_of(numbering.getparent())
        if style is not None:
            own, identity = _numbering(numbering), style.get(W + "styleId", "")
            found[identity] = _Place(own.numbers, _level_of_style(identity, own, lists))
    if not found:
        return {}
    based = {
        style.get(W + "styleId", ""): each.get(W + "val", "") for each in root.iter(W + "basedOn") if (style := _style_of(each)) is not None
    }
    places = {identity: _inherited(identity, found, based) for identity in found.keys() | based.keys()}
    default = [style.get(W + "styleId", "") for style in root.iter(W + "style") if _is_default(style)]
    return places | ({"": places[default[-1]]} if default and default[-1] in places else {})


def _style_of(element: etree._Element | None) -> etree._Element | None:
    """The style of which this is a direct child, None where it is a child of anything else."""
    style = None if element is None else element.getparent()
    return style if style is not None and style.tag == W + "style" else None


def _is_default(style: etree._Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default", "0") in {"1", "true", "on"}


def _level_of_style(identity: str, own: _Place, lists: Mapping[str, _List]) -> int:
    """17.9.23: a level may name the style; the style's own level is then beside the point."""
    levels = lists[own.numbers].levels if own.numbers in lists else {}
    return next((at for at, level in levels.items() if level.style == identity), own.level)


def _inherited(identity: str, found: Mapping[str, _Place], based: Mapping[str, str]) -> _Place:
    place = _Place()
    for _ in range(_DEEPEST):
        own = found.get(identity, _Place())
        place = _Place(place.numbers or own.numbers, place.level if place.level >= 0 else own.level)
        if place.numbers or not based.get(identity):
            break
        identity = based[identity]
    return place


def _numbering_of(properties: etree._Element) -> _Place:
    numbering = properties.find(W + "numPr")
    return _Place() if numbering is None else _numbering(numbering)


def _numbering(numbering: etree._Element) -> _Place:
    """What a w:numPr says."""
    level = numbering.find(W + "ilvl")
    return _Place(_value(numbering, "numId"), -1 if level is None else _number(level, "val"))


def _value(element: etree._Element, name: str) -> str:
    found = element.find(W + name)
    return "" if found is None else found.get(W + "val", "")


def _number(element: etree._Element, name: str) -> int:
    text = element.get(W + name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DEEPEST else 0
