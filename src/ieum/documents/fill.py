"""``ieum fill TEMPLATE DATA OUT``: fills the fields and table cells of an office's own HWPX form."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ieum.documents.errors import CannotFill, UnwritableDocument
from ieum.documents.patch.blanks import Blank
from ieum.documents.patch.filling import Form, Value
from ieum.documents.reading import read_data
from ieum.documents.writing import is_same_file, save
from ieum.kernel.particles import with_particles

_HOW = "'이름: 값'으로 적고, 되풀이할 행은 '표1 2행' 아래에 행마다 값의 목록을 적으십시오."
_DEEPEST_ROW = 2
_MOST_SHOWN = 80


def add_parser(subparsers: Any) -> None:
    """Add the command to the parser of ``ieum``."""
    parser = subparsers.add_parser("fill", help="한글(hwpx) 서식의 누름틀과 표를 채웁니다")
    parser.add_argument("template", metavar="TEMPLATE", type=Path, help="채울 서식 (.hwpx)")
    parser.add_argument("data", metavar="DATA", type=Path, nargs="?", help="넣을 값 (.json .yaml .xlsx)")
    parser.add_argument("target", metavar="OUT", type=Path, nargs="?", help="만들 파일 (.hwpx)")
    parser.add_argument("--list", action="store_true", help="채울 수 있는 이름과 지금 들어 있는 글을 보여 줍니다")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    form = Form(read_data(arguments.template), arguments.template.name)
    if arguments.list:
        sys.stdout.writelines(f"{_told(blank)}\n" for blank in form.blanks())
        return 0
    if arguments.target is None:
        raise CannotFill("넣을 값과 만들 파일을 적으십시오: ieum fill 서식.hwpx 값.yaml 결과.hwpx")
    if any(is_same_file(each, arguments.target) for each in (arguments.template, arguments.data)):
        raise UnwritableDocument(
            with_particles(f"{arguments.target}은(는) 읽을 파일과 같은 파일입니다. 다른 이름을 쓰십시오.")
        )
    save(form.filled(read_values(arguments.data)), arguments.target)
    return 0


def _told(blank: Blank) -> str:
    shown = " / ".join(filter(None, blank.shown.split("\n")))
    cut = f"{shown[:_MOST_SHOWN]}…" if len(shown) > _MOST_SHOWN else shown
    return f"{blank.name}: {cut}" + (f" (채울 수 없음: {blank.obstacle})" if blank.obstacle else "")


def read_values(path: Path) -> Mapping[str, Value]:
    """Read the values for a form, each as it is written: 007 stays 007.

    :raises UnreadableDocument: if the file cannot be opened
    :raises CannotFill: if it holds no values in the form that is asked for
    """
    data = read_data(path)
    if data.startswith(b"PK"):
        return _values_of_workbook(data, path.name)
    stated = _parsed(data, path.name)
    if not isinstance(stated, dict) or not stated:
        raise CannotFill(f"{path.name}: 값이 없습니다. {_HOW}")
    return {str(name): _value(value, f"{path.name}의 '{name}'") for name, value in stated.items()}


def _parsed(data: bytes, name: str) -> Any:
    # Most commands fill no form.
    import yaml  # noqa: PLC0415 - see above

    try:
        if data.lstrip().startswith(b"{"):
            return json.loads(data.decode("utf-8-sig"), parse_int=str, parse_float=str)
        # The base loader makes texts of all that is written, so that no date, sum or postal code is read as a number.
        return yaml.load(data.decode("utf-8-sig"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise CannotFill(f"{name}: 읽을 수 없습니다. {_HOW}") from error


def _value(value: object, named: str, depth: int = 0) -> Any:
    """A text; or a list of rows, each a list of texts and of nothing where a cell keeps what it says."""
    if isinstance(value, list) and value and depth < _DEEPEST_ROW:
        return [_value(each, named, depth + 1) for each in value]
    is_cell_of_row = depth == _DEEPEST_ROW
    if isinstance(value, str) and depth != 1:
        return value
    if value is None and is_cell_of_row:
        return None
    raise CannotFill(f"{named}: 글도 행의 목록도 아닙니다. {_HOW}")


def _values_of_workbook(data: bytes, name: str) -> Mapping[str, Value]:
    """The first sheet has names and values in its first two columns; each other one is named after the row it fills."""
    from ieum.documents.readers.xlsx.workbook import Workbook  # noqa: PLC0415 - a workbook loads lxml

    sheets = list(Workbook(data, name).sheets())
    if not any(sheet.shown for sheet in sheets):
        raise CannotFill(f"{name}: 값이 없습니다. 첫 시트의 두 열에 이름과 값을 적으십시오.")
    first, *others = sheets
    values: dict[str, Value] = {}
    for row in sorted({row for row, _ in first.shown}):
        key = first.shown.get((row, 0), "")
        if not key or key in values:
            raise CannotFill(f"{name} {first.name} 시트 {row + 1}행: 이름이 없거나 앞에 나왔습니다. {_HOW}")
        values[key] = first.shown.get((row, 1), "")
    for sheet in others:
        rows = sorted({row for row, _ in sheet.shown})
        width = 1 + max((column for _, column in sheet.shown), default=0)
        values[sheet.name] = [[sheet.shown.get((row, column), "") for column in range(width)] for row in rows]
    return values
