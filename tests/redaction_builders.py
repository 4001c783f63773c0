"""Small builders for the minimiser's tests: passages from paragraphs, tags from the words they cover, one invented family."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from redaction import (
    Household,
    KnownPerson,
    Minimised,
    Passage,
    Policies,
    Policy,
    Role,
    SubjectView,
    Tag,
    group_parties,
    load_policies,
    minimise,
)

POLICY_DIRECTORY = Path(__file__).parent.parent / "config" / "policies"


def shipped_policies() -> Policies:
    """The policies of the repository."""
    return load_policies({path.name: path.read_text(encoding="utf-8") for path in POLICY_DIRECTORY.glob("*.toml")})


def policy(agency_type: str = "school") -> Policy:
    return shipped_policies().for_agency(agency_type)


def passages(*texts: str, kind: str = "body") -> tuple[Passage, ...]:
    return tuple(Passage(f"s{n}", kind, text) for n, text in enumerate(texts))


def tags_of(items: Sequence[Passage], **words: Sequence[str]) -> tuple[Tag, ...]:
    """A tag for every occurrence of each word, keyed by entity: `tags_of(ps, PERSON=["Ann Lee"])`."""
    found: list[Tag] = []
    for passage in items:
        for entity, texts in words.items():
            for text in texts:
                at = passage.text.find(text)
                while at >= 0:
                    found.append(Tag(passage.id, at, at + len(text), entity, 0.9, "hand@1"))
                    at = passage.text.find(text, at + 1)
    return tuple(found)


def family(
    *,
    addresses: tuple[str, ...] = ("14 Wornington Place, W10 5QB",),
    protected: str = "no",
    protected_addresses: tuple[str, ...] = (),
    protected_names: tuple[str, ...] = (),
) -> SubjectView:
    """Lena Marchetti, born 6 May 2014; her mother Paola and her brother Marco."""
    born = date(2014, 5, 6)
    people = (
        KnownPerson(("Lena Marchetti", "Lenny"), Role.SUBJECT, born, protected_names=protected_names),
        KnownPerson(("Marco Marchetti",), Role.SIBLING, date(2017, 1, 2)),
        KnownPerson(("Paola Marchetti",), Role.PARENT_CARER, date(1988, 3, 4), phones=("07700 900111",)),
    )
    household = Household(people, addresses, protected_addresses, protected)
    return SubjectView(("Lena Marchetti",), household, ("Lenny",), born, "999 000 1112", "A123456789012")


def copy_of(
    items: Sequence[Passage],
    tags: Sequence[Tag] = (),
    *,
    subject: SubjectView | None = None,
    agency: str = "school",
    belongs: dict[str, str] | None = None,
) -> Minimised:
    view = subject or family()
    parties = group_parties(items, tags, view.household)
    return minimise(items, tags, parties, subject=view, policy=policy(agency), belongs=belongs or {})


def text_of(copy: Minimised) -> str:
    return "\n".join(f"{p.heading}\n{p.text}" for p in copy.passages)
