"""Makes the fonts that stand inside our PDF files from the free fonts that they derive from.

    python tools/make_pdf_fonts.py PRETENDARD_FOLDER NANUM_GOTHIC.ttf NOTO_SYMBOLS_2.woff2

needs fonttools and brotli, and is run only when the fonts change. PRETENDARD_FOLDER holds PretendardGOV-Regular.otf
and -Bold.otf (npm pretendard-gov 1.3.9, dist/public/static); the others are NanumGothic.ttf (Debian fonts-nanum
20200506) and noto-sans-symbols-2-symbols-400-normal.woff2 (npm @fontsource/noto-sans-symbols-2 5.3.0). Their licence
reserves the names of the first two, so the derived fonts have names of their own.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "src" / "ieum" / "documents" / "writers" / "pdf" / "fonts"
HANJA = range(0x4E00, 0xA000)


def main() -> None:
    """Write the four fonts and the list of the characters that they have."""
    pretendard, nanum, noto = (Path(argument) for argument in sys.argv[1:])
    standard = _standard_characters()
    text = _characters(pretendard / "PretendardGOV-Regular.otf")
    text = {code for code in text if code not in HANJA or code in standard}
    signs = (_characters(nanum) & standard) - text
    symbols = {code for code in _characters(noto) if 0x2000 <= code < 0x3000} - text - signs
    for style in ("Regular", "Bold"):
        _derive(pretendard / f"PretendardGOV-{style}.otf", text, "Ieum Gothic", style)
    _derive(nanum, signs, "Ieum Signs", "Regular")
    _derive(noto, symbols, "Ieum Symbols", "Regular")
    (TARGET / "characters.txt").write_text(_ranges(text | signs | symbols), "ascii")


def _ranges(characters: set[int]) -> str:
    """The characters as lines "AC00 D7A3", first and last of each range."""
    firsts = sorted(code for code in characters if code - 1 not in characters)
    lasts = sorted(code for code in characters if code + 1 not in characters)
    return "".join(f"{first:04X} {last:04X}\n" for first, last in zip(firsts, lasts, strict=True))


def _standard_characters() -> set[int]:
    """All characters of KS X 1001, the code that Korean offices have written with since 1987."""
    lead = range(0xA1, 0xFF)
    pairs = (bytes([first, second]).decode("euc_kr", "ignore") for first in lead for second in lead)
    return {ord(character) for character in pairs if len(character) == 1}


def _characters(path: Path) -> set[int]:
    return set(TTFont(path).getBestCmap())


def _derive(source: Path, characters: set[int], family: str, style: str) -> None:
    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        hinting=False, layout_features=["kern", "mark", "mkmk", "tnum", "ccmp"], name_IDs=[0, 1, 2, 4, 6, 13, 14]
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    postscript = f"{family.replace(' ', '')}-{style}"
    for number, value in {1: family, 2: style, 4: f"{family} {style}", 6: postscript}.items():
        font["name"].setName(value, number, 3, 1, 0x409)
    if "CFF " in font:
        _rename_outlines(font, family, postscript)
    font.flavor = None
    font.save(TARGET / f"{postscript}.{'otf' if 'CFF ' in font else 'ttf'}")


def _rename_outlines(font: TTFont, family: str, postscript: str) -> None:
    outlines = font["CFF "].cff
    outlines.fontNames[0] = postscript
    outlines.topDictIndex[0].FamilyName = family
    outlines.topDictIndex[0].FullName = postscript


if __name__ == "__main__":
    main()
