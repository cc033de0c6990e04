"""What every XML part shares: the declaration, Hancom's namespaces, and text that no XML reader stumbles over."""

import re
from html import escape

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'

_SCHEMAS = {
    "ha": "http://www.hancom.co.kr/hwpml/2011/app",
    "hp": "http://www.hancom.co.kr/hwpml/2011/paragraph",
    "hp10": "http://www.hancom.co.kr/hwpml/2016/paragraph",
    "hs": "http://www.hancom.co.kr/hwpml/2011/section",
    "hc": "http://www.hancom.co.kr/hwpml/2011/core",
    "hh": "http://www.hancom.co.kr/hwpml/2011/head",
    "hhs": "http://www.hancom.co.kr/hwpml/2011/history",
    "hm": "http://www.hancom.co.kr/hwpml/2011/master-page",
    "hpf": "http://www.hancom.co.kr/schema/2011/hpf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "opf": "http://www.idpf.org/2007/opf/",
    "ooxmlchart": "http://www.hancom.co.kr/hwpml/2016/ooxmlchart",
    "hwpunitchar": "http://www.hancom.co.kr/hwpml/2016/HwpUnitChar",
    "epub": "http://www.idpf.org/2007/ops",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _SCHEMAS.items())
"""Hancom writes 2011 and 2016, never the 2024 of the standard, and declares all of them on every root."""

# One control character is enough for Hangul to call the whole file damaged.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_NEEDS_CARE = re.compile('[&<>"\t\n\xa0]')
_ATTRIBUTE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " ", "\n": " "}
TAB = '<hp:tab width="4000" leader="0" type="1"/>'
RIGHT_TAB = '<hp:tab width="4000" leader="0" type="2"/>'
"""To the tab stop at the right edge, where the style has one."""
FIXED_SPACE = "<hp:fwSpace/>"
"""A blank that justified lines do not stretch; it stands between a marker or number and its text."""
_TEXT = _ATTRIBUTE | {'"': '"', "\t": TAB, "\n": "<hp:lineBreak/>", "\xa0": "<hp:nbSpace/>"}


def clean(value: str) -> str:
    """Take out what XML forbids: control characters, lone surrogates, two non-characters."""
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", value))


def attribute(value: str) -> str:
    """Make a value for between double quotes."""
    return _NEEDS_CARE.sub(lambda found: _ATTRIBUTE.get(found[0], found[0]), clean(value))


def inline(value: str) -> str:
    """Make the content of an ``hp:t``: tabs, line breaks and no-break blanks are elements there."""
    return _NEEDS_CARE.sub(lambda found: _TEXT[found[0]], clean(value))


def comment(value: str) -> str:
    """Make the content of an element that is no ``hp:t``: tabs and line breaks stand in it as they are."""
    return escape(clean(value), quote=False)
