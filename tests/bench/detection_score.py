"""Detection measured as the label scheme of the shared data says: what is covered, what is typed right, what is wrongly tagged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Tagged = tuple[int, int, str]
CONTEXT = frozenset({"DATE", "LOCATION"})
"""Gold only so that a tag on them is no fault."""
_NO_IDENTIFIER = frozenset({"AGE", "ADDRESS", "SCHOOL", "GP_PRACTICE", "NATIONALITY", "ETHNICITY", "RELIGION", "HEALTH_CONDITION"}) | {
    *("SEXUAL_ORIENTATION", "SEXUAL_LIFE", "CRIMINAL_OFFENCE", "IMMIGRATION_STATUS", "RELATIONSHIP", "SOCIAL_MEDIA_HANDLE", "ORGANIZATION"),
    *CONTEXT,
}


@dataclass(slots=True)
class Score:
    """Counts over a corpus."""

    seen: Counter[str] = field(default_factory=Counter)
    by_label: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    by_origin: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def share(self, part: str, whole: str) -> float:
        """One count in another."""
        return self.seen[part] / max(1, self.seen[whole])

    def covered(self, label: str) -> float:
        """Mentions of a label that are wholly covered."""
        there, whole = self.by_label.get(label, (0, 0))
        return whole / max(1, there)

    def typed_f1(self, labels: Sequence[str]) -> float:
        """Mean of right tags and rightly typed mentions, harmonic."""
        precision = self.share("tags right", "tags")
        recall = sum(self.seen[f"typed {label}"] for label in labels) / max(1, sum(self.by_label[label][0] for label in labels))
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def gap(self, fewest: int = 10) -> float:
        """Between the origins whose names are covered best and worst."""
        shares = [whole / there for name, (there, whole) in self.by_origin.items() if there >= fewest and name not in {"", "Other"}]
        return max(shares) - min(shares) if shares else 0.0


def score(
    rows: Sequence[Mapping[str, object]], found: Sequence[Sequence[Tagged]], means: Mapping[str, tuple[str, ...]], wanted: frozenset[str]
) -> Score:
    """Count a corpus. `means` says which gold labels a predicted one may mean; `wanted` labels are asked for, others are no fault."""
    out = Score()
    for row, tags in zip(rows, found, strict=True):
        _count(row, [(s, e, means.get(label, (label,))) for s, e, label in tags], wanted, out)
    return out


def _count(row: Mapping[str, object], tags: Sequence[tuple[int, int, tuple[str, ...]]], wanted: frozenset[str], out: Score) -> None:
    text, spans = str(row["text"]), [tuple(span[:3]) for span in row["spans"]]
    mask = {p for s, e, _ in tags for p in range(s, e) if not text[p].isspace()}
    gold = {p for s, e, label in spans if label in wanted for p in range(s, e) if not text[p].isspace()}
    free = {p for s, e, label in spans if label not in wanted for p in range(s, e)}
    out.seen.update(there=len(gold), hidden=len(gold & mask), masked=len(mask - (free - gold)))
    entities: dict[tuple[str, str], bool] = {}
    for index, (start, end, label) in enumerate(spans):
        whole = all(p in mask or text[p].isspace() for p in range(start, end))
        if label == "PERSON" and "group" in row:
            origin = row.get("span_groups", {}).get(str(index), row["group"])
            out.by_origin[origin] = [out.by_origin[origin][0] + 1, out.by_origin[origin][1] + whole]
        if label in wanted:
            out.by_label[label] = [out.by_label[label][0] + 1, out.by_label[label][1] + whole]
            out.seen.update(mentions=1, whole=whole)
            out.seen[f"typed {label}"] += any(s < end and start < e and label in may for s, e, may in tags)
            entities[label, text[start:end].casefold()] = entities.get((label, text[start:end].casefold()), True) and whole
    out.seen.update(entities=len(entities), entities_whole=sum(entities.values()), tags=len(tags))
    out.seen["tags right"] += sum(any(s < e2 and s2 < e and label in may for s2, e2, label in spans) for s, e, may in tags)
    for start, end, _why in row.get("negatives", []):
        out.seen["near"] += 1
        out.seen["near tagged"] += any(s < end and start < e and not set(may) & _NO_IDENTIFIER for s, e, may in tags)
