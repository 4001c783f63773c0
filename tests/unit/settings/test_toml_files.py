"""Settings errors say file, line, what is wrong and what is allowed."""

from pathlib import Path

import pytest

from gateway.errors import ConfigError
from gateway.settings import GatewaySettings, read_agencies, read_model
from gateway.settings.config_folder import config_folder, shipped

GOOD = (shipped() / "gateway.toml").read_text()


def faults(tmp_path: Path, text: str) -> str:
    path = tmp_path / "gateway.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as error:
        read_model(path, GatewaySettings)
    return error.value.hint


def line_of(text: str, needle: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(needle))


def test_an_unknown_key_names_its_line_the_likely_key_and_all_allowed(tmp_path):
    """`prot` in [smtp] is found where it stands, with `port` as the guess."""
    text = GOOD.replace("port = 2525", "prot = 2525")
    hint = faults(tmp_path, text)
    assert f"gateway.toml:{line_of(text, 'prot')}: smtp.prot: unknown key. Did you mean 'port'?" in hint
    assert "max_line_bytes" in hint


def test_a_wrong_value_names_its_line(tmp_path):
    """A word where a number is due."""
    text = GOOD.replace("threads = 2", 'threads = "two"')
    assert f":{line_of(text, 'threads')}: worker.threads: Input should be a valid integer" in faults(tmp_path, text)


def test_a_key_of_a_repeated_table_names_the_right_one(tmp_path):
    """The second [[imap]] is meant, not the first."""
    box = '\n[[imap]]\nname = "a"\nhost = "h"\nuser = "u"\n'
    text = GOOD + box + box.replace('user = "u"', 'usr = "u"')
    assert f":{len(text.splitlines())}: imap.1.usr" in faults(tmp_path, text)


def test_a_syntax_error_names_its_line(tmp_path):
    """Broken TOML."""
    assert "line 2" in faults(tmp_path, "[site]\nname = \n")


def test_every_fault_is_listed_at_once(tmp_path):
    """Two mistakes, one message."""
    text = GOOD.replace("port = 2525", "port = 99999").replace("threads = 2", "threads = 0")
    hint = faults(tmp_path, text)
    assert "smtp.port" in hint
    assert "worker.threads" in hint


def test_a_missing_folder_says_what_to_do():
    """A typing error in --config."""
    with pytest.raises(ConfigError) as error:
        config_folder("/no/such/folder")
    assert "--config" in error.value.hint


def test_a_site_keeps_only_what_it_changes(tmp_path):
    """A file the site lacks comes from the shipped defaults."""
    (tmp_path / "agencies.toml").write_text('[[agency]]\nid = "X-1"\nname = "X"\ntype = "gp"\ndomains = ["X.example"]\n')
    folder = config_folder(str(tmp_path))
    assert folder.file("gateway.toml") == shipped() / "gateway.toml"
    assert read_agencies(folder.file("agencies.toml")).by_domain("x.EXAMPLE").id == "X-1"
