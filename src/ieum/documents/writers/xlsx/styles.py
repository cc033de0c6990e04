"""The looks of cells: styles.xml counts each combination that is used once."""

from typing import NamedTuple
from xml.sax.saxutils import quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FIRST_OWN_FORMAT = 164
"""Lower numbers are the program's own formats."""
_PLAIN, _BOLD = 0, 1


class Look(NamedTuple):
    """How a cell looks."""

    align: str = "general"
    code: str = ""
    """The number format; "" for words."""
    is_head: bool = False
    is_ruled: bool = True
    is_bold: bool = False


class Styles:
    """Looks by number, in the order of their first use."""

    def __init__(self) -> None:
        self._looks: dict[Look, int] = {Look(is_ruled=False): 0}
        self._codes: dict[str, int] = {}

    def of(self, look: Look) -> int:
        """The number of a look."""
        if look.code:
            self._codes.setdefault(look.code, _FIRST_OWN_FORMAT + len(self._codes))
        return self._looks.setdefault(look, len(self._looks))

    def xml(self) -> str:
        """The part xl/styles.xml."""
        formats = "".join(
            f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for code, number in self._codes.items()
        )
        looks = "".join(self._look(look) for look in self._looks)
        numbers = f'<numFmts count="{len(self._codes)}">{formats}</numFmts>' if formats else ""
        side = '<{0} style="thin"><color rgb="FF8A949E"/></{0}>'
        sides = "".join(side.format(name) for name in ("left", "right", "top", "bottom"))
        return (
            f'<styleSheet xmlns="{_MAIN}">{numbers}'
            '<fonts count="2"><font><sz val="10"/><name val="맑은 고딕"/></font>'
            '<font><b/><sz val="10"/><name val="맑은 고딕"/></font></fonts>'
            '<fills count="3"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill>'
            '<fill><patternFill patternType="solid"><fgColor rgb="FFE4EDF8"/></patternFill></fill></fills>'
            f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
            f"<border>{sides}<diagonal/></border></borders>"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self._looks)}">{looks}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="표준" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        )

    def _look(self, look: Look) -> str:
        number = self._codes[look.code] if look.code else 49 if look.is_ruled else 0
        font = _BOLD if look.is_head or look.is_bold else _PLAIN
        return (
            f'<xf numFmtId="{number}" fontId="{font}" fillId="{2 if look.is_head else 0}"'
            f' borderId="{1 if look.is_ruled else 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"'
            f' applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{look.align}" vertical="center" wrapText="1"/></xf>'
        )
