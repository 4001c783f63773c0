"""Which messages a program wrote by itself, told by the subject alone: a wrong answer would put a person's letter into the log."""

import pytest

from parsers.message_class import class_of_subject
from parsers.message_head import MessageClass

AUTOMATIC = (
    "Automatic reply: Leo",
    "Ateb awtomatig: Leo",
    "Allan o'r swyddfa",
    "Automatyczna odpowiedź: Leo",
    "Odpowiedź automatyczna: Leo",
    "Automatische Antwort: Leo",
    "Abwesenheitsnotiz",
    "Réponse automatique : Leo",
    "Absence du bureau : Leo",
    "Respuesta automática: Leo",
    "Fuera de la oficina",
    "Risposta automatica: Leo",
    "Resposta automática: Leo",
    "Răspuns automat: Leo",
    "Автоматический ответ: Leo",
    "Автоматична відповідь: Leo",
    "Automatinis atsakymas: Leo",
    "Automatikus válasz: Leo",
    "Otomatik Yanıt: Leo",
    "Automatisch antwoord: Leo",
    "Autosvar: Leo",
    "Αυτόματη απάντηση: Leo",
    "رد تلقائي: Leo",
    "自动回复: Leo",
    "自动答复：Leo",
)
OF_PERSONS = (
    "Out of office hours: worried about Leo",
    "Absence from school: Leo",
    "Nieobecność w szkole: Leo",
    "Afwezig: Leo",
    "Absence: Leo",
    "Automatic door: Leo locked in",
    "Réponse à votre demande : Leo",
    "Ответ: Leo",
)


@pytest.mark.parametrize("subject", AUTOMATIC)
def test_automatic_answers_in_the_languages_of_senders(subject: str) -> None:
    """The phrase that Outlook or a webmail puts before the subject in the language of the one who is away."""
    assert class_of_subject(subject) is MessageClass.AUTO_REPLY


@pytest.mark.parametrize("subject", OF_PERSONS)
def test_what_a_person_writes_is_ordinary(subject: str) -> None:
    """An absence reported by a school, or an answer, is no automatic reply in any language."""
    assert class_of_subject(subject) is MessageClass.ORDINARY
