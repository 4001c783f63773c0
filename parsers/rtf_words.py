"""The control words of RTF 1.9.1 that matter to a reader, as tables. A word that stands in none is formatting."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from parsers.document import SegmentKind
from parsers.inline import Look

CHARACTERS: Mapping[str, str] = MappingProxyType(
    {
        "tab": "\t",
        "line": "\n",
        "lbr": "\n",
        "page": "\n",
        "column": "\n",
        "emdash": "—",
        "endash": "–",
        "bullet": "•",
        "lquote": "‘",
        "rquote": "’",
        "ldblquote": "“",
        "rdblquote": "”",
        "emspace": " ",
        "enspace": " ",
        "qmspace": " ",
    }
)
SYMBOLS: Mapping[str, str] = MappingProxyType({"~": "\u00a0", "_": "-", "\t": "\t"})
LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "b": Look.BOLD,
        **dict.fromkeys(("ul", "highlight", "chbrdr"), Look.UNDERLINED),
        "v": Look.HIDDEN,
        **dict.fromkeys(("strike", "striked"), Look.STRUCK),
        "deleted": Look.DELETED,
    }
)
MARGINS: Mapping[str, SegmentKind] = MappingProxyType(
    {
        **dict.fromkeys(("header", "headerl", "headerr", "headerf"), SegmentKind.PAGE_HEADER),
        **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), SegmentKind.PAGE_FOOTER),
    }
)
ANCHORED: Mapping[str, SegmentKind] = MappingProxyType(
    {
        "footnote": SegmentKind.NOTE,
        "annotation": SegmentKind.COMMENT,
        "shptxt": SegmentKind.TEXT_BOX,
        "dptxbxtext": SegmentKind.TEXT_BOX,
    }
)
INDEX_ENTRIES = frozenset({"xe", "tc", "tcn"})
# Destinations whose text is a value of its own and is looked at when the group closes.
INFO = frozenset({"title", "author", "subject", "keywords", "doccomm", "operator", "company", "manager", "category", "hlinkbase"})
FORM_TEXTS = frozenset({"ffname", "ffdeftext", "ffstattext", "ffhelptext", "ffentrymcr", "ffexitmcr"})
GATHERED = (
    INFO
    | FORM_TEXTS
    | {"ffl", "fldinst", "atnauthor", "template", "sn", "sv", "propname", "staticval", "pict", "objdata", "listtext", "pntext"}
)
# Read through although starred, or holding only other destinations (SILENT) rather than text (NEUTRAL).
NEUTRAL = frozenset({"shppict", "shp", "shpinst", "shpgrp", "do", "nesttableprops", "moMath", "moMathPara", "fldrslt", "object", "result"})
SILENT = frozenset({"info", "userprops", "formfield", "sp", "picprop"})
SKIPPED = frozenset(
    {
        *("listtable", "listoverridetable", "rsidtbl", "revtbl", "filetbl", "generator", "nonshppict", "shprslt", "nonesttables"),
        *("mmathPict", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "aftncn", "ftncn", "bkmkstart", "bkmkend", "atnid", "atnref"),
        *("atndate", "atntime", "atnicn", "atnparent", "atrfstart", "atrfend", "fldtype", "background", "datafield", "objalias"),
        *("objclass", "objname", "objtime", "oleclsid", "panose", "falt", "fontemb", "creatim", "revtim", "printim", "buptim"),
    }
)
LINKED_OBJECTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "objlink": ("external_relation", "object_link"),
        "objautlink": ("external_relation", "object_link"),
        "objupdate": ("object_updates_itself", ""),
        "objocx": ("active_x", ""),
    }
)
