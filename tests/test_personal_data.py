"""Every column that could hold a person's name is declared personal, or on a list with its reason."""

import ast
from pathlib import Path

from tools.personal_data import PAGE, columns_of_text, page, plain_columns

ROOT = Path(__file__).resolve().parents[1]
REVEALING = {
    "src/ieum/platform/personal/values.py": "the mask needs what it hides",
    "src/ieum/platform/personal/operations.py": "reads and logs in one",
    "src/ieum/platform/notices/mail.py": "writes it on the mail to that address, and tells nobody else",
    "src/ieum/org/operations/personnel.py": "compares, and tells nobody",
    "src/ieum/org/migrations/0004_seal_names.py": "goes back to plain names",
    "src/ieum/office/migrations/0010_seal_petitioners.py": "goes back to plain names",
}
"""Where a personal value is opened, and why that is no reading that is not logged."""


def listed():
    return [column for group in plain_columns() for column in group["columns"]]


def test_the_page_is_fresh():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_column_of_text_is_personal_or_has_its_reason():
    assert columns_of_text() - set(listed()) == set()


def test_the_list_names_each_column_once_and_none_that_is_not_there():
    assert len(listed()) == len(set(listed()))
    assert set(listed()) - columns_of_text() == set()
    assert all(group["reason"] for group in plain_columns())


def test_personal_values_are_opened_only_where_it_is_logged_or_nobody_is_told():
    opening = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").glob("ieum/**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "reveal"
    }

    assert opening == set(REVEALING)
