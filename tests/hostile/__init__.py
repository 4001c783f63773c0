"""Files that attack whoever reads them, made in memory when asked for: `cases` gives all of them by name."""

from tests.hostile import archives, compounds, fonts, letters, packages, pdfs, pictures, polyglots, repeats, texts
from tests.hostile.case import Case, Cases, Ends

__all__ = ["Case", "Ends", "cases"]


def cases(path: str) -> dict[str, Case]:
    """All cases; `path` is a file of this machine that some of them try to pull in."""
    rooms: dict[str, Cases] = {
        "archive": archives.CASES,
        "compound": compounds.CASES,
        "font": fonts.CASES,
        "letter": letters.CASES,
        "package": packages.cases(path),
        "pdf": pdfs.CASES,
        "picture": pictures.CASES,
        "polyglot": polyglots.CASES,
        "repeat": repeats.CASES,
        "text": texts.cases(path),
    }
    return {f"{room}__{name}": case for room, found in rooms.items() for name, case in found.items()}
