"""Policy files: TOML that a data protection officer can read and sign -> Policies. Text in, values out.

A file has `name`, `version`, optionally `inherits`, `signed_off_by`, `signed_off_on`, and three kinds of tables::

    [passage]                 kind = ["keep" | "withhold", "reason_code"]
    [section]                 "words of a heading" = "reason_code"
    [entity.PERSON]           role = ["operator", "reason_code"]       role "any": all others
    [kind.comment.PERSON]     the same, for passages of one kind only

A file of one purpose apart from the hub's assessment is named "police.mase_panel.toml". Every rule knows its file and line.
An unknown word is refused with file, line and what is allowed: a policy that is half understood protects nobody.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redaction.belonging import CONFIDENTIAL_KIND
from redaction.errors import PolicyError
from redaction.parties import Role
from redaction.policy import ANY, About, Operator, Origin, Policies, Policy, Row, Rule
from redaction.toml_lines import line_index
from redaction.vocabulary import ENTITIES, KINDS

_TOP = ("name", "version", "inherits", "purpose", "signed_off_by", "signed_off_on", "passage", "section", "entity", "kind")
_ROLES = (*(r.value for r in Role), ANY)
_OPERATORS = tuple(o.value for o in Operator if o is not Operator.WITHHOLD)
_PASSAGE_OPERATORS = (Operator.KEEP.value, Operator.WITHHOLD.value)
_REASON = re.compile(r"[a-z][a-z0-9_]{2,60}")
_ENTITY = re.compile(r"[A-Z][A-Z_]{1,40}")
_KIND = re.compile(r"[a-z][a-z_]{1,30}")
_PASSAGE_KINDS = (*KINDS, CONFIDENTIAL_KIND)
_PURPOSE = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?")
_TOML_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class _File:
    """One file as read: `tables` is TOML's own mapping, not yet checked."""

    stem: str
    text: str
    tables: Mapping[str, object]
    lines: Mapping[tuple[str, str], int]

    def refuse(self, what: str, *, key: str = "", table: str = "", allowed: Sequence[str] = ()) -> PolicyError:
        """The error for this place, ready to be raised."""
        where = key or table
        line = self.line(table, key)
        return PolicyError.at(file=self.stem, line=line, what=f"{what}: {where!r}" if where else what, allowed=", ".join(allowed))

    def line(self, table: str, key: str) -> int:
        """The line of `key` in `table`, else at the head of the file, else of the table, else 0."""
        keys = ((table, key), ("", key), (table, "")) if key else ((table, ""), ("", table))
        return next((self.lines[k] for k in keys if k in self.lines), 0)

    def word(self, key: str) -> str:
        """A line of words at the head of the file, "" where there is none."""
        value = self.tables.get(key, "")
        if not isinstance(value, str):
            raise self.refuse("must be words in quotation marks", key=key)
        return value


def load_policies(files: Mapping[str, str]) -> Policies:
    """Policies from file name -> TOML text. Raises PolicyError: file, line, what is wrong, what is allowed."""
    read = {_stem(name): _read(_stem(name), text) for name, text in sorted(files.items())}
    return Policies({stem: _policy(read, stem) for stem in read})


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].removesuffix(".toml")


def _read(stem: str, text: str) -> _File:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _TOML_LINE.search(str(error))
        raise PolicyError.at(file=stem, line=int(line[1]) if line else 0, what="not valid TOML") from None
    file = _File(stem, text, tables, line_index(text))
    _check_top(file)
    return file


def _check_top(file: _File) -> None:
    for key in file.tables:
        if key not in _TOP:
            raise file.refuse("unknown key", key=key, table=key, allowed=_TOP)
    if file.tables.get("name") != file.stem:
        raise file.refuse("`name` must be the file's name", key="name", allowed=(file.stem,))
    if not _PURPOSE.fullmatch(file.stem):
        raise file.refuse("a policy is named by an agency type, and a purpose behind a dot, in lower case", key="name")
    version = file.tables.get("version")
    if type(version) is not int or version < 1:
        raise file.refuse("`version` must be a whole number from 1", key="version")


def _policy(read: Mapping[str, _File], stem: str) -> Policy:
    chain = _chain(read, stem)
    rows: dict[Row, Rule] = {}
    passages: dict[str, Rule] = {}
    sections: dict[str, tuple[str, Origin]] = {}
    for file in chain:
        rows.update(_entity_rows(file))
        rows.update(_kind_rows(file))
        passages.update(_passage_rules(file))
        sections.update(_sections(file))
    version = read[stem].tables["version"]
    return Policy(
        name=stem,
        version=int(str(version)),
        sha256=hashlib.sha256("\0".join(file.text for file in chain).encode()).hexdigest(),
        rows=rows,
        passages=passages,
        sections={words: reason for words, (reason, _origin) in sections.items()},
        about=_about(chain),
        section_origins={words: origin for words, (_reason, origin) in sections.items()},
    )


def _about(chain: Sequence[_File]) -> About:
    own = chain[-1]
    purpose = next(filter(None, (file.word("purpose") for file in reversed(chain))), "")
    parents = tuple(f"{file.stem}@{file.tables['version']}" for file in reversed(chain[:-1]))
    return About(purpose, own.word("signed_off_by"), own.word("signed_off_on"), parents)


def _chain(read: Mapping[str, _File], stem: str) -> tuple[_File, ...]:
    """The file and those it inherits from, furthest ancestor first."""
    chain = [read[stem]]
    while parent := chain[0].tables.get("inherits"):
        if not isinstance(parent, str) or parent not in read:
            raise chain[0].refuse("`inherits` names no policy file", key="inherits", allowed=sorted(read))
        if read[parent] in chain:
            raise chain[0].refuse("`inherits` runs in a circle", key="inherits")
        chain.insert(0, read[parent])
    return tuple(chain)


def _table(file: _File, value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise file.refuse("must be a table", table=name, key=name)
    return value


def _entity_rows(file: _File) -> Iterator[tuple[Row, Rule]]:
    for entity, roles in _table(file, file.tables.get("entity", {}), "entity").items():
        yield from _rows(file, f"entity.{entity}", roles, entity=entity, kind=ANY)


def _kind_rows(file: _File) -> Iterator[tuple[Row, Rule]]:
    for kind, entities in _table(file, file.tables.get("kind", {}), "kind").items():
        if kind not in KINDS:
            raise file.refuse("unknown kind of passage", table=_first_table(file, f"kind.{kind}."), allowed=KINDS)
        for entity, roles in _table(file, entities, f"kind.{kind}").items():
            yield from _rows(file, f"kind.{kind}.{entity}", roles, entity=entity, kind=kind)


def _rows(file: _File, table: str, roles: object, *, entity: str, kind: str) -> Iterator[tuple[Row, Rule]]:
    if not _ENTITY.fullmatch(entity):
        raise file.refuse("an entity is written in capitals", table=table)
    if entity not in ENTITIES:
        raise file.refuse("unknown entity", table=table, allowed=ENTITIES)
    for role, cell in _table(file, roles, table).items():
        if role not in _ROLES:
            raise file.refuse("unknown role", table=table, key=role, allowed=_ROLES)
        yield Row(entity, role, kind), _rule(file, cell, table=table, key=role, operators=_OPERATORS)


def _passage_rules(file: _File) -> Iterator[tuple[str, Rule]]:
    for kind, cell in _table(file, file.tables.get("passage", {}), "passage").items():
        if not _KIND.fullmatch(kind):
            raise file.refuse("a passage kind is a lower-case word", table="passage", key=kind)
        if kind not in _PASSAGE_KINDS:
            raise file.refuse("unknown kind of passage", table="passage", key=kind, allowed=_PASSAGE_KINDS)
        yield kind, _rule(file, cell, table="passage", key=kind, operators=_PASSAGE_OPERATORS)


def _sections(file: _File) -> Iterator[tuple[str, tuple[str, Origin]]]:
    for words, reason in _table(file, file.tables.get("section", {}), "section").items():
        if not isinstance(reason, str) or (reason and not _REASON.fullmatch(reason)):
            raise file.refuse("a section's reason must be a lower-case code", table="section", key=words)
        if len(words.strip()) < 3:  # noqa: PLR2004 - fewer letters would match any heading
            raise file.refuse("a section's words must be at least three letters", table="section", key=words)
        yield words.casefold(), (reason, Origin(file.stem, file.line("section", words)))


def _rule(file: _File, cell: object, *, table: str, key: str, operators: Sequence[str]) -> Rule:
    match cell:
        case [str(operator), str(reason)] if operator in operators and _REASON.fullmatch(reason):
            return Rule(Operator(operator), reason, Origin(file.stem, file.line(table, key)))
        case _:
            raise file.refuse("a row must be [operator, reason_code]", table=table, key=key, allowed=operators)


def _first_table(file: _File, start: str) -> str:
    return next((table for table, key in file.lines if not key and table.startswith(start)), start.rstrip("."))
