"""Reads files that strangers hand in: each in a process of its own, with bounded time and memory and no secrets.

What a file does to its reader, it does to that process alone; here it ends as a named error with a sentence. The
process has no database, writes no file, and hands back JSON, which is held to its grammar like any other file.
"""

from ieum.documents.isolation.calling import read_isolated, read_rows_isolated, watchers
from ieum.documents.isolation.wire import LIMITS, Limits

__all__ = ["LIMITS", "Limits", "read_isolated", "read_rows_isolated", "watchers"]
