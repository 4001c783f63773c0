"""The bytes of what stands in a file, taken out in a confined child. They are passed on and never opened here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from gateway.sandbox.pairs import PairServer, Question
from gateway.sandbox.reader import SandboxSettings
from parsers.document import Part
from parsers.part_contents import WANTED, WantedParts

_TARGET = "parsers.part_contents:part_contents"


class SandboxedParts:
    """`gateway.ports.PartSource`. Its server starts with the first file of which an attachment is drawn."""

    def __init__(self, settings: SandboxSettings | None = None) -> None:
        limits = settings or SandboxSettings()
        self._server = PairServer(_TARGET, limits, limits.picture_bytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()

    def contents(self, content: bytes, claim: Part, places: tuple[int, ...]) -> Mapping[int, bytes]:
        """See `PartSource.contents`."""
        word = WANTED.dump_json(WantedParts(places, claim.disposition)).decode()
        answer = self._server.ask(Question(content, claim.untrusted_filename, claim.declared_type, word), "rendition_part_missing")
        return {int(place): found for place, found in answer.items()}
