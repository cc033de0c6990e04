"""What may be said of the end of a year: no less than is spent, no more than there is (finance.md 2.4)."""

from ieum.kernel.wording import worded


def forecast_fault(amount: int, *, spent: int | None, available: int) -> str:
    """Why a division cannot have spent an amount by 31 December, in won; "" where it can.

    :param spent: what is spent by the day; None where that is not reported, which binds nothing
    :param available: 예산현액 of the day
    """
    if amount < 0:
        return worded("연말 예상 집행액은 0원 이상으로 적으십시오.")
    if spent is not None and amount < spent:
        return worded(
            "연말 예상 집행액 {amount:,}원이 이미 집행한 {spent:,}원보다 적습니다. 집행액 이상으로 적으십시오.",
            amount=amount, spent=spent,
        )  # fmt: skip
    if amount > available:
        return worded(
            "연말 예상 집행액 {amount:,}원이 예산현액 {available:,}원보다 많습니다. 예산현액 이하로 적으십시오.",
            amount=amount, available=available,
        )  # fmt: skip
    return ""
