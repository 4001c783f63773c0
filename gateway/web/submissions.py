"""Reading a submitted form into memory, within limits.

Rule: nothing submitted touches the disk before the store has sealed it, so files never spill into a temporary folder.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator

from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from gateway.errors import Rejected
from gateway.web.visit import Submission, UploadedFile

FIELD_BYTES = 200_000
FIELDS = 400
OVERHEAD = 64 * 1024


class InMemoryMultiPartParser(MultiPartParser):
    """Starlette's parser with spilling switched off: a size of 0 never rolls over to disk."""

    spool_max_size = 0


async def read_submission(request: Request, max_file_bytes: int) -> Submission:
    """The form as submitted. Raises `Rejected("form_too_large" | "form_unreadable")`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await _multipart(request, max_file_bytes)
    if kind == "application/x-www-form-urlencoded":
        stream = _bounded(request, FIELD_BYTES * 2)
        return await _collect(await FormParser(request.headers, stream, max_fields=FIELDS, max_part_size=FIELD_BYTES).parse())
    raise Rejected("form_unreadable")


async def _multipart(request: Request, max_file_bytes: int) -> Submission:
    stream = _bounded(request, max_file_bytes + OVERHEAD)
    parser = InMemoryMultiPartParser(Headers(scope=request.scope), stream, max_files=1, max_fields=FIELDS, max_part_size=FIELD_BYTES)
    try:
        return await _collect(await parser.parse())
    except MultiPartException as error:
        raise Rejected("form_unreadable") from error


async def _bounded(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > limit:
            raise Rejected("form_too_large")
        yield chunk


async def _collect(form: FormData) -> Submission:
    fields: dict[str, list[str]] = {}
    files: dict[str, UploadedFile] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files[name] = UploadedFile(value.filename or "", value.content_type or "", await value.read())
        else:
            fields.setdefault(name, []).append(value)
    await form.close()
    return Submission({name: tuple(values) for name, values in fields.items()}, files)
