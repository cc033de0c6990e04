"""Typst, with fonts of our own alone, asking neither clock nor files, so that two machines make the same."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

_FONTS = Path(__file__).parent / "pdf" / "fonts"
_EMPTY = b"#set page(width: 1pt, height: 1pt)"
_FILES_AT_ONCE = 4
"""So many empty files age the cache with each true one: the last two layouts are at hand."""


def typeset(template: bytes, inputs: dict[str, str], **options: Any) -> list[bytes]:
    """Lay out a template with its inputs; a PDF is one file, images come page by page.

    :param options: ``format``, ``pdf_standards``, ``timestamp`` or ``ppi``, as Typst names them
    :raises typst.TypstError: if it cannot be laid out, such as for a damaged picture
    """
    written = _compiler(template, inputs).compile(**options)
    _age()
    return written if isinstance(written, list) else [written or b""]


def told(template: bytes, inputs: dict[str, str], label: str) -> Any:
    """The value that a laid-out template tells under a label, as JSON has it.

    :raises RuntimeError: if it cannot be laid out
    """
    value = json.loads(_compiler(template, inputs).query(f"<{label}>", field="value", one=True))
    _age()
    return value


def _age() -> None:
    """Let Typst forget what it laid out a few files ago.

    It keeps all of a layout, tens of megabytes, for the next ten files that it compiles, and what it was asked about
    without a file being made it would keep for ever.
    """
    for _ in range(_FILES_AT_ONCE):
        _compiler(_EMPTY, {}).compile(format="svg")


def _compiler(template: bytes, inputs: dict[str, str]) -> typst.Compiler:
    # A picture may name files beside it; in the folder of the fonts there are none to be shown.
    return typst.Compiler(template, root=str(_FONTS), font_paths=_fonts(), sys_inputs=inputs)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])
