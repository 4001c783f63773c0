"""`python -m tests.bench.renditions --dir FOLDER [--seed N]`: ten random phrases hidden in every PDF of a folder.

Each file is read, drawn anew and verified in the sandbox as for a copy. What came out is then searched by this module itself,
which shares no code with the verifier: PDFium's text, pdfminer's text laid out by pdfminer, the decoded bytes, and Tesseract.
A phrase is only hidden if it can be told from what stays: one of its words stands nowhere else in the file. Found is leaked.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median

import pikepdf
import pypdfium2 as pdfium
from pdfminer.high_level import extract_text

from gateway.errors import Rejected
from gateway.pipeline.reading import numbered_segments
from gateway.renditions.making.pages import make_rendition
from gateway.renditions.orders import EXPECTATION, ORDER
from gateway.renditions.planning import Plan, hiding, plan
from gateway.renditions.verifying.checks import verify_rendition
from gateway.sandbox import SandboxedReader, SandboxedRenditions, Tesseract, find_tesseract
from parsers import Document, Segment
from parsers.ocr_words import Word

PHRASES, MOST_WORDS, SEED = 10, 3, 20260329
UNREAD = "a page could not be read, so nothing can be said of it"
_LEAST_LETTERS = 3
_TRIES = 40
_MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Drawn:
    """One file: `failed` are the verifier's codes, `leaks` the phrases found in what was drawn, whether it passed or not.

    `expected` letters should be there, `held` of them are.
    """

    name: str
    pages: int
    phrases: int
    failed: tuple[str, ...]
    leaks: tuple[str, ...]
    expected: int
    held: int
    page_ms: float
    verify_ms: float
    ratio: float

    @property
    def kept(self) -> float:
        """The share of the letters that the plan lets travel; 1.0 where it lets none."""
        return self.held / self.expected if self.expected else 1.0


def measure(folder: Path, seed: int) -> Iterator[Drawn | str]:
    """Each PDF of the folder by name; a word instead where there is nothing to draw."""
    with Tesseract(find_tesseract()) as pictures, SandboxedReader(pictures=pictures) as reader, SandboxedRenditions(pictures) as room:
        for file in sorted(folder.glob("*.pdf")):
            content = file.read_bytes()
            document = reader.read(content, file.name, "")
            yield _measured(file.name, content, document, (room, pictures), random.Random(f"{seed} {file.name}"))


def _measured(
    name: str, content: bytes, document: Document, rooms: tuple[SandboxedRenditions, Tesseract], chance: random.Random
) -> Drawn | str:
    room, pictures = rooms
    segments = [segment for part, segment in numbered_segments(document) if not part]
    phrases = chosen_phrases(segments, chance)
    if not phrases:
        return f"{name}: {document.status.value}, no words"
    planned = plan(segments, hiding(segments, phrases), [segment.id for segment in segments], "bench")
    try:
        order = room.ordered(content, name, planned)
        made, burnt = room.drawn(content, name, order)
    except Rejected as error:
        return f"{name}: not made, {error.hint}"
    wanted = replace(planned.expected, burnt=burnt)
    failed = room.failed_checks(made, wanted)
    pages = len(pdfium.PdfDocument(made))
    drawing = _processor_time(lambda: make_rendition(content, name, "", ORDER.dump_json(order).decode()))
    verifying = _processor_time(lambda: verify_rendition(made, "", "", EXPECTATION.dump_json(wanted).decode()))
    leaks = leaked(phrases, searched(made, pictures.words))
    return Drawn(
        name, pages, len(phrases), failed, leaks, *_letters(made, planned), drawing / pages, verifying / pages, len(made) / len(content)
    )


def _processor_time(work: Callable[[], object]) -> float:
    """Milliseconds of processor time in this process, the better of two: what other programs take does not count."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        work()
        taken.append((time.process_time() - began) * _MILLISECONDS)
    return min(taken)


def chosen_phrases(segments: Sequence[Segment], chance: random.Random) -> tuple[str, ...]:
    """Up to ten phrases of one to three words that follow each other somewhere on a page, each to be told from all that stays."""
    placed = [segment.text.split() for segment in segments if segment.locator.page and segment.text.split()]
    found: dict[str, None] = {}
    for _ in range(PHRASES * _TRIES):
        if not placed or len(found) == PHRASES:
            break
        words = chance.choice(placed)
        start = chance.randrange(len(words))
        phrase = " ".join(words[start : start + chance.randint(1, MOST_WORDS)])
        if sum(c.isalnum() for c in phrase) >= _LEAST_LETTERS and phrase not in found and _told_apart(segments, phrase):
            found[phrase] = None
    return tuple(found)


def _told_apart(segments: Sequence[Segment], phrase: str) -> bool:
    """Whether a word of the phrase stands nowhere but in it, not even as part of a word or over a gap: what stays cannot form it.

    Judged by the file alone and never by what was planned or hidden, so that a fault of either is still found.
    """
    exact = re.compile(r"(?<!\w)" + r"\s+".join(re.escape(word) for word in phrase.split()) + r"(?!\w)", re.IGNORECASE)
    stays = "".join(_words(" ".join(exact.sub(" ", segment.text) for segment in segments)))
    return any(word not in stays for word in _words(phrase))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def leaked(phrases: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """The phrases of which a text has all words in order, whatever stands between them that is no letter or figure."""
    lines = [" ".join(_words(text)) for text in texts]
    patterns = {phrase: re.compile(r"(?<!\w)" + " ?".join(_words(phrase)) + r"(?!\w)") for phrase in phrases}
    return tuple(phrase for phrase, pattern in patterns.items() if any(pattern.search(line) for line in lines))


def searched(made: bytes, read: Callable[[bytes], Sequence[Word] | None]) -> tuple[str, ...]:
    """A rendition's text by PDFium, by pdfminer, out of its decoded streams, and as `read` tells each page's picture."""
    document = pdfium.PdfDocument(made)
    by_pdfium = " ".join(page.get_textpage().get_text_bounded() for page in document)
    read_off = " ".join(word.text for page in document for word in _read(page, read))
    return by_pdfium, extract_text(io.BytesIO(made)), *_decoded(made), read_off


def _read(page: pdfium.PdfPage, read: Callable[[bytes], Sequence[Word] | None]) -> Sequence[Word]:
    """A page that could not be read is no page without leaks: the bench stops."""
    words = read(_png(page))
    if words is None:
        raise TimeoutError(UNREAD)
    return words


def _png(page: pdfium.PdfPage) -> bytes:
    stream = io.BytesIO()
    page.render(scale=150 / 72, grayscale=True).to_pil().save(stream, "PNG")
    return stream.getvalue()


def _decoded(made: bytes) -> Iterator[str]:
    """All decoded streams but pictures, plain and with hexadecimal strings undone."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        streams = [o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") != "/Image"]
    drawings = b"\n".join(stream for stream in streams if b" Tj" in stream)
    yield re.sub(r"[-\d.]+", " ", drawings.decode("latin-1"))
    runs = [bytes.fromhex(run.decode()).decode("utf-16-be", "replace") for run in re.findall(rb"<([0-9a-f]+)>", drawings)]
    yield from ("".join(runs), " ".join(runs))


def _letters(made: bytes, planned: Plan) -> tuple[int, int]:
    """How many letters should be there, and how many of them PDFium finds on all pages, wherever an engine sets spaces."""
    text = " ".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(made))
    wanted, held = (Counter("".join(_words(each))) for each in (" ".join(planned.expected.kept), text))
    return wanted.total(), (wanted & held).total()


def as_markdown(found: Sequence[Drawn], left: Sequence[str]) -> str:
    """The table of docs/renditions.md."""
    out = [drawn for drawn in found if not drawn.failed]
    figure: Callable[[str], list[float]] = lambda name: [getattr(drawn, name) for drawn in found]  # noqa: E731 - one word a column
    rows = [
        ("files with words; pages; phrases hidden", f"{len(found)}; {sum(d.pages for d in found)}; {sum(d.phrases for d in found)}"),
        ("renditions that passed every check", f"{len(out)}"),
        ("leaked phrases in what passed", f"{sum(len(d.leaks) for d in out)}"),
        ("leaked phrases in all that was drawn, verified or not", f"{sum(len(d.leaks) for d in found)}"),
        ("letters kept: mean; least of what passed", f"{mean(figure('kept')):.2%}; {min((d.kept for d in out), default=0.0):.2%}"),
        ("letters kept: of all files together", _together(found)),
        (
            "drawing a page, processor time: median over files; worst",
            f"{median(figure('page_ms')):.0f} ms; {max(figure('page_ms')):.0f} ms",
        ),
        ("verifying a page without Tesseract, processor time, median", f"{median(figure('verify_ms')):.0f} ms"),
        ("size against the original, median; worst", f"{median(figure('ratio')):.2f}; {max(figure('ratio')):.1f}"),
    ]
    table = "| measure | figure |\n|---|---|\n" + "\n".join(f"| {name} | {value} |" for name, value in rows)
    held = "".join(f"\n- `{d.name}`: not there, failed {', '.join(d.failed)}" for d in found if d.failed)
    return f"{table}\n{held}" + "".join(f"\n- {line}" for line in left) + "\n"


def _together(found: Sequence[Drawn]) -> str:
    held, expected = (sum(getattr(drawn, name) for drawn in found) for name in ("held", "expected"))
    return f"{held:,} of {expected:,} ({held / max(1, expected):.2%})"


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--dir", type=Path, default=Path("../shared/data/docs/files"))
    arguments.add_argument("--seed", type=int, default=SEED)
    chosen = arguments.parse_args()
    found: list[Drawn] = []
    left: list[str] = []
    for result in measure(chosen.dir, chosen.seed):
        print(result, file=sys.stderr, flush=True)
        (left.append(result) if isinstance(result, str) else found.append(result))
    print(as_markdown(found, left))


if __name__ == "__main__":
    main()
