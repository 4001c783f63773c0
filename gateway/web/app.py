"""The console as an application: every page of the table behind the guards, plus files and mounted routers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from gateway.errors import GatewayError, Rejected, Retryable
from gateway.web.cookies import read_cookie
from gateway.web.deps import WebDeps
from gateway.web.failures import UNWELL_SECONDS, refused, unexpected, unknown_page, unwell
from gateway.web.guards import NONCE_KEY, SecurityHeaders, add_headers, require_host, require_own_page, require_token
from gateway.web.pages import PAGES, Page
from gateway.web.rendering import HERE, redirect
from gateway.web.submissions import read_submission
from gateway.web.visit import NOBODY, Submission, Visit

API = "/api/"
API_FAULT = {"type": "urn:mash-gateway:problem:unavailable", "title": "Not taken in, try again later", "status": 503, "code": "unavailable"}
log = structlog.get_logger("gateway.web")


def create_app(deps: WebDeps) -> FastAPI:
    """The web application. Nothing but the pages of `pages.PAGES`, `/static` and `deps.routers` answers."""
    app = FastAPI(title="MASH gateway console", docs_url=None, redoc_url=None, openapi_url=None)
    for row in PAGES:
        app.add_api_route(row.path, _endpoint(row, deps), methods=[row.method], name=row.name, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for router in deps.routers:
        app.include_router(router)
    app.add_exception_handler(HTTPException, _http_failure(deps))
    app.add_exception_handler(Exception, _our_fault(deps))
    app.add_middleware(SecurityHeaders, scheme=deps.scheme)
    return app


def _endpoint(row: Page, deps: WebDeps) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        """The page, or the refusal, for one visit."""
        visit = Visit(request, deps, NOBODY, read_cookie(request, deps, "visitor"))
        try:
            require_host(request, deps)
            if row.method == "POST":
                require_own_page(request)
            visit = await run_in_threadpool(_identify, request, deps)
            if not row.open_to(visit.user):
                return _turned_away(visit)
            if row.method == "POST":
                visit = Visit(request, deps, visit.user, visit.anchor, await _submitted(request, row, deps))
                require_token(visit)
            return await run_in_threadpool(row.answer, visit)
        except Rejected as error:
            return refused(visit, error)
        except Retryable as error:
            log.warning("web.unwell", code=error.code, page=row.name)
            return unwell(visit, error)
        except GatewayError as error:
            log.error("web.failed", code=error.code, page=row.name)  # noqa: TRY400 - a traceback may quote values
            return unexpected(visit)

    return answer


async def _submitted(request: Request, row: Page, deps: WebDeps) -> Submission:
    return await read_submission(request, deps.max_upload_bytes if row.takes == "file" else 0)


def _identify(request: Request, deps: WebDeps) -> Visit:
    token = read_cookie(request, deps, "session")
    user = deps.people.session_user(token) if token else None
    if user is None:
        return Visit(request, deps, NOBODY, read_cookie(request, deps, "visitor"))
    return Visit(request, deps, user, token)


def _turned_away(visit: Visit) -> Response:
    """Not signed in: to the sign-in page. Signed in without the role: refused."""
    if visit.user is NOBODY:
        return redirect("/sign-in") if visit.request.method == "GET" else refused(visit, Rejected("session_over"))
    return refused(visit, Rejected("role_missing"))


def _our_fault(deps: WebDeps) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, _error: Exception) -> Response:
        """What a visitor or a program is told of a fault of ours."""
        if request.url.path.startswith(API):
            response: Response = JSONResponse(API_FAULT, 503, {"Retry-After": str(UNWELL_SECONDS)}, "application/problem+json")
        else:
            response = await run_in_threadpool(unexpected, Visit(request, deps, NOBODY, read_cookie(request, deps, "visitor")))
        add_headers(response.headers, str(request.scope.get(NONCE_KEY, "")), deps.scheme)  # this answer is made outside the middleware
        return response

    return answer


def _http_failure(deps: WebDeps) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def answer(request: Request, error: Exception) -> Response:
        visit = await run_in_threadpool(_identify, request, deps)
        return unknown_page(visit, error.status_code if isinstance(error, HTTPException) else 404)

    return answer
