"""What keeps the database from serving, said once in both languages of those who may read it."""

import errno

from ieum.platform.environment import CannotStart


class DatabaseTrouble(CannotStart):
    """The database cannot be started, reached or set up; the message says what to do."""

    def __init__(self, korean: str, english: str) -> None:
        super().__init__(f"{korean} ({english})")


def full_disk(place: object) -> DatabaseTrouble:
    """Say that there is no room left."""
    return DatabaseTrouble(
        f"디스크에 빈 공간이 없습니다: {place}. 공간을 비운 뒤 다시 실행하십시오.",
        "The disk is full; free some space and run again.",
    )


def explain(error: OSError, place: object) -> DatabaseTrouble:
    """Turn what the operating system refused into a sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full_disk(place)
    return DatabaseTrouble(
        f"데이터베이스 폴더를 준비할 수 없습니다: {error.filename or place}: {error.strerror}.",
        "The database folder cannot be prepared.",
    )
