"""One request as the pages see it: who asks, what was submitted, and what the console may use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request

from gateway.errors import Rejected
from gateway.ids import UserId
from gateway.views import User
from gateway.web.deps import WebDeps

NOBODY = User(UserId(""), "", frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A submitted file, held in memory. The name and type are as claimed."""

    untrusted_filename: str
    declared_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Submission:
    """A form as submitted: every value of every field, and files."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, UploadedFile] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """The first value of a field without outer space, "" where it was not sent."""
        values = self.fields.get(name, ())
        return values[0].strip() if values else ""

    def many(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return self.fields.get(name, ())


@dataclass(frozen=True, slots=True)
class Visit:
    """A request. `anchor` is the cookie that form tokens are bound to: the session's, or a visitor's before sign-in."""

    request: Request
    deps: WebDeps
    user: User
    anchor: str
    submission: Submission = Submission()

    def path(self, name: str) -> str:
        """A path parameter."""
        return str(self.request.path_params[name])

    def query(self, name: str) -> str:
        """A query parameter, "" where it was not given."""
        return self.request.query_params.get(name, "").strip()

    def query_all(self, name: str) -> tuple[str, ...]:
        """All values of a query parameter."""
        return tuple(self.request.query_params.getlist(name))

    def colleagues(self) -> dict[str, str]:
        """Display names by user id."""
        return {user.id: user.display_name for user in self.deps.people.users()}

    def has_role(self, *roles: str) -> bool:
        """Whether the person has one of these roles."""
        return bool(self.user.roles & set(roles))


def not_found() -> Rejected:
    """The answer for what does not exist and for what this person may not know exists: the same."""
    return Rejected("page_unknown")
