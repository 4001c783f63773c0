"""A mapping file is read or refused with its line; a file's rows come by our names, and none is lost on the way."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.bootstrap.index_files import given_rows
from gateway.errors import ConfigError, Rejected
from gateway.settings.index_mapping import FileSection, IndexMapping, TableMapping, read_index_mapping

MAPPING = """[file]
date_format = "%d/%m/%Y"
separator = "|"

[columns]
"Person ID" = "record_id"
Forename = "given_name"
Surname = "family_name"
Born = "date_of_birth"
Authority = "borough"
Gender = "sex"
"House" = "address_line"
"Street" = "address_line"
"Alias 1" = "known_as"
"Alias 2" = "known_as"
Marks = "flags"

[values.borough]
"Kensington & Chelsea" = "RBKC"

[values.sex]
Male = "M"
Female = "F"

[values.flags]
Refuge = "protected_address"
None = ""
"""
HEADING = "Person ID,Forename,Surname,Born,Authority,Gender,House,Street,Alias 1,Alias 2,Marks\n"


def mapping(folder: Path, text: str = MAPPING) -> IndexMapping:
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return read_index_mapping(path)


def rows(folder: Path, text: str, encoding: str = "utf-8") -> list[tuple[int, dict[str, str], str, tuple[str, ...]]]:
    path = folder / "children.csv"
    path.write_bytes(text.encode(encoding))
    return [(r.line, dict(r.cells), r.unfit, r.doubts) for r in given_rows(path, mapping(folder).children)]


def test_columns_dates_and_values_become_ours(tmp_path: Path) -> None:
    """Columns of an address are joined, those of a list listed, values compared without regard to case."""
    (found,) = rows(tmp_path, HEADING + "7,Amina,Jama,04/03/2015,kensington & chelsea,FEMALE,12,Any Street,Mina|Mimi,Mi,none\n")
    cells = {"record_id": "7", "given_name": "Amina", "family_name": "Jama", "date_of_birth": "2015-03-04", "borough": "RBKC"}
    more = {"sex": "F", "address_line": "12, Any Street", "known_as": "Mina;Mimi;Mi", "flags": ""}
    assert found == (2, cells | more, "", ())


def test_a_mark_that_nobody_mapped_protects(tmp_path: Path) -> None:
    """It may be the one that hides an address; it is told, and so is a value of sex that is neither."""
    (found,) = rows(tmp_path, HEADING + "7,Amina,Jama,04/03/2015,Elsewhere,Other,,,,,Confidential\n")
    assert (found[1]["flags"], found[1]["sex"], found[1]["borough"]) == ("protected_address", "", "Elsewhere")
    assert found[3] == ("value_not_mapped",)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('Forename = "given_name"', 'Forename = "givenname"'), ["mapping.toml:7", "Did you mean 'given_name'?", "family_name"]),
        (('Surname = "family_name"', 'Surname = "given_name"'), ["mapping.toml:8", "a second column", "mapping.toml:5", "family_name"]),
        (('Female = "F"', 'Female = "W"'), ["mapping.toml:23", "'W'", "M, F"]),
        (("%d/%m/%Y", "%d/%m/%y"), ["mapping.toml:2", "four figures", "%Y"]),
        (("[values.sex]", "[values.school]"), ["mapping.toml:21", "no column is mapped to 'school'"]),
        (("[file]\n", "[file]\nencodign = 'utf-8'\n"), ["mapping.toml:2", "Did you mean 'encoding'?"]),
        (("Forename", "Forename Forename"), ["mapping.toml", "line 7"]),
    ],
)
def test_a_mapping_that_cannot_be_right_is_refused_by_line(tmp_path: Path, change: tuple[str, str], said: list[str]) -> None:
    """File, line, what is wrong, what is allowed."""
    with pytest.raises(ConfigError) as caught:
        mapping(tmp_path, MAPPING.replace(*change))
    assert [words for words in said if words not in caught.value.hint] == []


def test_a_file_of_other_columns_is_refused_without_a_word_of_it(tmp_path: Path) -> None:
    """The message names columns of the mapping: a file without a heading begins with a child."""
    with pytest.raises(Rejected) as caught:
        rows(tmp_path, "7,Amina,Jama,04/03/2015,RBKC,F,,,,,\n")
    assert (caught.value.code, "Surname" in caught.value.hint, "Amina" in str(caught.value)) == ("columns_missing", True, False)
    with pytest.raises(Rejected) as caught:
        rows(tmp_path, HEADING.replace("Marks", "Marks,Surname"))
    assert (caught.value.code, caught.value.hint) == ("columns_repeated", "Surname")


def test_bytes_of_another_encoding_are_refused(tmp_path: Path) -> None:
    """A name is not guessed at; the setting that reads it is named."""
    with pytest.raises(Rejected) as caught:
        rows(tmp_path, HEADING + "7,Zoë,Jama,04/03/2015,RBKC,F,,,,,\n", "cp1252")
    assert (caught.value.code, "encoding" in caught.value.hint) == ("file_encoding_wrong", True)


def test_a_row_of_another_width_and_a_name_over_two_lines_are_told(tmp_path: Path) -> None:
    """A quote that does not end draws the next line in: the cells do not fit, or a name has two lines."""
    text = HEADING + '7,Amina,Jama,,RBKC,F,,\n\n8,"Yusuf\nAli",Jama,,RBKC,M,,,,,\n9,Ada,Finch,,RBKC,F,"1\nthe Mews",,,,\n'
    expected = [(2, "columns_do_not_fit"), (4, "cell_of_several_lines"), (6, "")]
    assert [(line, unfit) for line, _, unfit, _ in rows(tmp_path, text)] == expected


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=6) | st.sampled_from(['"', 'a"b', ",", " ", '""'])


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), max_size=8))
def test_every_row_of_any_file_comes_with_its_own_words(tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]) -> None:
    """Put together again, the rows as they stand are the file as it stands; each line number is where its words are."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("a", "b"))
    writer.writerows(table)
    path = tmp_path_factory.mktemp("files") / "f.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    found = list(given_rows(path, TableMapping({"a": "given_name", "b": "family_name"}, {}, FileSection())))
    assert "".join(row.raw for row in found) == text.getvalue().partition("\n")[2]
    assert [row.line for row in found] == list(range(2, len(table) + 2))
    assert [row.unfit for row in found] == ["" if len(cells) == 2 else "columns_do_not_fit" for cells in table]
