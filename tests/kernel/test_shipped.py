"""What comes with the program: read once, and before anybody asks."""

import ast
from pathlib import Path

import ieum
from ieum.kernel import shipped
from ieum.office.rules import committees


def test_what_is_shipped_is_read_once_and_told_to_those_who_begin_to_serve(monkeypatch):
    monkeypatch.setattr(shipped, "READERS", [])
    read = []

    @shipped.shipped
    def table():
        read.append("parameters.yaml")
        return {"PC": 3}

    assert [each() for each in shipped.READERS] == [{"PC": 3}]
    assert (table(), read) == ({"PC": 3}, ["parameters.yaml"])


def test_no_file_of_the_program_is_left_for_the_first_visitor_to_read():
    kept = {
        f"{path.parent.name}/{path.name} {each.name}"
        for path in Path(ieum.__file__).parent.rglob("*.py")
        for each in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(each, ast.FunctionDef) and "load_yaml(" in ast.unparse(each) and _names(each) & {"cache"}
    }

    assert kept == set()
    assert committees._law in shipped.READERS


def _names(function):
    return {each.id for each in function.decorator_list if isinstance(each, ast.Name)}
