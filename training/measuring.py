"""Figures of the whole detector, with the tuned component and without, on writing that trained neither."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from redaction.detector import Detector
from redaction.language import UNTUNED
from redaction.passages import Passage
from training.origins import Part
from training.writing import Note, Span, unseen, written

_HELD_OUT_TIMES, _HELD_OUT_SEED = 30, 11
_UNSEEN_TIMES, _UNSEEN_SEED = 1, 5
_DEV = ("uk_dev", "ewt_dev", "btc_dev", "wnut17_dev")
_FEWEST = 30  # mentions of an origin below which its share says nothing
_BLOCK = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)", re.DOTALL)


@dataclass(slots=True)
class Tally:
    """Names found and names there. `right` are tags PERSON that lie on a name."""

    there: int = 0
    whole: int = 0
    tags: int = 0
    right: int = 0
    by_origin: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    @property
    def shares(self) -> tuple[float, float]:
        """Names wholly covered; tags that are right."""
        return self.whole / max(1, self.there), self.right / max(1, self.tags)

    @property
    def gap(self) -> tuple[float, str, str]:
        """Between the origin found best and the one found worst, and which they are."""
        known = {name: whole / there for name, (there, whole) in self.by_origin.items() if name and there >= _FEWEST}
        best, worst = max(known, key=lambda n: known[n]), min(known, key=lambda n: known[n])
        return known[best] - known[worst], best, worst


def tally(detector: Detector, notes: Sequence[Note]) -> Tally:
    """Run the detector over the notes, each an item of its own."""
    tags = detector.tag_items([(Passage("0", "body", note.text),) for note in notes])
    out = Tally()
    for note, found in zip(notes, tags, strict=True):
        covered = {position for tag in found for position in range(tag.start, tag.end)}
        names = [span for span in note.spans if span.label == "PERSON"]
        for name in names:
            whole = all(p in covered or note.text[p].isspace() for p in range(name.start, name.end))
            out.there, out.whole = out.there + 1, out.whole + whole
            out.by_origin[name.origin] = [out.by_origin[name.origin][0] + 1, out.by_origin[name.origin][1] + whole]
        persons = [tag for tag in found if tag.entity == "PERSON"]
        out.tags += len(persons)
        out.right += sum(any(n.start < t.end and t.start < n.end for n in names) for t in persons)
    return out


def dev(file: Path) -> list[Note]:
    """A development set in the label scheme of the shared data."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [Note(row["text"], tuple(Span(*span) for span in row["spans"])) for row in rows]


def rewrite_figures(card: Path, data: Path) -> None:
    """Measure both and put the table between the card's marks."""
    tuned, untuned = Detector(), Detector(UNTUNED)
    sets = [
        ("own held-out notes", list(written(Part.HELD_OUT, _HELD_OUT_TIMES, _HELD_OUT_SEED))),
        ("unseen check", list(unseen(_UNSEEN_TIMES, _UNSEEN_SEED))),
    ]
    sets += [(name, dev(data / f"{name}.jsonl")) for name in _DEV if (data / f"{name}.jsonl").exists()]
    results = [(name, tally(untuned, notes), tally(tuned, notes)) for name, notes in sets]
    text = (
        f"Component: {tuned.model_name}.\n\n"
        + "\n".join(_rows(results))
        + "\n\n"
        + "\n\n".join("\n".join(_origins(*result)) for result in results[:2])
        + "\n"
    )
    card.write_text(_BLOCK.sub(lambda _: text, card.read_text(encoding="utf-8")), encoding="utf-8")
    print(text)


def _rows(results: Iterable[tuple[str, Tally, Tally]]) -> Iterable[str]:
    yield "| set | names | wholly covered, untuned | tuned | tags PERSON right, untuned | tuned |"
    yield "|---|---|---|---|---|---|"
    for name, before, after in results:
        (whole, right), (whole_now, right_now) = before.shares, after.shares
        yield f"| {name} | {before.there} | {whole:.3f} | {whole_now:.3f} | {right:.3f} | {right_now:.3f} |"


def _origins(name: str, before: Tally, after: Tally) -> Iterable[str]:
    yield f"| origin of the name ({name}) | names | wholly covered, untuned | tuned |"
    yield "|---|---|---|---|"
    for origin, (there, whole) in sorted(after.by_origin.items(), key=lambda row: row[1][1] / row[1][0]):
        yield f"| {origin or 'nicknames'} | {there} | {before.by_origin[origin][1] / there:.3f} | {whole / there:.3f} |"
    yield ""
    yield f"Gap best to worst: untuned {before.gap[0]:.3f} ({before.gap[1]}, {before.gap[2]}), tuned {after.gap[0]:.3f} ({after.gap[1]}, {after.gap[2]})."
