"""Policy files: TOML that a data protection officer can read and sign -> Policies. Text in, values out.

A file has `name`, `version`, optionally `inherits`, `signed_off_by`, `signed_off_on`, and three kinds of tables::

    [passage]                 kind = ["keep" | "withhold", "reason_code"]
    [section]                 "words of a heading" = "reason_code"
    [entity.PERSON]           role = ["operator", "reason_code"]       role "any": all others
    [kind.comment.PERSON]     the same, for passages of one kind only

An unknown word is refused with file, line and what is allowed: a policy that is half understood protects nobody.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redaction.errors import PolicyError
from redaction.parties import Role
from redaction.policy import ANY, Operator, Policies, Policy, Row, Rule

_TOP = ("name", "version", "inherits", "purpose", "signed_off_by", "signed_off_on", "passage", "section", "entity", "kind")
_ROLES = (*(r.value for r in Role), ANY)
_OPERATORS = tuple(o.value for o in Operator)
_PASSAGE_OPERATORS = (Operator.KEEP.value, Operator.WITHHOLD.value)
_REASON = re.compile(r"[a-z][a-z0-9_]{2,60}")
_ENTITY = re.compile(r"[A-Z][A-Z_]{1,40}")
_KIND = re.compile(r"[a-z][a-z_]{1,30}")
_TOML_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class _File:
    """One file as read: `tables` is TOML's own mapping, not yet checked."""

    stem: str
    text: str
    tables: Mapping[str, object]

    def refuse(self, what: str, *, key: str = "", table: str = "", allowed: Sequence[str] = ()) -> PolicyError:
        """The error for this place, ready to be raised."""
        where = key or table
        line = _line_of(self.text, table, key)
        return PolicyError.at(file=self.stem, line=line, what=f"{what}: {where!r}" if where else what, allowed=", ".join(allowed))


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
    file = _File(stem, text, tables)
    _check_top(file)
    return file


def _check_top(file: _File) -> None:
    for key in file.tables:
        if key not in _TOP:
            raise file.refuse("unknown key", key=key, table=key, allowed=_TOP)
    if file.tables.get("name") != file.stem:
        raise file.refuse("`name` must be the file's name", key="name", allowed=(file.stem,))
    version = file.tables.get("version")
    if type(version) is not int or version < 1:
        raise file.refuse("`version` must be a whole number from 1", key="version")


def _policy(read: Mapping[str, _File], stem: str) -> Policy:
    chain = _chain(read, stem)
    rows: dict[Row, Rule] = {}
    passages: dict[str, Rule] = {}
    sections: dict[str, str] = {}
    for file in chain:
        rows.update(_entity_rows(file))
        rows.update(_kind_rows(file))
        passages.update(_passage_rules(file))
        sections.update(_sections(file))
    version = read[stem].tables["version"]
    digest = hashlib.sha256("\0".join(file.text for file in chain).encode()).hexdigest()
    return Policy(name=stem, version=int(str(version)), sha256=digest, rows=rows, passages=passages, sections=sections)


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
        for entity, roles in _table(file, entities, f"kind.{kind}").items():
            yield from _rows(file, f"kind.{kind}.{entity}", roles, entity=entity, kind=kind)


def _rows(file: _File, table: str, roles: object, *, entity: str, kind: str) -> Iterator[tuple[Row, Rule]]:
    if not _ENTITY.fullmatch(entity):
        raise file.refuse("an entity is written in capitals", table=table)
    for role, cell in _table(file, roles, table).items():
        if role not in _ROLES:
            raise file.refuse("unknown role", table=table, key=role, allowed=_ROLES)
        yield Row(entity, role, kind), _rule(file, cell, table=table, key=role, operators=_OPERATORS)


def _passage_rules(file: _File) -> Iterator[tuple[str, Rule]]:
    for kind, cell in _table(file, file.tables.get("passage", {}), "passage").items():
        if not _KIND.fullmatch(kind):
            raise file.refuse("a passage kind is a lower-case word", table="passage", key=kind)
        yield kind, _rule(file, cell, table="passage", key=kind, operators=_PASSAGE_OPERATORS)


def _sections(file: _File) -> Iterator[tuple[str, str]]:
    for words, reason in _table(file, file.tables.get("section", {}), "section").items():
        if not isinstance(reason, str) or (reason and not _REASON.fullmatch(reason)):
            raise file.refuse("a section's reason must be a lower-case code", table="section", key=words)
        if len(words.strip()) < 3:  # noqa: PLR2004 - fewer letters would match any heading
            raise file.refuse("a section's words must be at least three letters", table="section", key=words)
        yield words.casefold(), reason


def _rule(file: _File, cell: object, *, table: str, key: str, operators: Sequence[str]) -> Rule:
    match cell:
        case [str(operator), str(reason)] if operator in operators and _REASON.fullmatch(reason):
            return Rule(Operator(operator), reason)
        case _:
            raise file.refuse("a row must be [operator, reason_code]", table=table, key=key, allowed=operators)


def _line_of(text: str, table: str, key: str) -> int:
    """The line on which `key` stands in `table`, else the table's own, else 0. Lines count from 1."""
    here, found = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+([^\]]+)\]", line)
        here = header[1].strip() if header else here
        if header and here == table:
            found = number
        if key and here in {table, ""} and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line):
            return number
    return found
