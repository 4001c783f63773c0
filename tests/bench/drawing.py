"""What drawing documents anew costs an item: the same item proposed with and without it, in turn. Prints ratios of medians."""

from __future__ import annotations

import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from gateway.bootstrap import open_core
from gateway.bootstrap.pipeline import open_proposer
from gateway.ids import ItemId
from gateway.items import RawItem
from gateway.pipeline.history import History
from gateway.pipeline.proposer import ItemProposer
from tests import pdf_files
from tests.gateway_site import make_site
from tests.makers import envelope

CHILD = "Amelia Hartwell, date of birth 19/05/2014"
SAID = f"I am worried about {CHILD}. She had a bruise on her left arm. Kayden Marsh, born 02/03/2013, saw it."
ROUNDS = 8
ANEW = History(being_redrafted="yes")


def item(*files: bytes) -> RawItem:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "r.abara@askewgreen.sch.example", "mash.inbox@trimash.example", "letter"
    message.set_content(SAID)
    for content in files:
        message.add_attachment(content, maintype="application", subtype="pdf", filename="letter.pdf")
    whole = message.as_bytes()
    return RawItem(ItemId("it_bench"), envelope(), hashlib.sha256(whole).hexdigest(), whole)


def seconds(proposer: ItemProposer, raw: RawItem, history: History) -> float:
    begun = time.perf_counter()
    proposer.propose(raw, history)
    return time.perf_counter() - begun


def letter(number: int) -> bytes:
    """A page like every other of these, and yet another: what was read of one is not known of the next."""
    late = f"She has been late eleven times, {number} of them this week."
    return pdf_files.page((60, 100, SAID), (60, 140, late), size=10)


def printed(content: bytes) -> Image.Image:
    """The page as a scanner sees it."""
    return pdfium.PdfDocument(content)[0].render(scale=200 / 72, grayscale=True).to_pil()


def compared(proposer: ItemProposer, made: Callable[[int], RawItem], history: History = ANEW) -> tuple[float, float]:
    """Medians with drawing and without; `made` gives the item of a round."""
    bare = replace(proposer, drawer=None)
    seconds(proposer, made(0), history)
    pairs = [(seconds(proposer, made(n), history), seconds(bare, made(-n), history)) for n in range(1, ROUNDS + 1)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def main() -> None:
    known = item(letter(0))
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(Path(folder) / "site")
        with open_core(site.config) as core, open_proposer(core) as proposer:
            copies = proposer.propose(known, ANEW).copies
            drawn = {made.id: replace(made, content=b"") for draft in copies for made in draft.copy.renditions}
            rows = (
                ("a mail without files", lambda _round: item(), ANEW),
                ("a letter of one page, drawn", lambda number: item(letter(number)), ANEW),
                ("the same, drawn before", lambda _round: known, replace(ANEW, drawn=drawn)),
                ("a scanned letter, drawn", lambda number: item(pdf_files.scan(printed(letter(number)))), ANEW),
            )
            for name, made, history in rows:
                with_pages, without = compared(proposer, made, history)
                print(f"| {name} | {with_pages:.3f} s | {without:.3f} s | {with_pages / without:.2f} |")


if __name__ == "__main__":
    main()
