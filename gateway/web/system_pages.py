"""Probes for machines and the health page for IT: numbers and problem codes, never words, names or file names."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from gateway.web.rendering import page
from gateway.web.visit import Visit


def health(visit: Visit) -> Response:
    """Liveness: the process answers."""
    return JSONResponse(dict(visit.deps.health()))


def ready(visit: Visit) -> Response:
    """Readiness: 200 where nothing is wrong, else 503 with problem codes."""
    problems = visit.deps.ready()
    return JSONResponse({"ready": not problems, "problems": list(problems)}, status_code=503 if problems else 200)


def system(visit: Visit) -> Response:
    """The same for people."""
    context = {"problems": visit.deps.ready(), "facts": dict(visit.deps.health()), "counts": visit.deps.store.counts()}
    return page(visit, "system.html", context)
