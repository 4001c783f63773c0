"""Where the reading of a form stands: headings, captions, and the question that still waits for its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from parsers.document import Segment, SegmentKind
from parsers.forms.captions import continues_numbering
from parsers.forms.concerns import asks_to_select
from parsers.forms.entries import Entry, Mark
from parsers.forms.labels import field_of, is_label, normal
from parsers.forms.part_titles import is_title_below
from parsers.forms.subjects import person_number, section_group
from parsers.forms.tables import Caption

NO_TITLES: Mapping[str, str] = MappingProxyType({})
_SINGLE = frozenset({"date_of_birth", "sex", "nhs_number", "upn", "ethnicity", "religion", "first_language", "disability"})
_TOPICS = frozenset({"narrative", "strengths", "confidential"})


@dataclass(slots=True)
class Walk:
    """Where the reading stands: headings, the place that tells equal headings apart, the caption inside a table or page."""

    titles: Mapping[str, str] = field(default_factory=dict)
    scanned: bool = False  # a reader of pictures loses boxes: a bare option may be one that is not ticked
    flows: bool = False  # a mail or page, whose boxes cannot be lost as drawings on a sheet can
    place: str = ""
    sections: tuple[str, ...] = ()
    caption: str = ""
    asked: str = ""
    kept: str = ""
    fresh: bool = False  # a caption under which nothing stands yet
    stacked: bool = False  # passages of a label and, on the next lines, its answer
    labels: Mapping[str, bool] = field(default_factory=dict)
    below: tuple[str, ...] = ()
    entries: list[Entry] = field(default_factory=list)

    def enter(self, segment: Segment) -> None:
        """A heading, or text whose headings differ from the last; a heading that is the label of one answer opens nothing."""
        if segment.id in self.labels:
            self.asked, self.kept = segment.text.strip() if self.labels[segment.id] else "", ""
            self.below = (*segment.section, segment.text.strip().rstrip(":"))
        elif self.below and segment.section == self.below and segment.kind is not SegmentKind.HEADING:
            return
        elif segment.kind is SegmentKind.HEADING:
            self.below, self.kept = (), ""
            self.place, self.caption, self.asked = segment.id, "", ""
            self.sections = (*segment.section, segment.text.strip().rstrip(":"))
        elif segment.section != self.sections:
            self.sections, self.caption, self.asked, self.kept, self.below = segment.section, "", "", "", ()
            self.place = segment.id

    def caption_of(self, caption: Caption) -> None:
        """A caption inside the section; one without meaning leaves the last in force."""
        if (
            section_group(caption.text)
            or field_of(caption.text) not in {"", *_SINGLE}
            or person_number(caption.text) is not None
            or continues_numbering(caption.text, self.heading)
        ):
            self.place = caption.segment
        self.caption, self.asked, self.kept, self.fresh = caption.text, "", "", True

    def take(self, entry: Entry) -> None:
        """Put the entry where the reading stands."""
        if entry.mark is Mark.TEXT and self._was_title(entry):
            self.caption_of(Caption(self.asked, entry.segment))
        if entry.mark is Mark.TEXT and not entry.label and self._opens_part(entry.value.strip()):
            self.caption_of(Caption(entry.value.strip().rstrip(":"), entry.segment))
            return
        self.fresh = False
        printed = (*self.sections, *((self.caption,) if self.caption else ()), *entry.sections)
        sections, entry_path = tuple(map(self.meaning, printed)), entry.sections
        title = sections[-1] if sections and entry.mark is Mark.TEXT else ""
        if entry.mark is Mark.TEXT and entry.label and not entry.value:
            self.asked = entry.label
            return
        if entry.mark is not Mark.TEXT and self.asked and not entry.question:
            entry = replace(entry, question=self.asked)
        asked = self.asked if entry.mark is Mark.TEXT else ""
        if entry.mark is Mark.TEXT and (entry.label or topic_of(asked) == ""):
            self.asked = ""
        carried = self.kept if entry.mark is Mark.TEXT and not entry.record else ""
        label = entry.label or asked or carried or (title if is_label(title) or topic_of(title) else "")
        self.kept = label if entry.mark is Mark.TEXT and field_of(label) == "confidential" and label != title else ""
        # A bare line below "Concerns" may be a printed option whose mark was lost: it is no selection.
        bare = not entry.label and _lists_options(label) and not (self.flows and "?" in label)
        listed, place = entry.listed or bare or self.scanned, f"{self.place}{'/'.join(entry_path)}"
        self.entries.append(replace(entry, label=label, sections=sections, printed=printed, place=place, listed=listed))

    def _was_title(self, entry: Entry) -> bool:
        """What seemed to wait for an answer is a title where the next label asks for the same: "Who are you?" over "Full name"."""
        asked = field_of(self.asked)
        if not asked or asked in _TOPICS or self.asked.endswith(":") or not entry.value:
            return False
        return field_of(entry.label) == asked and normal(entry.label) != normal(self.asked)

    def _opens_part(self, line: str) -> bool:
        """A title, by its words or by the form's profile, where a label still waits for its answer."""
        return bool(self.asked) and (normal(line) in self.titles or is_title_below(self.asked, line))

    def close_topic(self, entry: Entry) -> None:
        """The answer to a label of one value ends an account, and what waited for an answer stays empty."""
        self.asked, self.kept = self.asked if self._was_title(entry) else "", ""
        self.end_topic()

    def end_topic(self) -> None:
        """What follows is no account any more."""
        if topic_of(self.caption):
            self.caption = ""

    def meaning(self, title: str) -> str:
        """The heading that a profile says this one stands for, else the heading itself."""
        return self.titles.get(normal(title), title)

    @property
    def heading(self) -> str:
        """The innermost title."""
        return self.caption or (self.sections[-1] if self.sections else "")

    @property
    def topic(self) -> str:
        """What the innermost meaningful section is about."""
        for title in map(self.meaning, reversed((*self.sections, self.caption))):
            if (kind := topic_of(title)) or section_group(title):
                return kind
        return ""


def _lists_options(label: str) -> bool:
    """Whether a form prints options below the label: a question by category, or one that says to tick or select."""
    return field_of(label) == "concerns" or (field_of(label) == "narrative" and asks_to_select(label))


def topic_of(title: str) -> str:
    """narrative, strengths or confidential where the title asks for such text, else ""."""
    known = field_of(title)
    if known in _TOPICS:
        return known
    group = section_group(title)
    return group if group in {"narrative", "strengths"} and not known else ""
