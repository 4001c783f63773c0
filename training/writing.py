"""Templates filled: a text, its spans, and the origin of each name in it."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from training.fillers import LABELS, fillers, nicknames
from training.naming_systems import plain
from training.origins import Origin, Part
from training.people import FORMS, Person, cast, cast_of_one, origins_of
from training.spoiling import spoiled
from training.unseen_names import unseen_groups

HERE = Path(__file__).parent
_SLOT = re.compile(r"\{(?P<name>\w+)(?:\.(?P<form>\w+))?\}")
_MOST_SENTENCES = 5
NOTHING = ""
"""The label of a filled slot that is no entity: the base model's opinion of it is not kept."""


@dataclass(frozen=True, slots=True)
class Span:
    """`[start, end)` in characters, its label, and for a person the origin of the name."""

    start: int
    end: int
    label: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A text with its gold spans. `complete` notes have every person and place marked."""

    text: str
    spans: tuple[Span, ...]
    complete: bool = True


def templates(part: Part) -> tuple[str, ...]:
    """The blocks of the part's file, comments left out."""
    lines = _lines("notes.txt" if part is Part.TRAIN else "held_out.txt")
    return tuple(block.strip("\n") for block in "\n".join(lines).split("\n---\n"))


def written(part: Part, times: int, seed: int) -> Iterator[Note]:
    """Each template `times` times, with families of all origins in turn. Equal arguments give equal notes."""
    rng = random.Random(seed)
    origins = origins_of(part)
    turn = list(origins)
    rng.shuffle(turn)
    count = 0
    for _ in range(times):
        for template in templates(part):
            family = turn[count % len(turn)] if rng.random() < 0.9 else origins[0]
            yield spoiled(_filled(template, rng, part, cast(rng, origins, family)), rng)
            count += 1


def put_together(count: int, seed: int) -> Iterator[Note]:
    """Training notes of a few sentences at random, a line each or one behind the other, with families of all origins in turn."""
    rng = random.Random(seed)
    sentences = [line for line in _lines("sentences.txt") if line]
    turn = list(origins_of(Part.TRAIN))
    rng.shuffle(turn)
    for number in range(count):
        template = rng.choice(" \n ").join(rng.sample(sentences, rng.randint(1, _MOST_SENTENCES)))
        yield spoiled(_filled(template, rng, Part.TRAIN, cast(rng, tuple(turn), turn[number % len(turn)])), rng)


def unseen(times: int, seed: int) -> Iterator[Note]:
    """The unseen check: every group in the same notes, each with people of the group alone, none of whose names was learnt."""
    rng = random.Random(seed)
    learnt = {plain(name) for origin in origins_of(Part.TRAIN) for name in (*origin.forenames, *origin.surnames)}
    blocks = "\n".join(_lines("unseen_notes.txt")).split("\n---\n")
    for group in (_without(group, learnt) for group in unseen_groups()):
        for block in blocks * times:
            yield _filled(block, rng, Part.HELD_OUT, cast_of_one(rng, group))


def _without(origin: Origin, names: Collection[str]) -> Origin:
    fores, surs = (tuple(n for n in some if plain(n) not in names) for some in (origin.forenames, origin.surnames))
    return replace(origin, forenames=fores, surnames=surs)


def _lines(file: str) -> list[str]:
    return [line for line in (HERE / file).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def _filled(template: str, rng: random.Random, part: Part, people: dict[str, Person]) -> Note:
    words = fillers(held_out=part is Part.HELD_OUT)
    fixed = {"N": rng.choice(nicknames(held_out=part is Part.HELD_OUT))} | _pronouns(rng)
    text, position = "", 0
    spans: list[Span] = []
    for slot in _SLOT.finditer(template):
        text += template[position : slot.start()]
        position = slot.end()
        name = slot["name"]
        value, label, origin = _value(name, slot["form"] or "", rng, words, people, fixed)
        if label is not None:
            _append(spans, Span(len(text), len(text) + len(value), label, origin))
        text += value
    return Note(text + template[position:], tuple(spans))


def _append(spans: list[Span], span: Span) -> None:
    """A forename and the surname right behind it are one name."""
    last = spans[-1] if spans else None
    if last and last.label == span.label == "PERSON" and last.end + 1 == span.start and last.origin == span.origin:
        span = replace(span, start=spans.pop().start)
    spans.append(span)


def _value(
    name: str, form: str, rng: random.Random, words: dict[str, tuple[str, ...]], people: dict[str, Person], fixed: dict[str, str]
) -> tuple[str, str | None, str]:
    """What a slot says, its label (None: no span at all) and the origin of a name."""
    if name in people:
        return FORMS[form](people[name]), "PERSON", people[name].origin
    if name in fixed:
        return fixed[name], "PERSON" if name == "N" else None, ""
    if name in words:
        return rng.choice(words[name]), None if name in {"month", "day"} else LABELS.get(name, NOTHING), ""
    value = _number(name, rng)
    return value, None if name in {"date", "dob", "age", "time"} else NOTHING, ""


def _pronouns(rng: random.Random) -> dict[str, str]:
    he, him, his = rng.choice((("he", "him", "his"), ("she", "her", "her")))
    return {"he": he, "him": him, "his": his, "He": he.capitalize(), "His": his.capitalize()}


def _number(name: str, rng: random.Random) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1975, 2025)
    wide = {
        "n": str(rng.randint(1, 140)) + rng.choice(("", "", "", "a", "B")),
        "age": str(rng.randint(1, 17)),
        "yr": str(rng.randint(1, 11)),
        "num": str(rng.randint(100, 9999)),
        "phone": f"07700 900{rng.randint(100, 999)}",
        "time": f"{rng.randint(0, 23):02d}{rng.choice(':.')}{rng.randint(0, 59):02d}",
        "ref": f"{rng.randint(10, 99)}/{rng.randint(1000, 99999)}/{year % 100:02d}",
        "date": rng.choice((f"{day}/{month}/{year}", f"{day:02d}.{month:02d}.{year % 100:02d}")),
        "dob": f"{day:02d}/{month:02d}/{year}",
    }
    return wide[name]
