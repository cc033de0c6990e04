"""One line of JSON for each record, without the words that it was made with: those may quote a value.

A fault is told by its kind and its places in the code. Settings need this before there are models.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

_DEEPEST = 12
"""Places of an error that are told, the innermost ones."""


class JsonLines(logging.Formatter):
    """Writes records as JSON, each on a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write what a record was made with; the arguments of its message are left out, they may quote anything."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "event": f"{record.name}: {record.msg}" if _is_ours(record) else record.name,
            **getattr(record, "told", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__qualname__
            line["places"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether a message is as a program wrote it, and not the words of a fault that may quote who asked."""
    fault = str(record.exc_info[1]) if record.exc_info else ""
    return isinstance(record.msg, str) and not (fault and fault in record.msg)


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-_DEEPEST:]
    return [f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
