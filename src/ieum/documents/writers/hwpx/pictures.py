"""Pictures: their data goes into BinData, their description beside it."""

from ieum.documents.model import Picture
from ieum.documents.styles.names import PICTURE_LABEL, StyleName
from ieum.documents.writers.hwpx.paragraphs import Ink
from ieum.documents.writers.hwpx.xml import comment
from ieum.documents.writers.images import EXTENSIONS, shown

_UNITS_PER_PIXEL = 75


def picture_paragraph(picture: Picture, ink: Ink, width: int) -> str:
    """A line that shows the picture, not wider than ``width``; one that describes it where Hangul cannot show it."""
    found = shown(picture)
    if found is None:
        return ink.plain_line(StyleName.PICTURE_DESCRIPTION, PICTURE_LABEL + picture.description)
    name = ink.take_up(found.picture, EXTENSIONS[found.picture.media_type])
    drawn = _picture(ink.next_object(), name, picture.description, found.size, width)
    return ink.paragraph(StyleName.PICTURE, ink.run(StyleName.PICTURE, f"{drawn}<hp:t/>"))


def placing(width: int, height: int, *, as_letter: bool) -> str:
    """Size and position of an object."""
    return (
        f'<hp:sz width="{width}" widthRelTo="ABSOLUTE" height="{height}" heightRelTo="ABSOLUTE" protect="0"/>'
        f'<hp:pos treatAsChar="{int(as_letter)}" affectLSpacing="0" flowWithText="1" allowOverlap="0"'
        ' holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0"'
        ' horzOffset="0"/>'
    )


def _picture(number: int, name: str, description: str, size: tuple[int, int], most: int) -> str:
    own_width, own_height = (_UNITS_PER_PIXEL * side for side in size)
    width = min(own_width, most)
    height = max(own_height * width // own_width, 1)
    return (
        f'<hp:pic id="{number}" zOrder="{number}" numberingType="PICTURE" textWrap="TOP_AND_BOTTOM"'
        f' textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" href="" groupLevel="0" instid="{number}" reverse="0">'
        f'<hp:offset x="0" y="0"/><hp:orgSz width="{own_width}" height="{own_height}"/>'
        f'<hp:curSz width="{width}" height="{height}"/><hp:flip horizontal="0" vertical="0"/>'
        f'<hp:rotationInfo angle="0" centerX="{width // 2}" centerY="{height // 2}" rotateimage="1"/>'
        f"{_scaling(width / own_width, height / own_height)}"
        f'<hc:img binaryItemIDRef="{name}" bright="0" contrast="0" effect="REAL_PIC" alpha="0"/>'
        f"<hp:imgRect>{_corners(own_width, own_height)}</hp:imgRect>"
        f'<hp:imgClip left="0" right="{own_width}" top="0" bottom="{own_height}"/>'
        '<hp:inMargin left="0" right="0" top="0" bottom="0"/>'
        f'<hp:imgDim dimwidth="{own_width}" dimheight="{own_height}"/><hp:effects/>'
        f"{placing(width, height, as_letter=True)}"
        '<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
        f"<hp:shapeComment>{comment(description)}</hp:shapeComment></hp:pic>"
    )


def _scaling(across: float, down: float) -> str:
    matrices = (("trans", 1.0, 1.0), ("sca", across, down), ("rot", 1.0, 1.0))
    xml = "".join(f'<hc:{name}Matrix e1="{x:g}" e2="0" e3="0" e4="0" e5="{y:g}" e6="0"/>' for name, x, y in matrices)
    return f"<hp:renderingInfo>{xml}</hp:renderingInfo>"


def _corners(width: int, height: int) -> str:
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    return "".join(f'<hc:pt{number} x="{x}" y="{y}"/>' for number, (x, y) in enumerate(corners))
