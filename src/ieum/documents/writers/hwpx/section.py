"""Contents/section0.xml: page set-up, cover and blocks in reading order."""

from collections.abc import Iterable

from ieum.documents.model import Block, Document, PageBreak, text
from ieum.documents.styles.names import BoxName, StyleName
from ieum.documents.writers.hwpx.blocks import block_paragraphs
from ieum.documents.writers.hwpx.paragraphs import Ink
from ieum.documents.writers.hwpx.styles import Page
from ieum.documents.writers.hwpx.tables import boxed_line
from ieum.documents.writers.hwpx.xml import DECLARATION, NAMESPACES, inline
from ieum.documents.writers.layout import has_cover

_NOTE = '<hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>'
_NOTE_LINE = '<hp:noteLine length="{}" type="SOLID" width="0.12 mm" color="#000000"/>'
_PAGE_BORDER = (
    '<hp:pageBorderFill type="{}" borderFillIDRef="1" textBorder="PAPER" headerInside="0" footerInside="0"'
    ' fillArea="PAPER"><hp:offset left="1417" right="1417" top="1417" bottom="1417"/></hp:pageBorderFill>'
)
_NO_BREAK, _BREAK = 'pageBreak="0"', 'pageBreak="1"'


def section_xml(document: Document, ink: Ink) -> str:
    """Write the whole part."""
    body = [*_cover(document, ink), *_body(document.blocks, ink)] or [ink.line(StyleName.SPACER, ())]
    # Page set-up, running head and page number stand in the first run of the first paragraph and nowhere else.
    body[0] = body[0].replace(">", f">{_set_up(document, ink)}", 1)
    return f"{DECLARATION}<hs:sec {NAMESPACES}>{''.join(body)}</hs:sec>"


def _cover(document: Document, ink: Ink) -> list[str]:
    lines = (
        (StyleName.COVER_SESSION, document.session),
        (StyleName.COVER_PERIOD, document.period),
        (StyleName.COVER_TITLE, document.title),
        (StyleName.COVER_ORGANISATION, document.organisation),
    )
    cover = [_cover_line(ink, style, value) for style, value in lines if value]
    breaks_itself = isinstance(next(iter(document.blocks), PageBreak()), PageBreak)
    if cover and not breaks_itself:
        cover.append(_on_new_page(ink.line(StyleName.COVER_END, ())))
    return cover


def _cover_line(ink: Ink, style: StyleName, value: str) -> str:
    if style is StyleName.COVER_TITLE:
        return boxed_line(ink, style, text(value), BoxName.COVER_TITLE)
    return ink.plain_line(style, value)


def _body(blocks: Iterable[Block], ink: Ink) -> list[str]:
    """The paragraphs of the blocks; a page break is set on the block that follows it."""
    parts = []
    pending = False
    for block in blocks:
        if not isinstance(block, PageBreak):
            part = block_paragraphs(block, ink)
            parts.append(_on_new_page(part) if pending else part)
        elif pending:
            parts.append(_on_new_page(ink.line(StyleName.SPACER, ())))
        pending = isinstance(block, PageBreak)
    if pending:
        parts.append(_on_new_page(ink.line(StyleName.SPACER, ())))
    return parts


def _on_new_page(part: str) -> str:
    return part.replace(_NO_BREAK, _BREAK, 1)


def _set_up(document: Document, ink: Ink) -> str:
    controls = (
        '<hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/>',
        _running_head(document.title, ink) if document.title else "",
        '<hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/>',
        _bare_first_page() if has_cover(document) else "",
    )
    content = "".join(f"<hp:ctrl>{control}</hp:ctrl>" for control in controls if control)
    return ink.run(StyleName.NORMAL, _section_properties(ink.sheet.page) + content)


def _running_head(title: str, ink: Ink) -> str:
    page = ink.sheet.page
    line = ink.paragraph(StyleName.RUNNING_HEAD, ink.fragment(StyleName.RUNNING_HEAD, inline(title)))
    return (
        '<hp:header id="1" applyPageType="BOTH"><hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK"'
        f' vertAlign="TOP" linkListIDRef="0" linkListNextIDRef="0" textWidth="{page.text_width}"'
        f' textHeight="{page.units("header")}" hasTextRef="0" hasNumRef="0">{line}</hp:subList></hp:header>'
    )


def _bare_first_page() -> str:
    return (
        '<hp:pageHiding hideHeader="1" hideFooter="1" hideMasterPage="0" hideBorder="0" hideFill="0" hidePageNum="1"/>'
    )


def _section_properties(page: Page) -> str:
    margins = " ".join(
        f'{name}="{page.units(name)}"' for name in ("header", "footer", "left", "right", "top", "bottom")
    )
    return (
        '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" tabStopVal="4000"'
        ' tabStopUnit="HWPUNIT" outlineShapeIDRef="1" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">'
        '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/>'
        '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
        '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL"'
        ' fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
        '<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>'
        f'<hp:pagePr landscape="WIDELY" width="{page.units("width")}" height="{page.units("height")}"'
        f' gutterType="LEFT_ONLY"><hp:margin gutter="0" {margins}/></hp:pagePr>'
        f"<hp:footNotePr>{_NOTE}{_NOTE_LINE.format(-1)}"
        '<hp:noteSpacing betweenNotes="283" belowLine="567" aboveLine="850"/>'
        '<hp:numbering type="CONTINUOUS" newNum="1"/>'
        '<hp:placement place="EACH_COLUMN" beneathText="0"/></hp:footNotePr>'
        f"<hp:endNotePr>{_NOTE}{_NOTE_LINE.format(14692344)}"
        '<hp:noteSpacing betweenNotes="0" belowLine="567" aboveLine="850"/>'
        '<hp:numbering type="CONTINUOUS" newNum="1"/>'
        '<hp:placement place="END_OF_DOCUMENT" beneathText="0"/></hp:endNotePr>'
        f"{''.join(_PAGE_BORDER.format(kind) for kind in ('BOTH', 'EVEN', 'ODD'))}</hp:secPr>"
    )
