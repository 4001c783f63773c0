"""Probes for machines and the health page for IT: numbers and problem codes, never words, names or file names."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from gateway.web import matching_words, roles
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
    return show_system(visit, "")


def show_system(visit: Visit, problem: str) -> Response:
    """The page, with what was wrong with a form on it."""
    facts = {**visit.deps.health(), "automatic_matching": visit.deps.matching.standing().says}
    context = {"problems": visit.deps.ready(), "facts": facts, "counts": visit.deps.store.counts(), "problem": problem}
    forms = {"starts": visit.has_role(*roles.STARTS_MATCHING), "matching_words": matching_words}
    return page(visit, "system.html", context | forms, status=400 if problem else 200)
