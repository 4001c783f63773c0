"""Recognising the child and the home in a piece of text: names, numbers, dates and addresses of record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from redaction.dates import dates_in
from redaction.names import fold, name_tokens
from redaction.parties import KnownPerson, Role
from redaction.subject import SubjectView

_NUMBERISH = re.compile(r"(?<!\w)(?:[A-Z]\d{11}[A-Z0-9]|\d{3}[ -]?\d{3}[ -]?\d{4})(?!\w)")
_STREET_WORDS = 2
_NO_PART = frozenset({"flat", "apartment", "apt", "number", "no", "the", "of", "road", "street", "london"})  # tell no address from another


@dataclass(frozen=True, slots=True)
class Home:
    """The child's record, prepared for look-up in text. Built once for each copy."""

    subject: SubjectView
    people: tuple[KnownPerson, ...]
    kept_tokens: frozenset[str]  # words of names that may travel

    @classmethod
    def of(cls, subject: SubjectView) -> Home:
        """The look-up for this child's copy."""
        people = (subject.person(), *subject.household.people)
        kept = frozenset().union(*(name_tokens(name) for person in people for name in person.names))
        return cls(subject, people, kept)

    def protected_names(self) -> tuple[str, ...]:
        """Adoptive or previous names that never travel, and their words, save those that the child bears today."""
        whole = tuple(name for person in self.people for name in person.protected_names)
        words = {t for name in whole for t in name_tokens(name)} - self.kept_tokens
        return whole + tuple(sorted(w for w in words if len(w) > 2))  # noqa: PLR2004 - initials are no names

    def is_subjects(self, text: str) -> bool:
        """Whether a row, heading or list entry is certainly the subject's: full name, number, or given name with birth date."""
        if any(self.subject.owns_number(m[0]) for m in _NUMBERISH.finditer(text)):
            return True
        tokens = name_tokens(text)
        own = self.subject.person()
        return any(_full_in(name, tokens) for name in own.names) or (self._given_in(tokens) and self._confirmed(text, tokens))

    def _confirmed(self, text: str, tokens: frozenset[str]) -> bool:
        surnames = {t for name in self.subject.names for t in list(_ordered(name))[1:]}
        dated = self.subject.date_of_birth is not None and self.subject.date_of_birth in dates_in(text)
        return dated or any(len(t) == 1 and any(s.startswith(t) for s in surnames) for t in tokens)

    def _given_in(self, tokens: frozenset[str]) -> bool:
        given = {next(iter(_ordered(name)), "") for name in (*self.subject.names, *self.subject.known_as)}
        return bool(tokens & given)

    def names_subject(self, text: str) -> bool:
        """Whether the subject's given or short name occurs."""
        return self._given_in(name_tokens(text))

    def names_household(self, text: str) -> bool:
        """Whether the full name of anybody of the record occurs."""
        tokens = name_tokens(text)
        return any(_full_in(name, tokens) for person in self.people for name in person.names)

    def role_by_birth_date(self, text: str) -> Role | None:
        """Whose date of birth of record this is; the subject's also where its figures are only transposed, so that the slip shows."""
        stated = dates_in(text)
        exact = next((p.role for p in self.people if p.date_of_birth is not None and p.date_of_birth in stated), None)
        own = self.subject.date_of_birth
        slip = own is not None and any(sorted(d.isoformat()) == sorted(own.isoformat()) for d in stated)
        return Role.SUBJECT if exact is None and slip else exact

    def role_by_phone(self, text: str) -> Role | None:
        """Whose telephone of record this is."""
        digits = re.sub(r"\D", "", text)
        return next((p.role for p in self.people if digits and digits in {re.sub(r"\D", "", n) for n in p.phones}), None)

    def is_home_address(self, text: str) -> bool:
        """Whether the text is, or is part of, an address of record: house number or building with a street word, or the postcode."""
        words = _address_words(text)
        for address in self.subject.household.addresses:
            held = _address_words(address)
            if words and (words <= held or len(words & held) > _STREET_WORDS or (len(held) > 1 and held <= words)):
                return True
        return False


def _ordered(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", fold(name)))


def _full_in(name: str, tokens: frozenset[str]) -> bool:
    wanted = name_tokens(name)
    return len(wanted) > 1 and wanted <= tokens


def _address_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text))) - _NO_PART
