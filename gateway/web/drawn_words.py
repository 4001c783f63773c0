"""The console's words for what became of a document's pages."""

from __future__ import annotations

from collections.abc import Mapping

CHECKS: Mapping[str, str] = {
    "rendition_text_pdfium": "text, first engine",
    "rendition_text_pdfminer": "text, second engine",
    "rendition_bytes": "every byte",
    "rendition_structure": "nothing beside pages",
    "rendition_png": "nothing beside the picture",
    "rendition_jpeg": "nothing beside the picture",
    "rendition_size": "no larger than its picture",
    "rendition_box_pixels": "bars all black",
    "rendition_box_words": "no words under bars",
    "rendition_words_kept": "kept words there",
    "rendition_banner": "no caveat missing",
    "rendition_reading": "read from the picture",
}
"""What each check of a document drawn anew looks at."""
NOT_DRAWN: Mapping[str, str] = {
    **{code: f"Its pages could not be drawn safely: check “{what}” failed" for code, what in CHECKS.items()},
    "rendition_form": "Its pages could not be drawn safely: what was drawn is neither pages nor a picture",
    "rendition_verifier": "Its pages could not be drawn safely: the check was ended before its verdict",
    "rendition_not_made": "Its pages could not be drawn",
    "rendition_part_missing": "Its pages could not be drawn: the file could not be taken out again",
    "rendition_limit_pages": "It has more pages than are drawn",
    "rendition_limit_bytes": "Its pages are too large for one copy",
    "rendition_limit_seconds": "There was no time left to draw its pages",
    "rendition_rejected": "A reviewer took its pages out",
    "picture_rejected": "A reviewer took the picture out",
    "picture_not_picked": "A picture of which nobody has said that it is this child’s",
}
"""Why a document comes with its words only."""
DRAWN_STATES: Mapping[str, str] = {"kept": "Kept", "erased": "Erased", "failed": "Words only"}
CONCERNS: Mapping[str, str] = {
    "rendition_not_safe": "Pages of a document could not be drawn safely: the copy has its words only",
    "picture_not_picked": "A picture that came with it is nobody’s yet: say whether it is this child’s",
    "rendition_has_pictures": "Its pages hold pictures: look at what they show",
}
"""What whoever checks a copy is told about its documents and pictures."""
DONE: Mapping[str, str] = {
    "picture_in": "The picture is this child’s. The copy is being made again with it.",
    "pages_out": "The pages are out. The copy is being made again with the words only.",
}
"""What the next page says of a decision on them."""
