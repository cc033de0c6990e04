"""The parts of a DOCX, by what refers to them."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from ieum.documents.readers.package import ZipPackage
from ieum.kernel.wording import Wording, worded

CONTENT_TYPES = "[Content_Types].xml"
_MAIN = ".document.main+xml"
_IMAGES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp"}


@dataclass(frozen=True, slots=True)
class Relation:
    """One part as another refers to it."""

    kind: str
    """The last word of its type: "styles", "numbering", "image", "comments"."""
    part: str


class WordPackage(ZipPackage):
    """The parts of one DOCX file."""

    program: ClassVar[Wording] = worded("워드")
    kind: ClassVar[Wording] = worded("워드(docx)")

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text.

        :raises UnreadableDocument: if none does
        """
        for override in self.xml(CONTENT_TYPES).iter("{*}Override"):
            if override.get("ContentType", "").endswith(_MAIN):
                return str(override.get("PartName", "")).lstrip("/")
        raise self.fault("본문이 없어 워드 문서로 볼 수 없습니다. 워드에서 docx로 저장한 파일을 올려 주십시오.")

    @cached_property
    def relations(self) -> Mapping[str, Relation]:
        """What the text refers to inside the package, by id."""
        name = relations_part(self.main)
        if not self.has(name):
            return {}
        folder = posixpath.dirname(self.main)
        return {
            relation.get("Id", ""): Relation(
                relation.get("Type", "").rpartition("/")[2], part_named(folder, relation.get("Target", ""))
            )
            for relation in self.xml(name).iter("{*}Relationship")
            if relation.get("TargetMode") != "External"
        }

    def related(self, kind: str) -> str:
        """The part of a kind that the text refers to; "" where there is none."""
        return next((r.part for r in self.relations.values() if r.kind == kind and self.has(r.part)), "")

    def related_xml(self, kind: str) -> Any | None:
        """The root of such a part; None where there is none."""
        part = self.related(kind)
        return self.xml(part) if part else None

    def image(self, relation_id: str) -> tuple[str, bytes]:
        """Media type and bytes of an image; both empty where there is none."""
        relation = self.relations.get(relation_id)
        data = self.read(relation.part) if relation else b""
        extension = relation.part.rpartition(".")[2].lower() if relation else ""
        return (_IMAGES.get(extension, ""), data) if data else ("", b"")


def relations_part(part: str) -> str:
    """The part that lists what another refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def part_named(folder: str, target: str) -> str:
    """The part that a reference names, from the package's root or from the folder of the part that refers."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
