"""The reference of the API: an example for each operation that fits its description, and a page that is current."""

import json
import re
from collections import Counter
from pathlib import Path

import jsonschema_rs
import pytest
from django.test import Client
from ninja import Schema
from tests.site.offices import texts

from ieum.api import urls
from ieum.api.examples import examples
from ieum.api.reference import chapters, markdown

ROOT = Path(__file__).resolve().parents[2]
DESCRIPTION = json.loads(urls.description())
OPERATIONS = {each["operationId"]: each for methods in DESCRIPTION["paths"].values() for each in methods.values()}


def contents(name):
    """What is sent and answered as JSON by an operation: the schema with its example."""
    each = OPERATIONS[name]
    bodies = [each.get("requestBody", {}), *(body for status, body in each["responses"].items() if status < "300")]
    kinds = [body["content"]["application/json"] for body in bodies if "application/json" in body.get("content", {})]
    return [(kind["schema"], kind["example"]) for kind in kinds]


def faults(schema, example):
    whole = {**schema, "components": DESCRIPTION["components"]}
    return [error.message for error in jsonschema_rs.validator_for(whole).iter_errors(example)]


def test_every_operation_has_an_example_and_every_example_its_operation():
    assert set(examples()) == set(OPERATIONS)
    assert [name for name in OPERATIONS if not contents(name) and "form" not in examples()[name]] == [
        "get_edition_file", "get_bill_document", "get_case_file", "get_data_request_file", "get_meeting_file",
        "get_attachment",
    ]  # fmt: skip


def test_what_is_said_of_an_argument_is_korean_also_of_a_list_of_codes():
    said = [
        (each.name, argument.name, argument.told)
        for _, operations in chapters(urls.description())
        for each in operations
        for argument in each.arguments
        if argument.told and not re.search("[가-힣]", argument.told)
    ]

    assert said == []


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_example_fits_the_description(name):
    assert [fault for schema, example in contents(name) for fault in faults(schema, example)] == []


def test_every_example_is_sent_with_the_heads_that_its_operation_requires():
    lacking = {
        each.name
        for _, operations in chapters(urls.description())
        for each in operations
        for one in each.arguments
        if one.place == "머리글" and one.is_required
        if not re.search(rf"^(  -H ')?{one.name}: ", each.request, re.MULTILINE)
    }

    assert lacking == set()


def test_an_example_that_does_not_fit_is_found():
    (schema, example), *_ = contents("list_reports")

    assert faults(schema, example | {"total": "많음"}) == ['"많음" is not of type "integer"']


def test_the_description_tells_which_days_are_read():
    (day,) = [each["schema"] for each in OPERATIONS["list_balances"]["parameters"] if each["name"] == "as_of"]

    assert [faults(day, each) for each in ("1900-01-01", "2999-12-31")] == [[], []]
    assert [bool(faults(day, each)) for each in ("1899-12-31", "3000-01-01", "8089-07-28")] == [True] * 3


def test_a_rate_is_told_as_a_number_of_hundredths():
    (whole, example) = contents("set_execution_target")[0]

    assert [bool(faults(whole, example | {"rate": rate})) for rate in (60.5, 100, 0.01)] == [False] * 3
    assert [bool(faults(whole, example | {"rate": rate})) for rate in ("4", 100.01, -1, 0.001)] == [True] * 4


def test_the_page_of_the_documentation_is_current():
    assert (ROOT / "docs" / "api.md").read_text(encoding="utf-8") == markdown(urls.description())


def test_no_two_shapes_have_the_same_name_by_which_the_description_would_take_one_for_the_other():
    known = [each for each in shapes(Schema) if each.__module__.startswith("ieum.api")]
    names = Counter(each.__name__ for each in known)

    assert [name for name, count in names.items() if count > 1] == []


def shapes(above):
    """All kinds of requests and answers."""
    return {each for own in above.__subclasses__() for each in (own, *shapes(own))}


def test_no_two_operations_have_the_same_title():
    titles = Counter(each.title for _, operations in chapters(urls.description()) for each in operations)

    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.database
def test_the_page_of_the_installation_names_every_operation_and_needs_nothing_from_outside(database):
    response = Client(SERVER_NAME="localhost").get("/api/docs/")

    titles = [each.title for _, operations in chapters(urls.description()) for each in operations]
    assert texts(response, "//h3") == titles
    body = response.content.decode()
    assert [mark for mark in ("<script>", " style=", "http://", "//cdn") if mark in body] == []
    assert Client(SERVER_NAME="localhost").get("/api/openapi.json").json() == DESCRIPTION
