"""Keys of our own rows: UUIDs of version 7, made here or by ``ieum_uuid7()`` in the database."""

import secrets
import time
from uuid import UUID


def uuid7() -> UUID:
    """Make a key: 48 bits of milliseconds since 1970, then chance.

    Neighbouring rows thus stand near each other in an index; nothing may be ordered by it (clocks differ).
    """
    milliseconds = time.time_ns() // 1_000_000
    chance = secrets.randbits(74)
    high, low = chance >> 62, chance & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low)
