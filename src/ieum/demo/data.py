"""The demo's own files."""

from importlib.resources import files
from typing import Any

import yaml


def read_data(name: str) -> Any:
    """What one of the files holds."""
    return parsed((files("ieum.demo") / name).read_text(encoding="utf-8"))


def parsed(text: str) -> Any:
    """What YAML says; by the loader in C, since the other one takes seconds for the sources."""
    return yaml.load(text, Loader=yaml.CSafeLoader)
