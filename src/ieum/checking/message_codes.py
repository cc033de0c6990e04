"""The codes of what is said of the figures of a report (finance 6.5)."""

from ieum.checking.judging import COMPLAINTS
from ieum.kernel.message_codes import MessageCode

_COMPUTED = ("rate", "column-total", "row-total", "header-formula", "over-short", "change", "balance", "product")
"""Claims of a printed value that the report itself says how to compute."""

MESSAGE_CODES = (
    MessageCode(
        "W-RPT-01", "A printed value is not what is computed from the others", "finance 2.4, 6.5",
        tuple(COMPLAINTS[each] for each in _COMPUTED),
    ),
    MessageCode(
        "W-RPT-02", "The rate of a total is outside those of its rows", "finance 2.4, 6.5",
        (COMPLAINTS["rate-range"],),
    ),
    MessageCode(
        "I-RPT-03", "Rates of a report differ by their way of rounding alone", "finance 2.4, 6.5",
        ("한 문서에서 비율을 반올림한 곳 {rounded}개와 버린 곳 {cut}개가 섞여 있습니다.",),
    ),
)  # fmt: skip
