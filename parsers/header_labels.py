"""The labels of a message head as mail programs show them above a quoted or forwarded message, by language.

Columns: from, sent, to, copy, subject, others. Two programs may use different words, so a column may hold several.
"""

from __future__ import annotations

_Row = tuple[tuple[str, ...], ...]

LABELS: dict[str, _Row] = {
    "english": (
        ("from",),
        ("sent", "date"),
        ("to",),
        ("cc", "bcc"),
        ("subject",),
        ("reply-to", "reply to", "importance", "attachments", "sensitivity", "when", "where", "categories"),
    ),
    "welsh": (("oddi wrth", "oddi", "gan"), ("anfonwyd", "dyddiad"), ("at", "i"), ("copi", "cc"), ("pwnc", "testun"), ("atodiadau",)),
    "irish": (("ó",), ("seolta", "dáta"), ("chuig",), (), ("ábhar",), ()),
    "french": (("de",), ("envoyé", "envoyé le", "date"), ("à",), ("cc",), ("objet", "sujet"), ("pièces jointes",)),
    "german": (("von",), ("gesendet", "datum"), ("an",), ("cc", "kopie"), ("betreff",), ("anlagen",)),
    "spanish": (("de",), ("enviado", "enviado el", "fecha"), ("para",), ("cc",), ("asunto",), ()),
    "portuguese": (("de",), ("enviado", "enviada em", "enviado em", "data"), ("para",), ("cc",), ("assunto",), ("anexos",)),
    "italian": (("da",), ("inviato", "data"), ("a",), ("cc",), ("oggetto",), ()),
    "dutch": (("van",), ("verzonden", "datum"), ("aan",), ("cc",), ("onderwerp",), ()),
    "swedish": (("från",), ("skickat", "datum"), ("till",), ("kopia",), ("ämne",), ()),
    "danish": (("fra",), ("sendt", "dato"), ("til",), ("cc",), ("emne",), ()),
    "finnish": (("lähettäjä",), ("lähetetty", "päivämäärä", "pvm"), ("vastaanottaja",), ("kopio",), ("aihe",), ()),
    "polish": (("od", "nadawca"), ("wysłano", "wysłane", "data"), ("do", "adresat"), ("dw",), ("temat",), ()),
    "czech": (("od",), ("odesláno", "datum"), ("komu",), ("kopie",), ("předmět",), ()),
    "slovak": (("od", "odosielateľ"), ("odoslané", "dátum"), ("komu",), ("kópia",), ("predmet",), ()),
    "hungarian": (("feladó",), ("elküldve", "küldve", "dátum"), ("címzett",), ("másolatot kap",), ("tárgy",), ()),
    "romanian": (("de la", "de"), ("trimis", "dată", "data"), ("către",), ("cc",), ("subiect",), ()),
    "bulgarian": (("от",), ("изпратено", "дата"), ("до",), ("копие",), ("относно", "тема"), ()),
    "russian": (("от", "от кого"), ("отправлено", "дата"), ("кому",), ("копия",), ("тема",), ()),
    "ukrainian": (("від",), ("надіслано", "дата"), ("кому",), ("копія",), ("тема",), ()),
    "lithuanian": (("nuo",), ("išsiųsta", "data"), ("kam", "iki"), ("kopija",), ("tema",), ()),
    "latvian": (("no",), ("nosūtīts",), ("kam",), ("kopija",), ("tēma",), ()),
    "albanian": (("nga",), ("dërguar", "data"), ("për",), (), ("subjekti", "tema"), ()),
    "greek": (("από",), ("στάλθηκε", "ημερομηνία"), ("προς",), ("κοιν",), ("θέμα",), ()),
    "turkish": (("kimden", "gönderen"), ("gönderildi", "gönderilen", "tarih"), ("kime", "alıcı"), ("bilgi",), ("konu",), ()),
    "arabic": (("من",), ("تم الإرسال", "التاريخ", "تاريخ الإرسال"), ("إلى",), ("نسخة",), ("الموضوع",), ()),
    "chinese": (("发件人", "寄件者"), ("发送时间", "日期", "寄件日期"), ("收件人", "收件者"), ("抄送",), ("主题", "主旨"), ()),
    "japanese": (("差出人",), ("送信日時", "日付"), ("宛先",), (), ("件名",), ()),
}


def _column(number: int) -> frozenset[str]:
    return frozenset(word for row in LABELS.values() for word in row[number])


FROM_LABELS = _column(0)
SENT_LABELS = _column(1)
LIST_LABELS = FROM_LABELS | _column(2) | _column(3)
ALL_LABELS = frozenset(word for row in LABELS.values() for column in row for word in column)
