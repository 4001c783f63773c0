"""Conditions of a trained model's levels, read from the SQL that Splink saves and answered in plain Python.

Splink writes each level as a condition in DuckDB's SQL over the columns `NAME_l` and `NAME_r`. Read here is the part of SQL
that its comparison library writes: AND, OR, NOT, comparisons, IS NULL, CAST to text and the functions of `FUNCTIONS`. Anything
else is refused by name, never guessed at. Truth has three values as in SQL: None is "unknown", and a level holds only on True.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from rapidfuzz.distance import DamerauLevenshtein, Jaro, JaroWinkler, Levenshtein

Value = None | bool | int | float | str | date | tuple[str, ...]
Row = Mapping[str, Value]
Condition = Callable[[Row, Row], Value]

_TOKEN = re.compile(
    r"""\s*(?:(?P<string>'(?:[^']|'')*')|"(?P<quoted>[^"]+)"|(?P<number>\d+(?:\.\d+)?)|(?P<word>\w+)|(?P<sign><>|<=|>=|[=<>(),-]))"""
)
_SIDE = re.compile(r"(?P<column>.+)_(?P<side>[lr])", re.IGNORECASE)


class UnknownConditionError(ValueError):
    """A condition with something in it that is not known here. The message is the piece, never a person's data."""


def _likeness(measure: Callable[[str, str], float]) -> Callable[[Value, Value], Value]:
    # DuckDB gives 0 where a side is empty, rapidfuzz 1 where both are.
    return lambda a, b: measure(str(a), str(b)) if a and b else 0.0


def _extract(text: Value, pattern: Value, _group: Value) -> Value:
    found = re.search(str(pattern), str(text), re.ASCII)
    return found.group() if found else ""


def _moment(text: Value, form: Value) -> Value:
    try:
        return datetime.strptime(str(text), str(form)).replace(tzinfo=UTC)
    except ValueError:
        return None


def _epoch(when: Value) -> Value:
    if isinstance(when, datetime):
        return when.timestamp()
    assert isinstance(when, date)
    return datetime(when.year, when.month, when.day, tzinfo=UTC).timestamp()


def _common(left: Value, right: Value) -> Value:
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    return tuple(dict.fromkeys(v for v in left if v in right))


def _size(values: Value) -> Value:
    assert isinstance(values, tuple)
    return len(values)


def _part(text: Value, first: Value, length: Value) -> Value:
    assert isinstance(first, int)
    assert isinstance(length, int)
    return str(text)[first - 1 : first - 1 + length]


def _magnitude(number: Value) -> Value:
    assert isinstance(number, int | float)
    return abs(number)


FUNCTIONS: Mapping[str, Callable[..., Value]] = {
    "levenshtein": Levenshtein.distance,
    "damerau_levenshtein": DamerauLevenshtein.distance,
    "jaro_similarity": _likeness(Jaro.similarity),
    "jaro_winkler_similarity": _likeness(JaroWinkler.similarity),
    "regexp_extract": _extract,
    "nullif": lambda a, b: None if a == b else a,
    "substr": _part,
    "try_strptime": _moment,
    "epoch": _epoch,
    "abs": _magnitude,
    "list_intersect": _common,
    "array_length": _size,
}
"""DuckDB's functions that a level may use. Each gives NULL where an argument is NULL."""

_SIGNS: Mapping[str, Callable[[Value, Value], bool]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<=": lambda a, b: a <= b,  # type: ignore[operator]
    ">=": lambda a, b: a >= b,  # type: ignore[operator]
    "<": lambda a, b: a < b,  # type: ignore[operator]
    ">": lambda a, b: a > b,  # type: ignore[operator]
}


def condition_of(sql: str) -> Condition:
    """The condition as a function of the left and the right row. Raises `UnknownConditionError`."""
    reader = _Reader(_tokens(sql))
    found = reader.any_of()
    if reader.tokens:
        raise UnknownConditionError(reader.tokens[0].text)
    return found


def exact_column(sql: str) -> str:
    """The one column that the condition wants equal on both sides, in small letters; "" for any other condition."""
    found = re.fullmatch(r'\s*"?(\w+)_l"?\s*=\s*"?(\w+)_r"?\s*', sql)
    return found.group(1).lower() if found and found.group(1) == found.group(2) else ""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def _tokens(sql: str) -> list[_Token]:
    found, at = [], 0
    end = len(sql.rstrip())
    while at < end:
        hit = _TOKEN.match(sql, at)
        if hit is None or hit.lastgroup is None:
            raise UnknownConditionError(sql[at : at + 20].strip())
        found.append(_Token(hit.lastgroup, hit.group(hit.lastgroup)))
        at = hit.end()
    return found


class _Reader:
    """Recursive descent over the tokens: OR, AND, NOT, comparison, difference, operand."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens

    def any_of(self) -> Condition:
        """Conditions joined by OR, the loosest binding of SQL. Raises `UnknownConditionError`."""
        parts = [self._all_of()]
        while self._took("or"):
            parts.append(self._all_of())
        return parts[0] if len(parts) == 1 else lambda left, right: _or(p(left, right) for p in parts)

    def _all_of(self) -> Condition:
        parts = [self._not()]
        while self._took("and"):
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else lambda left, right: _and(p(left, right) for p in parts)

    def _not(self) -> Condition:
        if not self._took("not"):
            return self._comparison()
        inner = self._not()
        return lambda left, right: None if (v := inner(left, right)) is None else not v

    def _comparison(self) -> Condition:
        first = self._difference()
        if self._took("is"):
            wanted = not self._took("not")
            self._need("null")
            return lambda left, right: (first(left, right) is None) is wanted
        if not self.tokens or self.tokens[0].text not in _SIGNS:
            return first
        sign = _SIGNS[self.tokens.pop(0).text]
        second = self._difference()

        def compared(left: Row, right: Row) -> Value:
            a, b = first(left, right), second(left, right)
            return None if a is None or b is None else sign(a, b)

        return compared

    def _difference(self) -> Condition:
        first = self._operand()
        if not self._took("-"):
            return first
        second = self._operand()

        def difference(left: Row, right: Row) -> Value:
            a, b = first(left, right), second(left, right)
            return None if a is None or b is None else a - b  # type: ignore[operator,return-value]

        return difference

    def _operand(self) -> Condition:
        if self._took("("):
            inner = self.any_of()
            self._need(")")
            return inner
        token = self.tokens.pop(0) if self.tokens else _Token("end", "end of the condition")
        if token.kind == "string":
            return _constant(token.text[1:-1].replace("''", "'"))
        if token.kind == "number":
            return _constant(float(token.text) if "." in token.text else int(token.text))
        if token.kind == "word" and self._took("("):
            return self._call(token.text.lower())
        if token.kind in {"quoted", "word"} and (side := _SIDE.fullmatch(token.text)):
            return _column(side["column"], side["side"].lower())
        raise UnknownConditionError(token.text)

    def _call(self, name: str) -> Condition:
        if name == "cast":
            return self._cast()
        if name not in FUNCTIONS:
            raise UnknownConditionError(name)
        arguments = [self.any_of()]
        while self._took(","):
            arguments.append(self.any_of())
        self._need(")")
        return _called(FUNCTIONS[name], arguments)

    def _cast(self) -> Condition:
        inner = self.any_of()
        self._need("as")
        if not (self._took("text") or self._took("varchar")):
            raise UnknownConditionError("cast")
        self._need(")")
        return _called(str, [inner])

    def _took(self, text: str) -> bool:
        if self.tokens and self.tokens[0].kind in {"word", "sign"} and self.tokens[0].text.lower() == text:
            self.tokens.pop(0)
            return True
        return False

    def _need(self, text: str) -> None:
        if not self._took(text):
            raise UnknownConditionError(self.tokens[0].text if self.tokens else f"no {text}")


def _constant(value: Value) -> Condition:
    return lambda _left, _right: value


def _column(name: str, side: str) -> Condition:
    if side == "l":
        return lambda left, _right: left.get(name)
    return lambda _left, right: right.get(name)


def _called(function: Callable[..., Value], arguments: Sequence[Condition]) -> Condition:
    def call(left: Row, right: Row) -> Value:
        values = [argument(left, right) for argument in arguments]
        return None if any(v is None for v in values) else function(*values)

    return call


def _and(values: Iterable[Value]) -> Value:
    unknown = False
    for value in values:
        if value is None:
            unknown = True
        elif not value:
            return False
    return None if unknown else True


def _or(values: Iterable[Value]) -> Value:
    unknown = False
    for value in values:
        if value is None:
            unknown = True
        elif value:
            return True
    return None if unknown else False
