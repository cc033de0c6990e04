"""Makes HWPX files as others write them, from the few elements that a test is about."""

import io
import zipfile

NAMESPACES = (
    'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"'
    ' xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core" xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"'
)
HEADER = f"""<hh:head {NAMESPACES}><hh:refList>
<hh:borderFills itemCnt="2"><hh:borderFill id="1"/><hh:borderFill id="2"><hc:fillBrush>
<hc:winBrush faceColor="#DFEAF5"/></hc:fillBrush></hh:borderFill></hh:borderFills>
<hh:charProperties itemCnt="3"><hh:charPr id="0"/><hh:charPr id="1"><hh:bold/></hh:charPr>
<hh:charPr id="2"><hh:supscript/></hh:charPr></hh:charProperties>
<hh:numberings itemCnt="2">
<hh:numbering id="1"><hh:paraHead start="1" level="1" numFormat="DIGIT">^1.</hh:paraHead>
<hh:paraHead start="1" level="2" numFormat="HANGUL_SYLLABLE">^2.</hh:paraHead></hh:numbering>
<hh:numbering id="2"><hh:paraHead start="3" level="1" numFormat="CIRCLED_DIGIT">^1</hh:paraHead></hh:numbering>
</hh:numberings>
<hh:bullets itemCnt="1"><hh:bullet id="1" char="\uf09f"/></hh:bullets>
<hh:paraProperties itemCnt="6"><hh:paraPr id="0"><hh:heading type="NONE" idRef="0" level="0"/></hh:paraPr>
<hh:paraPr id="1"><hh:heading type="BULLET" idRef="1" level="0"/></hh:paraPr>
<hh:paraPr id="2"><hh:heading type="OUTLINE" idRef="0" level="0"/></hh:paraPr>
<hh:paraPr id="3"><hh:heading type="OUTLINE" idRef="0" level="1"/></hh:paraPr>
<hh:paraPr id="4"><hh:heading type="NUMBER" idRef="2" level="0"/></hh:paraPr></hh:paraProperties>
<hh:styles itemCnt="2"><hh:style id="0" name="바탕글"/><hh:style id="1" name="차례 1"/></hh:styles>
</hh:refList></hh:head>"""
SET_UP = '<hp:run charPrIDRef="0"><hp:secPr outlineShapeIDRef="1"/></hp:run>'


def p(content: str = "", *, shape: int = 0, style: int = 0, page_break: int = 0) -> str:
    """A paragraph; content that is no XML becomes its text."""
    runs = content if content.startswith("<hp:run") else run(content) if content else ""
    return f'<hp:p id="0" paraPrIDRef="{shape}" styleIDRef="{style}" pageBreak="{page_break}">{runs}</hp:p>'


def run(content: str, *, shape: int = 0) -> str:
    """A run; content that is no XML becomes its text, and so does text with inline elements."""
    is_object = content.startswith("<hp:") and not content.startswith(("<hp:tab", "<hp:fwSpace"))
    inner = content if is_object else f"<hp:t>{content}</hp:t>"
    return f'<hp:run charPrIDRef="{shape}">{inner}</hp:run>'


def sub_list(*paragraphs: str) -> str:
    """A sub-list of paragraphs."""
    return f"<hp:subList>{''.join(paragraphs)}</hp:subList>"


def tc(row: int, column: int, *content: str, spans: tuple[int, int] = (1, 1), box: int = 1, header: int = 0) -> str:
    """A cell with its paragraphs."""
    paragraphs = [each if each.startswith("<hp:p ") else p(each) for each in content or ("",)]
    place = f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="{spans[1]}" rowSpan="{spans[0]}"/>'
    return f'<hp:tc header="{header}" borderFillIDRef="{box}">{sub_list(*paragraphs)}{place}</hp:tc>'


def tbl(*cells: str, caption: str = "") -> str:
    """A table; all its cells in one row element, since their addresses place them."""
    above = f"<hp:caption>{sub_list(p(caption))}</hp:caption>" if caption else ""
    return f"<hp:tbl>{above}<hp:tr>{''.join(cells)}</hp:tr></hp:tbl>"


def grid(*rows: tuple[str, ...]) -> str:
    """A plain table of texts."""
    return tbl(*(tc(number, column, value) for number, row in enumerate(rows) for column, value in enumerate(row)))


def section(*paragraphs: str) -> str:
    """A section part."""
    return f"<hs:sec {NAMESPACES}>{p(SET_UP)}{''.join(paragraphs)}</hs:sec>"


def package(**changes: str | bytes | None) -> bytes:
    """A zip of parts by name; None takes one out."""
    parts: dict[str, str | bytes | None] = {
        "mimetype": "application/hwp+zip",
        "Contents/header.xml": HEADER,
        "Contents/section0.xml": section(),
    }
    parts |= changes
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if data is not None:
                archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return buffer.getvalue()


def hwpx(*paragraphs: str) -> bytes:
    """A file with these paragraphs."""
    return package(**{"Contents/section0.xml": section(*paragraphs)})
