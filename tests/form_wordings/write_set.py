"""Write every wording on every carrier with its gold, for the form scorer: python -m tests.form_wordings.write_set FOLDER."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.form_wordings.carriers import CARRIERS
from tests.form_wordings.families import FAMILIES
from tests.form_wordings.sheets import expected, sections
from tests.form_wordings.wordings import WORDINGS


def main() -> None:
    """Files NNN.ext, NNN.gold.json and manifest.tsv."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["id\tfile\tlayout\tfeatures\toriginal_filename"]
    forms = [(w, c, f) for w in WORDINGS for c in CARRIERS for f in FAMILIES]
    for number, (wording, carrier, family) in enumerate(forms, 1):
        name, content = carrier(sections(wording, family))
        wanted = expected(wording, family)
        if carrier.__name__ == "webhook":
            wanted["unchecked"] = []
        file = f"{number:03d}{Path(name).suffix}"
        (folder / file).write_bytes(content)
        (folder / f"{number:03d}.gold.json").write_text(json.dumps(wanted, ensure_ascii=False, indent=1), encoding="utf-8")
        rows.append(f"{number:03d}\t{file}\t{wording.name} {carrier.__name__}\t\t{name}")
    (folder / "manifest.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
