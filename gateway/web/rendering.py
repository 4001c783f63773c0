"""Templates to pages. Everything a template may call stands here; text is always escaped."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader
from starlette.responses import HTMLResponse, RedirectResponse, Response

from gateway.errors import Retryable
from gateway.views import MatchingStanding
from gateway.web import clocks, drawn_words, marked_text, matching_words, roles, words
from gateway.web.cookies import form_token, read_cookie, set_cookie
from gateway.web.evidence_words import evidence
from gateway.web.guards import NONCE_KEY
from gateway.web.visit import Visit
from redaction.reasons import because

HERE = Path(__file__).parent
NAVIGATION: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Desk", "/desk", roles.DESK),
    ("Review queue", "/queue", roles.DESK),
    ("Trays", "/trays", roles.TRAY_SEEN),
    ("Checks", "/checks", roles.DECIDES),
    ("Duplicates", "/duplicates", roles.DECIDES),
    ("Held apart", "/apart", roles.DESK),
    ("Add notes", "/upload", roles.DESK),
    ("Hidden passages", "/ledger", roles.GOVERNANCE),
    ("Links by group", "/links", roles.FIGURES),
    ("Search", "/search", roles.HISTORY),
    ("Not taken in", "/not-taken", roles.MACHINES),
    ("Health", "/system", roles.MACHINES),
)
# pages under an entry that do not stand under its address
PAGES_OF: Mapping[str, tuple[str, ...]] = {"/queue": ("/items/",), "/trays": ("/trays/", "/copies/"), "/ledger": ("/drawn",)}
ROLE_WORDS: Mapping[str, str] = {
    roles.CLERK: "MASH desk",
    roles.REVIEWER: "MASH desk",
    roles.MANAGER: "duty manager",
    roles.DECISION_MAKER: "decision maker",
    roles.DPO: "data protection",
    roles.AUDITOR: "audit",
    roles.IT: "IT",
}


def _environment() -> Environment:
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    loader = ChoiceLoader([FileSystemLoader(HERE / "templates"), macros])
    # GOV.UK's macros test optional parameters that are not given, so only our own pages could be strict
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(words=words, matching_words=matching_words, drawn_words=drawn_words, clocks=clocks, marked=marked_text)
    made.filters.update(say=lambda code, table: words.say(table, code), plain=words.plain, birth=words.birth, because=because)
    made.filters["evidence"] = lambda step: evidence(step.words, step.comparison)
    return made


ENVIRONMENT = _environment()


def page(visit: Visit, template: str, context: Mapping[str, object], *, status: int = 200) -> Response:
    """A rendered page. Its title comes from the template and holds a reference and a task, never a name."""
    anchor = visit.anchor or _new_anchor()
    now = visit.deps.clock.now()
    shared: dict[str, object] = {
        "user": visit.user,
        "role_words": _role_words(visit),
        "navigation": _navigation(visit),
        "site_name": visit.deps.site_name,
        "agency_names": visit.deps.agency_names,
        "form_token": form_token(anchor),
        "cspNonce": visit.request.scope.get(NONCE_KEY, ""),
        "now": now,
        "matching": _matching(visit),
        "done": words.DONE.get(visit.query("done"), ""),
        "done_code": visit.query("done"),
        "path": visit.request.url.path,
        "single_keys": read_cookie(visit.request, visit.deps, "keys") or "on",
    }
    response = HTMLResponse(ENVIRONMENT.get_template(template).render(**shared, **context), status_code=status)
    if not visit.anchor:
        set_cookie(response, visit.deps, "visitor", anchor)
    return response


def _new_anchor() -> str:
    return secrets.token_urlsafe(32)


def redirect(where: str) -> Response:
    """After a form: see the next page with GET (RFC 9110 s15.4.4), so that reloading never repeats the act."""
    return RedirectResponse(where, status_code=303)


def _matching(visit: Visit) -> MatchingStanding | None:
    """Where automatic matching stands, for those who must know; None for all others and where the store does not answer."""
    if not visit.user.roles & roles.MACHINES:
        return None
    try:
        return visit.deps.matching.standing()
    except Retryable:  # this may be the page that says so
        return None


def _role_words(visit: Visit) -> str:
    return ", ".join(dict.fromkeys(ROLE_WORDS[role] for role in roles.ALL_ROLES if role in visit.user.roles))


def _navigation(visit: Visit) -> list[dict[str, object]]:
    here = visit.request.url.path
    allowed = [(text, href) for text, href, wanted in NAVIGATION if visit.user.roles & wanted]
    return [
        {"text": text, "href": href, "current": here == href, "active": here.startswith(PAGES_OF.get(href, (f"{href}/",)))}
        for text, href in allowed
    ]
