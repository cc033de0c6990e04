"""How personal values look to those who have not said why they need them: enough to tell one from the next.

Follows the rules that public offices use for names, telephone numbers and addresses of mail (개인정보 가리기).
"""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

HIDDEN = "*"
_SHORT_NAME = 2
_WRITTEN_NUMBER = "900101-1234567"
_SHOWN_OF_NUMBER = len("900101-1")
_SHOWN_OF_ADDRESS = 2
"""Words: 시·도 and 시·군·구."""
_WORD = re.compile(r"[^\W\d_]")


class PersonalKind(StrEnum):
    """What a personal value is; the value is its Korean label."""

    NAME = "이름"
    PHONE = "전화번호"
    EMAIL = "전자우편"
    RESIDENT_NUMBER = "주민등록번호"
    ADDRESS = "주소"
    CONTACT = "연락처"


def masked(text: str, kind: PersonalKind) -> str:
    """Hide what identifies; an empty text stays empty."""
    return _RULES[kind](text.strip()) if text.strip() else ""


def _name(text: str) -> str:
    """홍길동 is 홍*동, 김구 is 김*, 남궁길동 is 남**동; names of several words are hidden word by word."""
    return " ".join(_word(each) for each in text.split())


def _word(text: str) -> str:
    if len(text) <= _SHORT_NAME:
        return text[:1] + HIDDEN * max(1, len(text) - 1)
    return text[0] + HIDDEN * (len(text) - 2) + text[-1]


def _phone(text: str) -> str:
    """010-1234-5678 is 010-****-5678; of a number too short for that only the last two digits stay."""
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    is_whole = len(places) >= len("021234567")
    shown = {*places[: len("010")], *places[-len("5678") :]} if is_whole else {*places[-2:]} if places[2:] else set()
    return "".join(letter if place in shown else _hidden(letter) for place, letter in enumerate(text))


def _email(text: str) -> str:
    """gildong@example.org is gi*****@example.org; what is no address is hidden whole."""
    account, _, host = text.rpartition("@")
    shown = account[: min(2, len(account) // 2)]
    return f"{shown}{HIDDEN * (len(account) - len(shown))}@{host}" if account else HIDDEN * len(text)


def _resident_number(text: str) -> str:
    """900101-1234567 keeps the day of birth and the digit after it, as forms of the state do."""
    is_written = len(text) == len(_WRITTEN_NUMBER) and text[_SHOWN_OF_NUMBER - 2] == "-"
    shown = _SHOWN_OF_NUMBER if is_written else 0
    return text[:shown] + "".join(map(_hidden, text[shown:]))


def _address(text: str) -> str:
    """The city and the district stay, all below them is hidden."""
    words = text.split()
    shown = _SHOWN_OF_ADDRESS if len(words) > _SHOWN_OF_ADDRESS else 0
    return " ".join([*words[:shown], *(HIDDEN * len(each) for each in words[shown:])])


def _contact(text: str) -> str:
    """A telephone number, an address of mail or one of a house, each by its own rule."""
    if "@" in text:
        return _email(text)
    return _phone(text) if any(letter.isdigit() for letter in text) and not _WORD.search(text) else _address(text)


def _hidden(letter: str) -> str:
    return HIDDEN if letter.isalnum() else letter


_RULES: Mapping[PersonalKind, Callable[[str], str]] = {
    PersonalKind.NAME: _name,
    PersonalKind.PHONE: _phone,
    PersonalKind.EMAIL: _email,
    PersonalKind.CONTACT: _contact,
    PersonalKind.RESIDENT_NUMBER: _resident_number,
    PersonalKind.ADDRESS: _address,
}
