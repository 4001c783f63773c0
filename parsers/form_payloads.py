"""Payloads of public form services: GOV.UK Forms JSON v1 (alphagov/forms-runner) and the XGov runner's webhook.

Shapes were read from the services' own source. An address that a payload names (an upload) is shown and never fetched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parsers.document import Submission
from parsers.draft import Draft
from parsers.form_answers import FormAnswers, label_of_key
from parsers.json_values import Value, as_text, items_of, list_of

_NAME_PARTS = ("title", "first_name", "middle_names", "last_name")
_PLACE_PARTS = ("address1", "address2", "street_address", "town_or_city", "county", "country", "postcode")
_ENVELOPE = frozenset({"question_id", "question_text", "answer_text", "selections", "can_have_multiple_answers"})


def is_govuk(value: Value) -> bool:
    """GOV.UK Forms JSON v1: answers and a reference."""
    return isinstance(value, Mapping) and isinstance(value.get("answers"), list) and "submission_reference" in value


def is_xgov(value: Value) -> bool:
    """The webhook of the XGov form runner: questions that hold fields with titles and answers."""
    questions = value.get("questions") if isinstance(value, Mapping) else None
    return isinstance(questions, list) and bool(questions) and all(isinstance(q, Mapping) and "fields" in q for q in questions)


def write_govuk(payload: Mapping[str, Value], draft: Draft) -> Submission:
    """Answers in order; the parts of a name and the selections of a list come as the service gives them."""
    form = FormAnswers(draft)
    for answer in list_of(payload.get("answers")):
        _govuk_answer(form, dict(items_of(answer)))
    name = as_text(payload.get("form_name"))
    return form.done(
        system="govuk_forms",
        name=name,
        reference=as_text(payload.get("submission_reference")),
        submitted_at=as_text(payload.get("submitted_at")),
        test="test" if name.lower().startswith("test ") else "live",
    )


def _govuk_answer(form: FormAnswers, facts: Mapping[str, Value]) -> None:
    question, name = as_text(facts.get("question_text")), as_text(facts.get("question_id"))
    chosen = [text for item in list_of(facts.get("selections")) if (text := as_text(item))]
    if chosen:
        form.selections(question, chosen, name=name)
        return
    parts = {key: _values(facts[key]) for key in (*_NAME_PARTS, *_PLACE_PARTS) if key in facts}
    if not any(any(found) for found in parts.values()):
        for number, value in enumerate(answers := _values(facts.get("answer_text")), start=1):
            form.text(_numbered(question, number, len(answers)), value, name=name)
        return
    count = max(len(found) for found in parts.values())
    for number in range(count):
        own = {key: found[number] for key, found in parts.items() if number < len(found) and found[number]}
        _parts(form, _numbered(question, number + 1, count), own, name)
    unread = {key: value for key, value in facts.items() if key not in {*_ENVELOPE, *_NAME_PARTS, *_PLACE_PARTS}}
    for key, other in unread.items():
        form.text(f"{question} - {label_of_key(key)}", as_text(other), name=name)


def _parts(form: FormAnswers, question: str, own: Mapping[str, str], name: str) -> None:
    for key in _NAME_PARTS:
        form.text(f"{question} - {label_of_key(key)}", own.get(key, ""), name=name)
    place = ", ".join(own[key] for key in _PLACE_PARTS if key in own)
    form.text(f"{question} - address", place, name=name)


def _values(value: Value) -> list[str]:
    """A value of the service: a string, or a list of them where the question may be answered again."""
    return [as_text(item) for item in value] if isinstance(value, list) else [t for t in (as_text(value),) if t]


def _numbered(question: str, number: int, count: int) -> str:
    return f"{question} ({number})" if count > 1 else question


def write_xgov(payload: Mapping[str, Value], draft: Draft) -> Submission:
    """Each question's title is a section; its fields are answers."""
    form = FormAnswers(draft)
    for asked in list_of(payload.get("questions")):
        facts = dict(items_of(asked))
        titles = [title for key in ("category", "question") if (title := label_of_key(as_text(facts.get(key))))]
        draft.start_section(*titles)
        for answered in list_of(facts.get("fields")):
            _xgov_field(form, dict(items_of(answered)), " / ".join(titles))
    draft.start_section()
    for key in ("metadata", "fees"):
        for inner, value in items_of(payload.get(key)):
            form.text(label_of_key(inner), as_text(value), section=key)
    known = dict(items_of(payload.get("metadata")))
    reference = next((as_text(known[key]) for key in ("reference", "ref", "paymentReference", "id") if key in known), "")
    return form.done(system="xgov", name=as_text(payload.get("name")), reference=reference, submitted_at="", test=_xgov_test(payload))


def _xgov_test(payload: Mapping[str, Value]) -> str:
    return "test" if as_text(payload.get("name")).lower().startswith("test ") else "live"


def _xgov_field(form: FormAnswers, facts: Mapping[str, Value], section: str) -> None:
    label = as_text(facts.get("title")) or label_of_key(as_text(facts.get("key")))
    answer, name = facts.get("answer"), as_text(facts.get("key"))
    if isinstance(answer, list):
        _xgov_list(form, label, answer, section)
    elif isinstance(answer, Mapping):
        for key, value in items_of(answer):
            form.text(f"{label} - {label_of_key(key)}", as_text(value), section=section, name=name)
    else:
        form.text(label, as_text(answer), section=section, name=name)


def _xgov_list(form: FormAnswers, label: str, answer: Sequence[Value], section: str) -> None:
    """A list of words is what was ticked; a list of groups is a repeated section."""
    if any(isinstance(item, Mapping) for item in answer):
        for number, item in enumerate(answer, start=1):
            for key, value in items_of(item):
                form.text(f"{label} ({number}) - {label_of_key(key)}", as_text(value), section=section)
    else:
        form.selections(label, [text for item in answer if (text := as_text(item))], section=section)
