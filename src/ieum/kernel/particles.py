"""Particles that follow the sound of the word before them: 예산을, 단위를, 3으로, 2로, CSV를, XLSX로."""

import re

_FORMS = {
    "을(를)": ("을", "를"),
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
}
"""How a particle is left open, with its forms after a consonant and after a vowel."""
_FINALS = 28
"""Final consonants of a syllable, the first of which is none."""
_L = 8
"""ㄹ, after which 로 and not 으로 stands."""
_READ_AS = dict(zip("0123456789LlMmNnR", "영일이삼사오육칠팔구엘엘엠엠엔엔알", strict=True))
"""How digits are read, and those Latin letters in which a word or an abbreviation ends with a consonant."""
_OPEN = re.compile(r"([0-9A-Za-z가-힣])([^0-9A-Za-z가-힣\s]*)(을\(를\)|은\(는\)|이\(가\)|과\(와\)|\(으\)로)")


def with_particles(sentence: str) -> str:
    """Write each particle that was left open, such as 을(를), in the form that fits the last sound of its word.

    Quotes, brackets and signs after the word are passed over. A particle stays open after what cannot be read.
    """
    return _OPEN.sub(lambda found: f"{found[1]}{found[2]}{_form(found[1], found[3])}", sentence)


def _form(letter: str, left_open: str) -> str:
    closed, open_ = _FORMS[left_open]
    final = _final(letter)
    return open_ if final == 0 or (final == _L and open_ == "로") else closed


def _final(letter: str) -> int:
    """Which final consonant a letter is read with; 0 for none."""
    syllable = _READ_AS.get(letter, letter)
    return (ord(syllable) - ord("가")) % _FINALS if "가" <= syllable <= "힣" else 0
