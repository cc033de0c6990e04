"""What a calculation line (산출근거) means: `3,000,000원*12월*2명`, exactly, and who pays for it.

A product has one price and any number of counts; without any unit its first number is won. What comes out is rounded to
천원, a half away from zero, as budget books print it (3,128,300원*3*12 = 112,619천원).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NoReturn

from ieum.budget.choices import Funding
from ieum.kernel.rounding import Rounding, round_to
from ieum.kernel.wording import worded

STEP = 1_000
"""Won; an appropriation is a multiple of it."""
LONGEST = 200
"""Characters of a formula."""
MONEY = {"원": 1, "천원": 10**3, "만원": 10**4, "백만원": 10**6, "천만원": 10**7, "억원": 10**8, "억": 10**8}
"""Units of a price, in won."""
EXTERNAL = (
    Funding.NATIONAL, Funding.CITY, Funding.SPECIAL_GRANT, Funding.SPECIAL_ADJUSTMENT, Funding.BALANCED,
    Funding.FUND_GRANT, Funding.BOND, Funding.OTHER,
)  # fmt: skip
"""Who else pays, in the order of a sheet's columns; what they leave is 구비."""

_TOO_LARGE = Decimal(10**15)
_PER_CENT = "%"
_TIMES, _DIVIDED = "*", "/"
_SIGNS = {"+": 1, "-": -1}
_SAME = str.maketrans({"×": "*", "x": "*", "X": "*", "÷": "/", "△": "-", "−": "-", "–": "-", "＝": "="}) | {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)
}
"""Signs that mean the same, and the wide forms of an input method."""
_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<unit>[가-힣A-WYZa-wyz㎡㎥㎞㎏㎜㎝ℓ]+|%)?"
    r"|(?P<sign>[-+*/()=]))"
)


class FormulaFault(ValueError):
    """The formula has no meaning; the message names the place."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit; "" where it has none."""

    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.value:,f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Product:
    """Factors that are multiplied, or divided by."""

    first: "Number | Sum"
    rest: tuple[tuple[str, "Number | Sum"], ...] = ()

    def __str__(self) -> str:
        return _shown(self.first) + "".join(f"{sign}{_shown(factor)}" for sign, factor in self.rest)


@dataclass(frozen=True, slots=True)
class Sum:
    """Products with their signs."""

    terms: tuple[tuple[int, Product], ...]

    def __str__(self) -> str:
        head, *rest = [(("-" if sign < 0 else "+"), term) for sign, term in self.terms]
        return head[0].removeprefix("+") + str(head[1]) + "".join(f"{sign}{term}" for sign, term in rest)


@dataclass(frozen=True, slots=True)
class Formula:
    """A calculation with the total that is written behind it; None where none is."""

    whole: Sum
    stated: Sum | None = None

    def __str__(self) -> str:
        return f"{self.whole}" if self.stated is None else f"{self.whole}={self.stated}"


@lru_cache(maxsize=4096)  # a sheet is read anew while one writes in it, and most of its formulas are the same
def parse(text: str) -> Formula:
    """Read a formula.

    :raises FormulaFault: naming the character that it stops at
    """
    if len(text) > LONGEST:
        raise FormulaFault(worded("산출식은 {longest}자까지 적을 수 있습니다.", longest=LONGEST))
    return _Reader(text).formula()


def amount_of(formula: Formula) -> int:
    """Won that a formula comes to, rounded to 천원.

    :raises FormulaFault: if it is not money, too much of it, or not what is written behind it
    """
    amount = _money(formula.whole)
    if formula.stated is not None and _money(formula.stated) != amount:
        raise FormulaFault(
            worded("적은 합계 {stated}이(가) 계산한 {amount:,}원과 다릅니다.", stated=formula.stated, amount=amount)
        )
    return amount


def shares_of(amount: int, given: Mapping[Funding, str]) -> dict[Funding, int]:
    """Who pays how many won of an amount, from texts such as "50%" or "1,000천원"; 구비 is what they leave.

    :raises FormulaFault: if a share is no money or per cent, or they take more than there is
    """
    texts = {each: text for each in EXTERNAL if (text := given.get(each, "").strip())}
    if not texts:
        # Nobody else pays, as in nearly every row of a sheet.
        return {Funding.OWN: amount} if amount else {}
    shares = _rounded_within(amount, {each: _share(amount, text, each) for each, text in texts.items()})
    own = amount - sum(shares.values())
    if any(share * amount < 0 for share in shares.values()) or own * amount < 0:
        raise FormulaFault(
            worded("재원의 합이 금액 {amount:,}원과 맞지 않습니다. 구비가 {own:,}원이 됩니다.", amount=amount, own=own)
        )
    return {funding: share for funding, share in {**shares, Funding.OWN: own}.items() if share}


def _share(amount: int, text: str, funding: Funding) -> Fraction:
    try:
        formula = parse(text)
        return _value(formula.whole)[0] * amount if _is_per_cent(formula) else Fraction(amount_of(formula))
    except FormulaFault as fault:
        raise FormulaFault(f"{funding.label}: {fault}") from fault


def _rounded_within(amount: int, exact: Mapping[Funding, Fraction]) -> dict[Funding, int]:
    """Each share rounded; where that alone makes them more than the amount, those that gained most are cut instead."""
    shares = {funding: _rounded(share) for funding, share in exact.items()}
    if abs(sum(exact.values(), Fraction(0))) <= abs(amount):
        over = abs(sum(shares.values())) - abs(amount)
        gained = sorted(exact, key=lambda funding: abs(shares[funding]) - abs(exact[funding]), reverse=True)
        for funding in gained[: max(over // STEP, 0)]:
            shares[funding] -= STEP if amount > 0 else -STEP
    return shares


def _is_per_cent(formula: Formula) -> bool:
    terms = formula.whole.terms
    only = terms[0][1] if len(terms) == 1 and formula.stated is None else None
    return only is not None and not only.rest and isinstance(only.first, Number) and only.first.unit == _PER_CENT


def _money(whole: Sum) -> int:
    value, is_money = _value(whole, is_top=True)
    if not is_money:
        raise FormulaFault("단가가 없습니다. 단가에 원이나 천원을 붙이십시오.")
    if abs(value) > _TOO_LARGE:
        raise FormulaFault("금액이 너무 큽니다. 단위를 확인하십시오.")
    return _rounded(value)


def _rounded(won: Fraction) -> int:
    return int(round_to(won / STEP, 0, Rounding.HALF_UP)) * STEP


def _value(whole: Sum, *, is_top: bool = False) -> tuple[Fraction, bool]:
    """The value of a sum, and whether it is money."""
    found = [(sign, *_product(term, is_top=is_top)) for sign, term in whole.terms]
    kinds = {is_money for _, _, is_money in found}
    if len(kinds) > 1:
        raise FormulaFault(worded("{whole}에서 금액과 수를 더할 수 없습니다.", whole=whole))
    return sum((sign * value for sign, value, _ in found), Fraction()), kinds.pop()


def _product(product: Product, *, is_top: bool) -> tuple[Fraction, bool]:
    value, is_money = _factor(product.first)
    for sign, factor in product.rest:
        other, is_price = _factor(factor)
        if sign == _TIMES:
            if is_money and is_price:
                raise FormulaFault(worded("금액끼리 곱할 수 없습니다: {product}.", product=product))
            value, is_money = value * other, is_money or is_price
        else:
            if is_price or other == 0:
                raise FormulaFault(worded("금액이나 0으로 나눌 수 없습니다: {product}.", product=product))
            value /= other
    is_bare = isinstance(product.first, Number) and product.first.unit == ""
    return value, is_money or (is_top and is_bare)


def _factor(factor: Number | Sum) -> tuple[Fraction, bool]:
    if isinstance(factor, Sum):
        return _value(factor)
    if factor.unit == _PER_CENT:
        return Fraction(factor.value) / 100, False
    return Fraction(factor.value) * MONEY.get(factor.unit, 1), factor.unit in MONEY


def _shown(factor: Number | Sum) -> str:
    return f"({factor})" if isinstance(factor, Sum) else str(factor)


class _Reader:
    """Reads a formula from the left, one token ahead."""

    def __init__(self, text: str) -> None:
        self._text = text.translate(_SAME).rstrip()
        self._tokens = self._split()
        self._place = 0

    def formula(self) -> Formula:
        """The whole text."""
        whole = self._sum()
        stated = self._sum() if self._takes("=") else None
        if self._place < len(self._tokens):
            self._fail(worded("여기에 올 수 없습니다"))
        return Formula(whole, stated)

    def _sum(self) -> Sum:
        first = -1 if self._takes("-") else 1
        terms = [(first, self._product())]
        while sign := self._takes("+", "-"):
            terms.append((_SIGNS[sign], self._product()))
        return Sum(tuple(terms))

    def _product(self) -> Product:
        first, rest = self._factor(), []
        while sign := self._takes(_TIMES, _DIVIDED):
            rest.append((sign, self._factor()))
        return Product(first, tuple(rest))

    def _factor(self) -> Number | Sum:
        if self._takes("("):
            inner = self._sum()
            if not self._takes(")"):
                self._fail(worded("닫는 괄호가 있어야 합니다"))
            return inner
        token = self._tokens[self._place] if self._place < len(self._tokens) else None
        if token is None or token["number"] is None:
            self._fail(worded("숫자가 있어야 합니다"))
        self._place += 1
        return Number(Decimal(token["number"].replace(",", "")), token["unit"] or "")

    def _takes(self, *signs: str) -> str:
        """The sign that stands next where it is one of these; "" otherwise."""
        token = self._tokens[self._place] if self._place < len(self._tokens) else None
        if token is None or token["sign"] not in signs:
            return ""
        self._place += 1
        return str(token["sign"])

    def _split(self) -> Sequence[re.Match[str]]:
        found: list[re.Match[str]] = []
        place = 0
        while place < len(self._text):
            token = _TOKEN.match(self._text, place)
            if token is None:
                place += len(self._text[place:]) - len(self._text[place:].lstrip())
                raise FormulaFault(
                    worded(
                        "{place}번째 글자 '{letter}': 읽을 수 없는 글자입니다.",
                        place=place + 1,
                        letter=self._text[place],
                    )
                )
            found.append(token)
            place = token.end()
        return found

    def _fail(self, why: str) -> NoReturn:
        if self._place == len(self._tokens):
            raise FormulaFault(worded("산출식의 끝: {why}.", why=why))
        token = self._tokens[self._place]
        shown = token[0].strip()
        raise FormulaFault(
            worded("{place}번째 글자 '{shown}': {why}.", place=token.end() - len(shown) + 1, shown=shown, why=why)
        )
