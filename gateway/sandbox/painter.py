"""Pictures of pages, rendered and drawn on in a confined child. The PNG is passed on and never opened here."""

from __future__ import annotations

from typing import Self

from gateway.errors import Rejected
from gateway.sandbox.pairs import PairServer, Question
from gateway.sandbox.reader import SandboxSettings
from parsers.page_orders import ORDER, Order

_TARGET = "parsers.page_pictures:page_picture"


class SandboxedPainter:
    """Renders one page of a PDF or picture file with marks on it."""

    def __init__(self, settings: SandboxSettings | None = None) -> None:
        limits = settings or SandboxSettings()
        self._server = PairServer(_TARGET, limits, limits.answer_bytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()

    def picture(self, content: bytes, untrusted_filename: str, order: Order) -> bytes:
        """The page as PNG. Raises `Rejected` with the reason as its hint: "page_missing", "encrypted", "unsupported", ..."""
        word = ORDER.dump_json(order).decode()
        answer = self._server.ask(Question(content, untrusted_filename, "", word), "page_not_drawn")
        if "picture" not in answer:
            raise Rejected("page_not_drawn", answer.get("refused", b"").decode("ascii", "replace"))
        return answer["picture"]
