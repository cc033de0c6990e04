"""Reads YAML strictly: every value is looked at together with the line it stands on."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from math import nan
from typing import Any, NoReturn

import yaml

from ieum.documents.errors import DocumentError
from ieum.kernel.particles import with_particles

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
LONGEST_NAME = 60
FEW = 12
"""As many names are told in a message."""
_START = yaml.Mark("", 0, 0, 0, None, 0)


class FaultyStyleSheet(DocumentError):
    """The style sheet names something that does not exist, or gives a value that cannot be."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value of the file with its path ("styles > 이음 본문 > size")."""

    node: yaml.Node
    path: str
    file: str

    def refuse(self, fault: str) -> NoReturn:
        """Refuse the file, naming line and field.

        :raises FaultyStyleSheet: always
        """
        where = f" {self.path}:" if self.path else ""
        raise FaultyStyleSheet(f"{self.file} {self.node.start_mark.line + 1}째 줄:{where} {fault}.")

    @property
    def scalar(self) -> str:
        """The characters of a single value."""
        return str(self.node.value) if isinstance(self.node, yaml.ScalarNode) else self.refuse("값 하나가 아닙니다")

    def items(self, known: Collection[str] | None) -> Iterator[tuple[str, "Field"]]:
        """The named values in it, whose names must be different and known; None where any name is."""
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse("'이름: 값'의 묶음이 아닙니다")
        seen = set()
        for key, value in self.node.value:
            here = Field(key, self.path, self.file)
            name = key.value if isinstance(key, yaml.ScalarNode) else here.refuse("이름이 글자가 아닙니다")
            entry, here = (replace(self, node=node, path=f"{self.path} > {name}".lstrip(" >")) for node in (value, key))
            if known is not None and name not in known:
                here.refuse(f"없는 이름입니다. {_hint(name, known)}")
            if name in seen:
                here.refuse("두 번 적었습니다. 하나만 남기십시오")
            seen.add(name)
            yield name, entry


Reader = Callable[[Field], str | float | bool]
"""Makes the value of a field, or refuses the file."""


def parse(text: str, file: str) -> Field:
    """The whole of a file.

    :raises FaultyStyleSheet: if it is not YAML
    """
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FaultyStyleSheet(
            f"{file} {line}째 줄: YAML 문법에 맞지 않습니다. 들여쓰기와 따옴표를 보십시오."
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise FaultyStyleSheet(f"{file}: YAML 파일이 아닙니다.") from error
    # A file of comments alone changes nothing.
    return Field(node or yaml.MappingNode("tag:yaml.org,2002:map", [], _START), "", file)


def read_fields(field: Field, readers: Mapping[str, Reader]) -> dict[str, Any]:
    """The values of a group, each by its own reader."""
    return {name: readers[name](value) for name, value in field.items(readers)}


def number(least: float, most: float) -> Callable[[Field], float]:
    """A number within bounds."""

    def read(field: Field) -> float:
        is_number = field.node.tag.endswith((":int", ":float"))
        value = float(yaml.safe_load(field.scalar)) if is_number else nan
        return value if least <= value <= most else field.refuse(f"{least:g}에서 {most:g} 사이의 수가 아닙니다")

    return read


def choice(*allowed: str) -> Callable[[Field], str]:
    """One of some words."""
    return lambda field: field.scalar if field.scalar in allowed else field.refuse(f"{_choice(allowed)} 쓰십시오")


def colour(field: Field) -> str:
    """A colour such as #DFEAF5."""
    is_sound = _COLOUR.fullmatch(field.scalar)
    return field.scalar if is_sound else field.refuse('"#DFEAF5"와 같은 색이 아닙니다. 따옴표도 있어야 합니다')


def colour_or_none(field: Field) -> str:
    """A colour, or none."""
    return "none" if field.scalar == "none" else colour(field)


def flag(field: Field) -> bool:
    """A yes or no."""
    return choice("true", "false")(field) == "true"


def name(field: Field) -> str:
    """A name of one line."""
    is_sound = field.scalar.strip() and len(field.scalar) <= LONGEST_NAME and field.scalar.isprintable()
    return field.scalar if is_sound else field.refuse(f"{LONGEST_NAME}자까지의 이름이 아닙니다")


def _choice(allowed: Collection[str]) -> str:
    shown = (each or '""' for each in allowed)
    return f"{', '.join(shown)} 가운데 하나를"


def _hint(name: str, known: Collection[str]) -> str:
    """What to write in place of an unknown name: the nearest one, or any of a few."""
    nearest = get_close_matches(name, known, n=1)
    if nearest:
        return with_particles(f"'{nearest[0]}'이(가) 맞는지 보십시오")
    return f"{_choice(known)} 쓰십시오" if len(known) <= FEW else "office.yaml에 있는 이름을 쓰십시오"
