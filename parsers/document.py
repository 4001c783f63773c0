"""What every parser returns: frozen values, JSON-serialisable, with a position for each character range.

`Document` is a tree: a message has parts, a part has a document. Text is in `Segment`s, in reading order.
Rule: nothing a reader could see is left out; what should not travel is *marked* by its kind, never dropped here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parsers.message_head import MessageHead
from parsers.page_scan import Scan


class SegmentKind(StrEnum):
    """What a passage is to a reader; the minimiser decides by it."""

    SUBJECT = "subject"
    HEADING = "heading"
    BODY = "body"
    TABLE_ROW = "table_row"
    FIELD = "field"
    QUOTE = "quote"  # earlier messages of the thread that the author did not write now
    FORWARDED = "forwarded"  # one level of a forwarded chain; `speaker` says whose words
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"
    COMMENT = "comment"
    NOTE = "note"  # footnote, endnote, speaker's note
    PAGE_HEADER = "page_header"
    PAGE_FOOTER = "page_footer"
    TEXT_BOX = "text_box"
    DELETED = "deleted"  # tracked deletion: still in the file
    HIDDEN = "hidden"  # present but not shown: hidden sheet, display:none, white on white
    FILE_NAME = "file_name"
    METADATA = "metadata"


class Status(StrEnum):
    """How reading ended. All but OK hold the item for a person, whole."""

    OK = "ok"
    ENCRYPTED = "encrypted"
    NEEDS_RETRIEVAL = "needs_retrieval"  # a wrapper with a link (OME, Egress): the answer is elsewhere
    UNSUPPORTED = "unsupported"
    MALFORMED = "malformed"
    LIMITED = "limited"
    TIMEOUT = "timeout"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: points, origin top left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's character range inside a row's text. `header` is the column's or row's label, "" where none.

    `columns` is how many columns of the table it covers.
    """

    ref: str
    header: str
    start: int
    end: int
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a segment stands in its own part. Pages and rows count from 1."""

    page: int | None = None
    paragraph: int | None = None
    sheet: str = ""
    table: int | None = None
    row: int | None = None
    field: str = ""
    header: str = ""  # header line name of a message
    cells: tuple[Cell, ...] = ()
    boxes: tuple[Box, ...] = ()
    labels: tuple[tuple[int, int], ...] = ()  # where in the text stand list numbers that a word processor set by itself


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage of text.

    `id` is unique in its own document ("s0", "s1", ...); `parsers.walk` makes it unique in the tree ("1.0/s4").
    `section` is the path of headings above it. `speaker` is the From or attribution line of quoted or forwarded text.
    """

    id: str
    kind: SegmentKind
    text: str
    locator: Locator = Locator()
    section: tuple[str, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """A fillable field: AcroForm, XFA, content control, legacy field, tick box. `checked` is None for text."""

    name: str
    label: str
    value: str
    checked: bool | None = None
    locator: Locator = Locator()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know about the file. `code` is a stable word; `detail` never quotes content."""

    code: str
    detail: str = ""
    severity: str = "notice"  # notice | hold | quarantine


@dataclass(frozen=True, slots=True)
class Answer:
    """One question and its answer as the form has it. `segment` is the id of the segment that carries it."""

    id: str
    label: str
    value: str
    section: str = ""
    repeat: int | None = None
    segment: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of the canonical form: `path` is dotted with list indices, as "children.0.date_of_birth"."""

    path: str
    value: str
    answer_ids: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Submission:
    """One e-form submission in canonical shape. Unmapped answers stay in `answers`: nothing is lost.

    Leaf paths: referrer.*, consent.*, children.N.*, household.N.*, professionals.N.*, concerns.N, unchecked.N,
    narrative.N, confidential.N, reference, submitted_at.
    """

    system: str
    form_name: str
    reference: str
    submitted_at: str
    test: str  # "live" or "test"
    answers: tuple[Answer, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One submission of a file that holds several: `content` is its header and row as CSV text, a file of its own.

    `number` counts submissions from 1. `repeated` is "yes" where another row of the file has the same reference, else "no".
    """

    number: int
    reference: str
    content: str
    repeated: str = "no"


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person at a meeting."""

    name: str
    role: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class MeetingSubject:
    """A child the meeting discussed, with the ids of the segments that belong to that child and to no other.

    Dates are ISO 8601, "" where not said; `expected` is the expected date of delivery of an unborn child. `context` is
    "main", or "aside" for a child raised beside the meeting's own business (any other business, another family).
    """

    name: str
    segments: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()  # segments that name another child of the same meeting too
    date_of_birth: str = ""
    expected: str = ""
    context: str = "main"


@dataclass(frozen=True, slots=True)
class MeetingAction:
    """An action: `due` is ISO or the words used, "" for ongoing."""

    text: str
    owner: str = ""
    due: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True)
class MeetingDecision:
    """A decision as minuted. `threshold` is "yes" or "no" where it says whether section 47 (Children Act 1989) is met, else ""."""

    text: str
    threshold: str = ""
    reason: str = ""
    segment: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What an agency told the meeting: who spoke, and in which segment."""

    source: str
    segment: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """Minutes: who, when, about whom, what was decided. `type` is as written; `date` is ISO, or as written if unreadable.

    `unassigned` are segments that tell of some child while neither place nor words say of which. `cases` is the number of
    numbered cases; `childless` are segments of a case that has no children.
    """

    type: str = ""
    date: str = ""
    chair: str = ""
    attendees: tuple[Attendee, ...] = ()
    apologies: tuple[Attendee, ...] = ()  # those who were not there
    subjects: tuple[MeetingSubject, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    actions: tuple[MeetingAction, ...] = ()
    decisions: tuple[MeetingDecision, ...] = ()
    distribution: tuple[str, ...] = ()
    confidential: tuple[str, ...] = ()  # segment ids of the confidential part
    unassigned: tuple[str, ...] = ()
    cases: int = 0
    childless: tuple[str, ...] = ()
    register: tuple[str, ...] = ()  # segment ids of the lists of those present and away, and of who gets the record


@dataclass(frozen=True, slots=True)
class Part:
    """Something carried inside: an attachment, a nested message, an archive member, an embedded object.

    `untrusted_filename` is as claimed; `declared_type` likewise. `likely_name` is the name in the letters that its bytes most
    likely mean, where they declare none: for reading and searching, never for identity; "" where nothing was guessed. `content` is
    there between the parser that found the part and the tree walk that reads it; it is emptied before a document leaves the sandbox.
    """

    untrusted_filename: str
    declared_type: str
    sha256: str
    size: int
    disposition: str = "attachment"  # attachment | inline | message | member | embedded
    content: bytes = b""
    document: Document | None = None
    likely_name: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file. `media_type` is what the bytes are, whatever the name claims.

    `batch` holds the submissions of an export of several, each as a file of its own; it is empty for one or none.
    """

    media_type: str
    status: Status = Status.OK
    segments: tuple[Segment, ...] = ()
    fields: tuple[FormField, ...] = ()
    parts: tuple[Part, ...] = ()
    findings: tuple[Finding, ...] = ()
    message: MessageHead | None = None
    submissions: tuple[Submission, ...] = ()
    meeting: Meeting | None = None
    scans: tuple[Scan, ...] = ()
    batch: tuple[BatchRow, ...] = ()
