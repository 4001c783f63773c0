"""Take GOV.UK Frontend's prebuilt files into `static/`, without what only GOV.UK itself may show.

The GDS Transport font and the royal crest are licensed to services on GOV.UK. This product is not one, so the style sheet
loses its font faces, its use of that font and each rule that draws the crest. Run it on an unpacked npm package:
`python -m gateway.web.vendoring FOLDER`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

STATIC = Path(__file__).parent / "static"
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
FONT_NAME = re.compile(r"[\"']?GDS Transport[\"']?,\s*")
CREST_RULE = re.compile(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}")
SOURCE_MAP = re.compile(r"(?:/\*#\s*sourceMappingURL=\S*\s*\*/|//#\s*sourceMappingURL=\S*)")
FORBIDDEN = ("@font-face", "GDS Transport", "govuk-crest", "sourceMappingURL", "/assets/fonts")

LICENCE = """\
The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def strip_css(css: str) -> str:
    """The style sheet without font faces, the font's name, crest rules and the source map."""
    for pattern in (FONT_FACE, FONT_NAME, CREST_RULE, SOURCE_MAP):
        css = pattern.sub("", css)
    return css.rstrip() + "\n"


def strip_script(script: str) -> str:
    """The script without its source map."""
    return SOURCE_MAP.sub("", script).rstrip() + "\n"


def leftovers(text: str) -> tuple[str, ...]:
    """Which forbidden things are still in `text`."""
    return tuple(word for word in FORBIDDEN if word in text)


def vendor(package: Path, target: Path = STATIC) -> None:
    """Write the stripped style sheet, the script and the licence. Raises `ValueError` where something forbidden is left."""
    built = package / "dist" / "govuk"
    css = strip_css((built / "govuk-frontend.min.css").read_text(encoding="utf-8"))
    script = strip_script((built / "govuk-frontend.min.js").read_text(encoding="utf-8"))
    if leftovers(css) or leftovers(script):
        raise ValueError("vendoring_incomplete", leftovers(css) + leftovers(script))
    (target / "govuk-frontend.min.css").write_text(css, encoding="utf-8")
    (target / "govuk-frontend.min.js").write_text(script, encoding="utf-8")
    (target / "govuk-frontend.LICENCE.txt").write_text(LICENCE, encoding="utf-8")


if __name__ == "__main__":
    vendor(Path(sys.argv[1]))
