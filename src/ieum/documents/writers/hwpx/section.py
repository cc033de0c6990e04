"""Contents/section0.xml and those behind it: page set-up, cover and blocks in reading order."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from ieum.documents.model import Block, Document, Heading, PageBreak, text
from ieum.documents.styles.names import BoxName, StyleName
from ieum.documents.writers.flow import Stretch, front_matter, is_titled_table, linked_titles, stretches
from ieum.documents.writers.hwpx.blocks import block_paragraphs
from ieum.documents.writers.hwpx.measure import millimetres
from ieum.documents.writers.hwpx.paragraphs import Ink
from ieum.documents.writers.hwpx.tables import boxed_line
from ieum.documents.writers.hwpx.xml import DECLARATION, NAMESPACES

_NOTE = '<hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>'
_NOTE_LINE = '<hp:noteLine length="{}" type="SOLID" width="0.12 mm" color="#000000"/>'
_PAGE_BORDER = (
    '<hp:pageBorderFill type="{}" borderFillIDRef="1" textBorder="PAPER" headerInside="0" footerInside="0"'
    ' fillArea="PAPER"><hp:offset left="1417" right="1417" top="1417" bottom="1417"/></hp:pageBorderFill>'
)
_ONE_COLUMN = '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>'
_HIDING = (
    '<hp:ctrl><hp:pageHiding hideHeader="1" hideFooter="1" hideMasterPage="0" hideBorder="0" hideFill="0"'
    ' hidePageNum="1"/></hp:ctrl>'
)
_NO_BREAK, _BREAK = 'pageBreak="0"', 'pageBreak="1"'


def sections_xml(document: Document, ink: Ink) -> list[str]:
    """Write Contents/section0.xml and those behind it; a new one begins where the paper is turned."""
    return list(_Writing(document, ink).sections())


class _Writing:
    """The sections of one document, in the making."""

    def __init__(self, document: Document, ink: Ink) -> None:
        self._document = document
        self._ink = ink
        self._linked: Mapping[int, Sequence[int]] = linked_titles(document)
        """For each contents list, by its position among the blocks, the numbers of the titles that it names."""
        self._front = front_matter(document.blocks)
        self._written = 0
        """How many blocks are written."""
        self._is_numbered = False
        """Whether the pages have begun to carry running head and number."""

    def sections(self) -> Iterator[str]:
        least, upright = self._ink.sheet.table.turn / 100, self._ink.width
        parts = stretches(self._document.blocks, lambda table: self._ink.shares(table, upright)[1] < least)
        cover = self._cover(first=parts[0] if parts else None)
        if not parts or (cover and parts[0].is_turned):
            parts.insert(0, Stretch(()))
        for stretch in parts:
            self._ink.page = self._ink.sheet.page.turned() if stretch.is_turned else self._ink.sheet.page
            set_up = self._set_up()
            body = [*cover, *self._stretch(stretch)] or [self._ink.line(StyleName.SPACER, ())]
            if not self._document.blocks:
                # What names the pages has no page to begin on, but must not be lost.
                body[0] = self._numbered(_opened(body[0], self._ink.run(StyleName.NORMAL, _HIDING)))
            cover = []
            yield f"{DECLARATION}<hs:sec {NAMESPACES}>{_opened(body[0], set_up)}{''.join(body[1:])}</hs:sec>"

    def _cover(self, first: Stretch | None) -> list[str]:
        document = self._document
        lines = (
            (StyleName.COVER_SESSION, document.session),
            (StyleName.COVER_PERIOD, document.period),
            (StyleName.COVER_TITLE, document.title),
            (StyleName.COVER_ORGANISATION, document.organisation),
        )
        cover = [_cover_line(self._ink, style, value) for style, value in lines if value]
        # A break at the beginning ends the cover, and so does a section of its own.
        ends_itself = first is None or isinstance(first.blocks[0], PageBreak) or first.is_turned
        return cover if ends_itself or not cover else [*cover, _on_new_page(self._ink.line(StyleName.COVER_END, ()))]

    def _stretch(self, stretch: Stretch) -> Iterator[str]:
        """The paragraphs of its blocks; a page break is set on what follows it."""
        blocks = deque(stretch.blocks)
        pending, is_begun = False, False
        if stretch.is_chosen:
            # The reader knows by this line that the paper was turned for a table and not by the document.
            marker = self._ink.line(StyleName.TURNED, ())
            yield self._numbered(_on_new_page(marker) if self._takes_break(blocks) else marker)
        while blocks:
            if self._takes_break(blocks):
                if pending:
                    yield self._numbered(_on_new_page(self._ink.line(StyleName.SPACER, ())))
                pending = True
                continue
            block = blocks.popleft()
            part = self._block(block)
            if pending:
                part = _on_new_page(part)
            elif is_begun and isinstance(block, Heading) and block.level <= 1:
                part = self._ink.begun_anew(part)
            yield self._numbered(part)
            self._written += 1
            pending, is_begun = False, True
        if pending:
            yield self._numbered(_on_new_page(self._ink.line(StyleName.SPACER, ())))

    def _block(self, block: Block) -> str:
        is_titled = is_titled_table(self._document.blocks, self._written)
        return block_paragraphs(block, self._ink, self._linked.get(self._written, ()), is_titled=is_titled)

    def _takes_break(self, blocks: deque[Block]) -> bool:
        if not isinstance(blocks[0], PageBreak):
            return False
        blocks.popleft()
        self._written += 1
        return True

    def _set_up(self) -> str:
        """The first run of a section: its page, and what stands on it as in the section before."""
        furniture = self._furniture() if self._is_numbered else ""
        return self._ink.run(StyleName.NORMAL, _section_properties(self._ink) + _ONE_COLUMN + furniture)

    def _numbered(self, part: str) -> str:
        """The paragraphs; with the first ones behind cover and contents the pages begin to be counted and named."""
        if self._is_numbered or self._written < self._front:
            return part
        self._is_numbered = True
        counting = '<hp:ctrl><hp:newNum num="1" numType="PAGE"/></hp:ctrl>'
        return _opened(part, self._ink.run(StyleName.NORMAL, self._furniture() + counting))

    def _furniture(self) -> str:
        """Running head and page number."""
        head = self._document.running_head
        controls = (
            _running_head(head, self._ink) if head else "",
            '<hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/>',
        )
        return "".join(f"<hp:ctrl>{control}</hp:ctrl>" for control in controls if control)


def _cover_line(ink: Ink, style: StyleName, value: str) -> str:
    if style is StyleName.COVER_TITLE:
        return boxed_line(ink, style, text(value), BoxName.COVER_TITLE)
    return ink.plain_line(style, value)


def _on_new_page(part: str) -> str:
    return part.replace(_NO_BREAK, _BREAK, 1)


def _opened(part: str, run: str) -> str:
    """Paragraphs with one more run at the beginning."""
    return part.replace(">", f">{run}", 1)


def _running_head(words: str, ink: Ink) -> str:
    line = ink.plain_line(StyleName.RUNNING_HEAD, words)
    return (
        '<hp:header id="1" applyPageType="BOTH"><hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK"'
        f' vertAlign="TOP" linkListIDRef="0" linkListNextIDRef="0" textWidth="{ink.width}"'
        f' textHeight="{millimetres(ink.page.header)}" hasTextRef="0" hasNumRef="0">{line}</hp:subList></hp:header>'
    )


def _section_properties(ink: Ink) -> str:
    page = ink.sheet.page
    margins = " ".join(
        f'{name}="{millimetres(getattr(page, name))}"'
        for name in ("header", "footer", "left", "right", "top", "bottom")
    )
    # Hancom calls the paper as it is made WIDELY, and NARROWLY when it lies; the measures stay those of the paper.
    lie = "WIDELY" if ink.page == page else "NARROWLY"
    return (
        '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" tabStopVal="4000"'
        ' tabStopUnit="HWPUNIT" outlineShapeIDRef="1" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">'
        '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/>'
        '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
        '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL"'
        ' fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
        '<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>'
        f'<hp:pagePr landscape="{lie}" width="{millimetres(page.width)}" height="{millimetres(page.height)}"'
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
