"""Examples of requests and answers, one for each operation, in the description that programs read."""

from enum import StrEnum
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from ieum.kernel.parameters import load_yaml
from ieum.kernel.shipped import shipped


@shipped
def examples() -> dict[str, dict[str, Any]]:
    """What is sent and what is answered, by operation: ``address``, ``body`` or ``form``, and ``answer``.

    ``sample`` is the text of the file that a ``form`` names.
    """
    found: dict[str, dict[str, Any]] = load_yaml(files(__package__) / "examples.yaml")
    return found


def described(name: str, action: StrEnum, status: HTTPStatus, *, is_file: bool) -> dict[str, Any]:
    """What goes into the description of an operation beside what follows from its arguments."""
    example = examples()[name]
    answer: dict[str, Any] = (
        {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        if is_file
        else {"application/json": {"example": example["answer"]}}
    )
    found: dict[str, Any] = {
        "x-scope": action.value,
        "x-example": example["address"],
        "responses": {int(status): {"content": answer}},
    }
    if "body" in example:
        found["requestBody"] = {"content": {"application/json": {"example": example["body"]}}}
    if "form" in example:
        found["x-form"] = example["form"]
    return found
