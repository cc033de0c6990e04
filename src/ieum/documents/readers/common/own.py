"""What the styles of our writers say, in whatever kind of file a line carries one."""

from ieum.documents.styles.names import KIND_PLACES, ROLE_STYLES, StyleName

COVER_FIELDS: dict[str, str] = {
    StyleName.COVER_SESSION: "session",
    StyleName.COVER_PERIOD: "period",
    StyleName.COVER_TITLE: "title",
    StyleName.COVER_ORGANISATION: "organisation",
}
"""Field of the Document by the style of its line on the cover."""
ROLES: dict[str, str] = {style: role for role, style in ROLE_STYLES.items()}
"""Role of a paragraph by its style."""
SILENT: frozenset[str] = frozenset(
    (
        StyleName.SPACER,
        StyleName.TURNED,
        StyleName.COVER_END,
        *KIND_PLACES.values(),
        StyleName.TITLED_TABLE_PLACE,
        StyleName.BAND_PLACE,
        StyleName.PICTURE,
    )
)
"""Styles of lines that hold something else, or nothing."""


def is_own(style: str) -> bool:
    """Whether a style is one of ours."""
    return style.startswith("이음 ")
