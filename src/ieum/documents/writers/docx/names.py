"""Names that our DOCX files carry beside those of the style sheet; the reader knows a piece again by them."""

HEAD, ASIDE = "이음 머리표", "이음 옆글"
"""Styles of letters: the sign or number before a line, and what stands at the right of it."""
TABLE_STYLES = {"data": "이음 자료표", "contents": "이음 목차표", "banner": "이음 상자표", "approval": "이음 결재표"}
"""Style of a table by its kind."""
BESIDE_NUMBER = "\u2002"
"""Stands before and behind the number of a chapter or item, on its ground."""
