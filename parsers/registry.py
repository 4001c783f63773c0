"""THE table: media type -> parse function. A type that is not here is unsupported: a person opens the file.

To add a format: write `parsers/x.py` with `parse(data, limits) -> Document`, then add one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from parsers import (
    archive,
    doc,
    docx,
    eml,
    html,
    ics,
    json_form,
    msg,
    odp,
    odt,
    pdf,
    picture,
    plain,
    pptx,
    rtf,
    spreadsheet,
    tabular,
    tnef,
    xml_form,
)
from parsers.document import Document
from parsers.limits import Limits

ParseFunction = Callable[[bytes, Limits], Document]

PARSERS: Mapping[str, ParseFunction] = MappingProxyType(
    {
        # mail and text
        "message/rfc822": eml.parse,
        "text/plain": plain.parse,
        "text/html": html.parse,
        "text/calendar": ics.parse,
        "application/zip": archive.parse,
        "application/vnd.ms-outlook": msg.parse,
        tnef.MEDIA_TYPE: tnef.parse,
        # documents
        docx.MEDIA_TYPE: docx.parse,
        "application/vnd.ms-word.document.macroenabled.12": docx.parse,
        doc.MEDIA_TYPE: doc.parse,
        pptx.MEDIA_TYPE: pptx.parse,
        pptx.MACRO_TYPE: pptx.parse,
        odp.MEDIA_TYPE: odp.parse,
        odt.MEDIA_TYPE: odt.parse,
        odt.TEMPLATE: odt.parse,
        rtf.MEDIA_TYPE: rtf.parse,
        "application/pdf": pdf.parse,
        **dict.fromkeys(picture.MEDIA_TYPES, picture.parse),
        # tables and forms
        spreadsheet.XLSX: spreadsheet.parse,
        spreadsheet.XLSM: spreadsheet.parse,
        spreadsheet.XLS: spreadsheet.parse,
        spreadsheet.ODS: spreadsheet.parse,
        "text/csv": tabular.parse,
        json_form.MEDIA_TYPE: json_form.parse,
        xml_form.MEDIA_TYPE: xml_form.parse,
        "text/xml": xml_form.parse,
    },
)
