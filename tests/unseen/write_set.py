"""Writes the unseen items as a scenario folder: files as they would arrive, what their channel knows, what is expected.

`python -m tests.unseen.write_set tune|locked|locked2|locked3|stranger FOLDER` makes a folder that the scenario scorers read.
"""

from __future__ import annotations

import html
import io
import json
import shutil
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

from tests.unseen.item_text import HALVES, STRANGER, UnseenItem, items_of, table, world_of

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_SUFFIX = {"mail": "eml", "html": "eml", "docx": "docx", "txt": "txt", "form": "json"}
_CHANNEL = {"mail": "smtp", "html": "smtp", "docx": "upload", "txt": "upload", "form": "form"}


def write_set(half: str, folder: Path) -> None:
    """The whole half with the world's tables; `folder` is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("items", "gold"):
        (folder / name).mkdir(parents=True)
    for path in world_of(half).glob("*.csv"):
        shutil.copy(path, folder / path.name)
    for number, item in enumerate(items_of(half), start=1):
        form = item.head["form"]
        (folder / "items" / f"{number:03}.{_SUFFIX[form]}").write_bytes(_content(item))
        (folder / "items" / f"{number:03}.meta.json").write_text(json.dumps(_meta(item)), encoding="utf-8")
        (folder / "gold" / f"{number:03}.json").write_text(json.dumps(_gold(item)), encoding="utf-8")


def _content(item: UnseenItem) -> bytes:
    match item.head["form"]:
        case "mail" | "html":
            return _mail(item)
        case "docx":
            return _docx(item.body)
        case "form":
            return json.dumps(_form(item)).encode()
        case _:
            return item.body.encode()


def _mail(item: UnseenItem) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = item.head["from"], "MASH Inbox <inbox@hub.example>"
    message["Subject"], message["Date"] = item.head["subject"], "Wed, 04 Mar 2026 11:20:00 +0000"
    message["Message-ID"] = f"<{item.name}@unseen.example>"
    message.set_content(item.body, subtype="html" if item.head["form"] == "html" else "plain")
    return message.as_bytes()


def _form(item: UnseenItem) -> dict[str, object]:
    name, role, organisation, email = item.head["submitter"].split(" | ")
    rows = {row["record_id"]: row for row in table("children", item.world)}
    children = [{k: rows[e.child][k] for k in ("given_name", "family_name", "date_of_birth", "upn", "school")} for e in item.children]
    return {
        "form": "mash-concern-v1",
        "submitted_at": "2026-03-04T11:20:00",
        "submitter": {"name": name, "role": role, "organisation": organisation, "email": email},
        "children": children,
        "concern": item.body.strip(),
    }


def _docx(body: str) -> bytes:
    blocks, rows = "", ""
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            rows += "<w:tr>" + "".join(f"<w:tc>{_paragraph(cell.strip())}</w:tc>" for cell in line.strip("| ").split("|")) + "</w:tr>"
            continue
        if rows:
            blocks, rows = f"{blocks}<w:tbl>{rows}</w:tbl>", ""
        if line.strip():
            blocks += _paragraph(line.removeprefix("# "), "Heading1" if line.startswith("# ") else "")
    document = f"<w:document {_W}><w:body>{blocks}</w:body></w:document>"
    return _zipped({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document})


def _paragraph(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{html.escape(text, quote=False)}</w:t></w:r></w:p>"


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _agency(item: UnseenItem) -> str:
    if "agency" in item.head:
        return item.head["agency"]
    address = item.head.get("from") or item.head["submitter"]
    domain = address.rstrip(">").rsplit("@", 1)[1]
    return next(row["agency_id"] for row in table("agencies", item.world) if domain in row["email_domains"].split(";"))


def _meta(item: UnseenItem) -> dict[str, object]:
    channel = _CHANNEL[item.head["form"]]
    sender = item.head.get("from", "").rstrip(">").rsplit("<", 1)[-1]
    verdict = "pass" if channel == "smtp" else None
    return {
        "channel": channel,
        "envelope_from": sender or None,
        "peer_tls": True,
        **dict.fromkeys(("spf", "dkim", "dmarc"), verdict),
        "uploader": item.head.get("uploader"),
        "original_filename": item.head.get("name"),
        **({"form_client": item.head.get("client", "nv-sims"), "form_auth": "valid"} if channel == "form" else {}),
    }


def _gold(item: UnseenItem) -> dict[str, object]:
    borough = {row["record_id"]: row["borough"] for row in table("children", item.world)}
    sure = item.outcomes[0] == "routed"
    return {
        "expected_outcome": item.outcomes[0],
        "acceptable_outcomes": sorted({*item.outcomes}),
        "reason": item.name,
        "agency": _agency(item),
        "request": item.head.get("request"),
        "children": [{"record_id": e.child, "borough": borough[e.child], "how": "as written", "auto_ok": True} for e in item.children],
        "new_children": [],
        "candidates": [],
        "must_review_because": None if sure else "hidden address",
        "duplicate_of": None,
        "traps": [item.name],
        "per_child": {e.child: {"must_keep": e.keep, "must_withhold": e.leave} for e in item.children},
        "entities": [],
    }


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in (*HALVES, STRANGER):
        sys.exit(__doc__)
    write_set(sys.argv[1], Path(sys.argv[2]))
