"""Address lists."""

from __future__ import annotations

from tests.tolerant_mail.message import Expected, head

PEOPLE: dict[str, tuple[bytes, Expected]] = {
    "group": (
        head("To: Team: a@b.example, Bo <b@b.example>;, c@d.example"),
        Expected(to=("|a@b.example", "Bo|b@b.example", "|c@d.example")),
    ),
    "group_empty": (head("To: undisclosed-recipients:;"), Expected(to=())),
    "group_quoted_name": (head('To: "My, Team": a@b.example;'), Expected(to=("|a@b.example",))),
    "route": (head("From: Ann <@x.example,@y.example:a@b.example>"), Expected(sender=("Ann|a@b.example",))),
    "comments_everywhere": (head("From: (c1) Ann (c2) <(c3)a@b.example(c4)> (c5)"), Expected(sender=("Ann|a@b.example",))),
    "nested_comments": (head("From: a@b.example (Ann (the) Other)"), Expected(sender=("Ann (the) Other|a@b.example",))),
    "comment_with_escape": (head("From: a@b.example (Ann \\) Other)"), Expected(sender=("Ann ) Other|a@b.example",))),
    "missing_open_bracket": (head("From: Ann Other a@b.example>"), Expected(sender=("Ann Other|a@b.example",))),
    "double_brackets": (head("From: Ann <<a@b.example>>"), Expected(sender=("Ann|a@b.example",))),
    "address_as_name": (head('From: "a@b.example" <a@b.example>'), Expected(sender=("a@b.example|a@b.example",))),
    "name_with_at_unquoted": (head("From: ann@home <a@b.example>"), Expected(sender=("ann@home|a@b.example",))),
    "quoted_local": (head('From: "a b"@c.example'), Expected(sender=('|"a b"@c.example',))),
    "quoted_local_in_brackets": (head('From: Ann <"a b"@c.example>'), Expected(sender=('Ann|"a b"@c.example',))),
    "escaped_quotes_in_name": (head('From: "Ann \\"Annie\\" Other" <a@b.example>'), Expected(sender=('Ann "Annie" Other|a@b.example',))),
    "name_with_apostrophes": (head("From: 'Ann Other' <a@b.example>"), Expected(sender=("'Ann Other'|a@b.example",))),
    "name_with_dot": (head("From: Ann B. Other <a@b.example>"), Expected(sender=("Ann B. Other|a@b.example",))),
    "name_with_comma_unquoted": (head("From: Other, Ann <a@b.example>"), Expected(sender=("Other, Ann|a@b.example",))),
    "semicolons_between": (head("To: a@b.example; c@d.example"), Expected(to=("|a@b.example", "|c@d.example"))),
    "empty_places_in_list": (head("To: a@b.example,, ,c@d.example,"), Expected(to=("|a@b.example", "|c@d.example"))),
    "to_twice": (head("To: a@b.example", "To: c@d.example"), Expected(to=("|a@b.example", "|c@d.example"))),
    "several_from": (head("From: a@b.example, c@d.example"), Expected(sender=("|a@b.example", "|c@d.example"))),
    "address_literal": (head("From: a@[192.0.2.1]"), Expected(sender=("|a@[192.0.2.1]",))),
    "address_literal_v6": (head("From: Ann <a@[IPv6:2001:db8::1]>"), Expected(sender=("Ann|a@[IPv6:2001:db8::1]",))),
    "spaces_inside_address": (head("From: Ann <a @ b.example>"), Expected(sender=("Ann|a@b.example",))),
    "folded_address_list": (head("To: Ann\r\n <a@b.example>,\r\n\tc@d.example"), Expected(to=("Ann|a@b.example", "|c@d.example"))),
    "x400_style": (head('From: "/G=Ann/S=Other/"@gw.example'), Expected(sender=('|"/G=Ann/S=Other/"@gw.example',))),
    "mailto_form": (head("From: Ann <mailto:a@b.example>"), Expected(sender=("Ann|a@b.example",))),
}
