"""Pictures: the element in the text names an item of content.hpf, which names the file in BinData."""

from functools import cached_property
from typing import Any

from ieum.documents.elements import local
from ieum.documents.model import Picture, Place
from ieum.documents.readers.hwpx.package import Package

_CONTENT = "Contents/content.hpf"
_USUAL_TYPES = {"image/jpg": "image/jpeg"}


class Pictures:
    """The pictures of one file."""

    def __init__(self, package: Package) -> None:
        self._package = package

    def read(self, element: Any, place: Place) -> Picture | None:
        """The picture that an element shows; None where it shows none."""
        if local(element) != "pic":
            return None
        comment = element.find("{*}shapeComment")
        description = "" if comment is None else (comment.text or "").replace("\r\n", "\n")
        image = element.find("{*}img")
        item = None if image is None else self._items.get(image.get("binaryItemIDRef"))
        if item is None:
            return Picture(description, place=place)
        media_type = item.get("media-type", "")
        data = self._package.read(item.get("href", ""))
        return Picture(description, _USUAL_TYPES.get(media_type, media_type), data, place)

    @cached_property
    def _items(self) -> dict[str, Any]:
        if not self._package.has(_CONTENT):
            return {}
        return {item.get("id", ""): item for item in self._package.xml(_CONTENT).iter("{*}item")}
