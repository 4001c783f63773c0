"""Write the forms of a round with their gold, for the form scorer: python -m tests.form_prints.write_set ROUND FOLDER."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.form_prints.parts import expected
from tests.form_prints.rounds import ROUNDS, families_of


def main() -> None:
    """Files NNN.pdf, NNN.gold.json and manifest.tsv."""
    chosen, folder = ROUNDS[sys.argv[1]], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["id\tfile\tlayout\tfeatures\toriginal_filename"]
    forms = [(w, g, f) for place, (w, g) in enumerate(chosen.prints) for f in families_of(place)]
    for number, (wording, geometry, family) in enumerate(forms, 1):
        wanted = expected(wording, family)
        if geometry.__name__ in chosen.selections:
            wanted["unchecked"] = []
        (folder / f"{number:03d}.pdf").write_bytes(geometry(wording, family))
        (folder / f"{number:03d}.gold.json").write_text(json.dumps(wanted, ensure_ascii=False, indent=1), encoding="utf-8")
        rows.append(f"{number:03d}\t{number:03d}.pdf\t{wording.name} {geometry.__name__}\t\tform.pdf")
    (folder / "manifest.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
