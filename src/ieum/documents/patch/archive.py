"""A zip with some parts replaced or added; all others keep their bytes, order, times and packing."""

import io
import zipfile
from collections.abc import Mapping
from copy import copy

_NO_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of an added part; a zip knows none before."""


def replaced(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with these parts in place of its own; what it does not have stands at its end."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        names = set(source.namelist())
        for entry in source.infolist():
            content = parts.get(entry.filename)
            target.writestr(copy(entry), source.read(entry) if content is None else content)
        for name in sorted(parts.keys() - names):
            added = zipfile.ZipInfo(name, _NO_MOMENT)
            added.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(added, parts[name])
        target.comment = source.comment
    return buffer.getvalue()
