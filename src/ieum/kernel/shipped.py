"""What comes with the program: files that never change while it runs, read once and before anybody asks."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_Read = TypeVar("_Read")
READERS: list[Callable[[], Any]] = []
"""What a process calls before it serves, so that no visitor waits for it; complete once all apps are loaded."""


def shipped(read: Callable[[], _Read]) -> "_lru_cache_wrapper[_Read]":
    """Keep what is read from files of the program, and have it read before a process serves."""
    kept = cache(read)
    READERS.append(kept)
    return kept
