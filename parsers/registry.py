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
    flat_xml,
    html,
    ics,
    json_form,
    msg,
    odp,
    odt,
    ole_object,
    pdf,
    picture,
    plain,
    ppt,
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
        "application/xhtml+xml": html.parse,
        "text/calendar": ics.parse,
        "text/vcard": ics.parse_card,
        "application/zip": archive.parse,
        "application/epub+zip": archive.parse,
        ole_object.MEDIA_TYPE: ole_object.parse,
        "application/vnd.ms-outlook": msg.parse,
        tnef.MEDIA_TYPE: tnef.parse,
        # documents
        **dict.fromkeys(docx.MEDIA_TYPES, docx.parse),
        doc.MEDIA_TYPE: doc.parse,
        ppt.MEDIA_TYPE: ppt.parse,
        **dict.fromkeys(pptx.MEDIA_TYPES, pptx.parse),
        **dict.fromkeys((odp.MEDIA_TYPE, odp.TEMPLATE, odp.DRAWING, odp.DRAWING_TEMPLATE), odp.parse),
        odt.MEDIA_TYPE: odt.parse,
        odt.TEMPLATE: odt.parse,
        rtf.MEDIA_TYPE: rtf.parse,
        "application/pdf": pdf.parse,
        **dict.fromkeys(picture.MEDIA_TYPES, picture.parse),
        # tables and forms
        **dict.fromkeys((*spreadsheet.MEDIA_TYPES, spreadsheet.XLS, spreadsheet.ODS, spreadsheet.ODS_TEMPLATE), spreadsheet.parse),
        "text/csv": tabular.parse,
        "text/tab-separated-values": tabular.parse,
        json_form.MEDIA_TYPE: json_form.parse,
        xml_form.MEDIA_TYPE: xml_form.parse,
        "text/xml": xml_form.parse,
        "image/svg+xml": xml_form.parse,
        **dict.fromkeys(flat_xml.MEDIA_TYPES, flat_xml.parse),
    },
)
