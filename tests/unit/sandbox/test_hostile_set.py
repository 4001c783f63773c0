"""The hostile set by kind, of those kinds that are made quickly; `make hostile` reads all of it."""

import pytest

from gateway.sandbox import SandboxedReader, SandboxSettings
from parsers import Status, walk
from tests.bench.hostile import ends_as
from tests.hostile import cases

CANARY = "canary-of-the-machine"
ROOMS = ("archive", "compound", "font", "pdf", "polyglot", "repeat")
SLOW = (
    "bz2-member",
    "lzma-member",
    "bomb.",
    "flat-tree",
    "sixty-four",
    "recipients",
    "outline-many",
    "-many",
    "annotations",
    "image-",
    "many-",
    "font-bomb",
    "comments-only",
    "names.txt",
    "cell-50mb",
    "million",
)
NAMES = [name for name in cases("") if name.startswith(ROOMS) and not any(word in name for word in SLOW)]
NAMES += [
    "letter__line-3mb.eml",
    "letter__encoded-20k.eml",
    "letter__charset-utf7.eml",
    "package__pictures-thousand.docx",
    "package__pictures-vast.docx",
    "package__pictures-packed.docx",
    "package__picture-elsewhere.docx",
    "text__surrogates.json",
    "text__attributes.xml",
    "text__noscript.html",
]


@pytest.fixture(scope="module")
def reader():
    with SandboxedReader(SandboxSettings(cpu_seconds=15, wall_seconds=40.0)) as found:
        yield found


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_ends_as_it_must(name, reader, tmp_path):
    """It ends neither the child nor its time; it is held or kept apart, its words are read, and the machine's files are not."""
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY, encoding="utf-8")
    case = cases(str(secret))[name]
    document = reader.read(case.make(), name.split("__", 1)[1], "")
    text = "\n".join(segment.text for _, segment in walk(document))
    assert document.status not in {Status.CRASHED, Status.TIMEOUT}
    assert ends_as(document, case.ends)
    assert case.words in text
    assert CANARY not in text
