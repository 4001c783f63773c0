"""Mentions of an item grouped into persons: which words name the same one. Roles are decided in `redaction.roles`.

Full names first, then single words, which join the first person introduced by that word. People of the record come before all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from redaction.dates import dates_in
from redaction.informants import informant_scopes
from redaction.mentions import Finding, Mention, ScopedText
from redaction.names import is_service_word, name_tokens, same_person
from redaction.parties import Household, KnownPerson, Party, Role
from redaction.passages import Passage
from redaction.roles import decide_role
from redaction.sentences import sentence_at
from redaction.tags import Tag

_INITIALS = (2, 3)  # letters
_CHILDREN = frozenset({Role.SUBJECT, Role.SIBLING})
_NEAR_DATE = 45  # characters after a name within which a date of birth is its own


@dataclass(slots=True)
class _Cluster:
    """A person under construction; emptied into a Party."""

    tokens: frozenset[str]
    known: KnownPerson | None = None
    mentions: list[Mention] = field(default_factory=list)


def group_parties(
    passages: Sequence[Passage], tags: Sequence[Tag], household: Household, professionals: Sequence[str] = ()
) -> tuple[Party, ...]:
    """The persons of the item in order of first mention, each with a role, a confidence (0..1) and the evidence for it.

    Only PERSON tags are grouped. `household` is the record of the child whose copy is being made; `professionals` are full
    names of people whom the item itself lists with their agency, as minutes do.
    """
    texts = {p.id: ScopedText.of(p) for p in passages}
    order = {p.id: n for n, p in enumerate(passages)}
    names = frozenset().union(*(_pool(person) for person in household.people))
    children = frozenset().union(*(_given_names(p) for p in household.people if p.role in _CHILDREN))
    mentions = _in_sentences(tuple(replace(m, household=names, children=children) for m in _mentions(texts, order, tags)))
    scopes = informant_scopes(passages)
    used = sorted((c for c in _clusters(mentions, household) if c.mentions), key=lambda c: _place(c.mentions[0], order))
    posts = [name_tokens(name) for name in professionals]
    first = _parties(used, mentions, scopes, posts, household)
    parents = _named_parents(used, first)
    if parents <= names:
        return first
    mentions = tuple(_knowing(m, parents) for m in mentions)
    for cluster in used:
        cluster.mentions = [_knowing(m, parents) for m in cluster.mentions]
    return _parties(used, mentions, scopes, posts, household)


def _parties(
    clusters: Sequence[_Cluster],
    everyone: Sequence[Mention],
    scopes: frozenset[tuple[str, str]],
    posts: Sequence[frozenset[str]],
    household: Household,
) -> tuple[Party, ...]:
    parties = [_party(n, cluster, scopes, everyone, household) for n, cluster in enumerate(clusters, start=1)]
    placed = [_in_post(party) if _is_listed(c, posts) else party for c, party in zip(clusters, parties, strict=True)]
    return tuple(_beside_their_children(clusters, placed))


def _beside_their_children(clusters: Sequence[_Cluster], parties: Sequence[Party]) -> Iterator[Party]:
    """The parties, with a parent of another child's surname who is named behind that child as that child's parent.

    "Stayed over: Ruby COLLARD, 9. Fetched by her mother Tracey COLLARD": the words alone would make her the subject's mother.
    """
    others = [c for c, p in zip(clusters, parties, strict=True) if p.role is Role.OTHER_CHILD]
    for cluster, party in zip(clusters, parties, strict=True):
        of_the_words = cluster.known is None and party.role is Role.PARENT_CARER and "parent_phrase" in party.evidence
        follows = of_the_words and any(_is_named_behind(cluster, other) for other in others)
        yield replace(party, role=Role.THIRD_PARTY, evidence=("parent_of_another", *party.evidence[1:])) if follows else party


def _is_named_behind(cluster: _Cluster, other: _Cluster) -> bool:
    """Whether the person is first named in full behind `other`, in that passage and with that surname, and none of it is of the home."""
    full = [m for m in cluster.mentions if _surname(m)]
    if not full:
        return False
    theirs = frozenset[str]().union(*map(_surname, full))
    home = frozenset[str]().union(*(m.household for m in full))
    first = full[0].tag
    ahead = any(m.tag.passage == first.passage and m.tag.start < first.start and _surname(m) == theirs for m in other.mentions)
    return ahead and not theirs & home


def _surname(mention: Mention) -> frozenset[str]:
    """The last word of a name of several; nothing where one word stands alone."""
    words = mention.text.split()
    return name_tokens(words[-1]) if len(words) > 1 else frozenset()


def _named_parents(clusters: Sequence[_Cluster], parties: Sequence[Party]) -> frozenset[str]:
    """Words of the names of those whom the item itself calls the child's parents: what is theirs is of the home ("Kerry's partner")."""
    told = {"parent_phrase", "with_own_child"}
    found = (c.tokens for c, p in zip(clusters, parties, strict=True) if p.role is Role.PARENT_CARER and told & set(p.evidence))
    return frozenset().union(*(_whole(tokens) for tokens in found))


def _knowing(mention: Mention, names: frozenset[str]) -> Mention:
    return replace(mention, household=mention.household | names)


def _is_listed(cluster: _Cluster, posts: Sequence[frozenset[str]]) -> bool:
    """Whether the person is one of those listed with an agency: by full name, and no person of the record."""
    return cluster.known is None and any(len(_whole(post)) > 1 and same_person(cluster.tokens, post) for post in posts)


def _in_post(party: Party) -> Party:
    """A listed person is a professional, unless the item says that they asked not to be known or are suspected."""
    if party.role in {Role.INFORMANT, Role.ALLEGED_PERPETRATOR}:
        return party
    return replace(party, role=Role.PROFESSIONAL, confidence=1.0, evidence=("register", *party.evidence[1:]))


def _mentions(texts: dict[str, ScopedText], order: dict[str, int], tags: Sequence[Tag]) -> tuple[Mention, ...]:
    found = [
        Mention(index, tag, texts[tag.passage], texts[tag.passage].text[tag.start : tag.end])
        for index, tag in enumerate(tags)
        if tag.entity == "PERSON" and tag.passage in texts
    ]
    found = [m for m in found if not is_service_word(m.text)]
    return tuple(sorted(found, key=lambda m: _place(m, order)))


def _in_sentences(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, each with those before it in its sentence."""
    out: list[Mention] = []
    sentence: list[Mention] = []
    for mention in mentions:
        if sentence and (sentence[0].tag.passage, sentence[0].span) != (mention.tag.passage, mention.span):
            sentence = []
        out.append(replace(mention, ahead=tuple(sentence)))
        sentence.append(mention)
    return tuple(out)


def _place(mention: Mention, order: dict[str, int]) -> tuple[int, int]:
    return (order[mention.tag.passage], mention.tag.start)


def _clusters(mentions: Sequence[Mention], household: Household) -> list[_Cluster]:
    clusters = [_Cluster(_pool(person), person) for person in household.people]
    full = [m for m in mentions if len(_whole(name_tokens(m.text))) > 1]
    single = [m for m in mentions if m not in full]
    for mention in (*full, *single):
        tokens = name_tokens(mention.text)
        home = _find(clusters, mention) or _by_birth_date(clusters, mention) or _by_initials(clusters, mention)
        if home is None:
            home = _Cluster(tokens)
            clusters.append(home)
        elif home.known is None:
            home.tokens |= tokens
        home.mentions.append(mention)
    for cluster in clusters:
        cluster.mentions.sort(key=mentions.index)
    return clusters


def _pool(person: KnownPerson) -> frozenset[str]:
    return frozenset().union(*(name_tokens(name) for name in person.names))


def _whole(tokens: frozenset[str]) -> frozenset[str]:
    return frozenset(t for t in tokens if len(t) > 1)


def _find(clusters: Sequence[_Cluster], mention: Mention) -> _Cluster | None:
    """The first cluster that the name fits; nobody with a grown-up's title is a child of the record.

    For one word alone a given name of the record comes first, then whom that word was last introduced with: "BARLOW, Kerry ...
    BARLOW" is Kerry and not the child of that surname.
    """
    tokens = name_tokens(mention.text)
    fitting = [c for c in clusters if _fits(c, tokens) and not (mention.is_grown_up and _is_child(c))]
    if len(fitting) > 1 and len(tokens) == 1:
        given = [c for c in fitting if c.known is not None and tokens <= _given_names(c.known)]
        return (given or sorted(fitting, key=lambda c: -_introduced(c, mention)))[0]
    return fitting[0] if fitting else None


def _fits(cluster: _Cluster, tokens: frozenset[str]) -> bool:
    return same_person(tokens, cluster.tokens) or (cluster.known is None and same_person(cluster.tokens, tokens))


def _is_child(cluster: _Cluster) -> bool:
    return cluster.known is not None and cluster.known.role in _CHILDREN


def _introduced(cluster: _Cluster, mention: Mention) -> int:
    """Where in the item's tags the person was last written with a whole name before this mention; -1 where never."""
    whole = (m.index for m in cluster.mentions if len(_whole(name_tokens(m.text))) > 1)
    return max((index for index in whole if index < mention.index), default=-1)


def _by_initials(clusters: Sequence[_Cluster], mention: Mention) -> _Cluster | None:
    """The one person of the item whose whole name has these initials: "JT" of Joanne Tate. Nobody where two have."""
    written = mention.text.replace(".", "").replace(" ", "")
    if not (written.isupper() and len(written) in _INITIALS):
        return None
    fitting = [c for c in clusters if any(_initials(m.text) == written for m in c.mentions)]
    return fitting[0] if len(fitting) == 1 else None


def _initials(name: str) -> str:
    words = [w for w in name.replace("-", " ").split() if name_tokens(w)]
    return "".join(w[0].upper() for w in words) if len(words) > 1 else ""


def _given_names(person: KnownPerson) -> frozenset[str]:
    """First words of each name of the record: what a person is called."""
    return frozenset().union(*(name_tokens(name.split()[0]) for name in person.names if name.split()))


def _by_birth_date(clusters: Sequence[_Cluster], mention: Mention) -> _Cluster | None:
    """A person of the record under another surname: same given name with that person's date of birth beside it."""
    after = mention.scoped.text[mention.tag.end : mention.tag.end + _NEAR_DATE]
    stated = set(dates_in(after))
    tokens = name_tokens(mention.text)
    for cluster in clusters:
        person = cluster.known
        if person is not None and person.date_of_birth in stated and tokens & _given_names(person):
            return cluster
    return None


def _party(number: int, cluster: _Cluster, scopes: frozenset[tuple[str, str]], mentions: Sequence[Mention], household: Household) -> Party:
    indices = tuple(m.index for m in cluster.mentions)
    if cluster.known is not None:
        return Party(f"p{number}", cluster.known.role, 1.0, indices, ("record",))
    finding = decide_role(cluster.mentions, scopes, mentions)
    if finding.role is Role.UNCERTAIN:
        finding = _by_short_form(cluster, household) or finding
    return Party(f"p{number}", finding.role, finding.confidence, indices, _evidence(cluster, finding))


def _by_short_form(cluster: _Cluster, household: Household) -> Finding | None:
    """One word of whom nothing else is said, and which the given name of one child of the record is often shortened to."""
    fitting = [p for p in household.people if p.role in _CHILDREN and cluster.tokens <= set(p.short_forms)]
    return Finding(fitting[0].role, "short_form", 0.6) if len(fitting) == 1 and len(cluster.tokens) == 1 else None


def _evidence(cluster: _Cluster, finding: Finding) -> tuple[str, ...]:
    """Codes only; never a word of the text."""
    lines = {sentence_at(m.scoped.sentences, m.tag.start) for m in cluster.mentions}
    return (finding.code, f"mentions:{len(cluster.mentions)}", f"sentences:{len(lines)}")
