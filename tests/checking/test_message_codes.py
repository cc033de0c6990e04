"""What is said of the figures of a report has its code (finance 6.5)."""

import pytest
from tests.checking.builders import examine_blocks, make_table

from ieum.checking.message_codes import MESSAGE_CODES
from ieum.kernel.message_codes import code_of

RATES = "사업\t건수\t참여율(%)\n계\t30\t97.4\n가로정비\t10\t70.0\n공원정비\t20\t95.0"
TOTAL = "구분\t계\t갑\t을\n건수\t31\t10\t20"
ROUNDED = "예산액\t집행액\t집행률(%)\n163,744\t100,638\t61.5"
CUT = "예산액\t집행액\t집행률(%)\n108,600\t78,898\t72.6"


@pytest.mark.parametrize(
    ("tables", "code", "said"),
    [
        ((TOTAL,), "W-RPT-01", "계가 옆 칸들의 합과 다릅니다."),
        ((RATES,), "W-RPT-02", "합계의 비율이 각 행의 비율 사이에 있지 않습니다."),
        ((ROUNDED, CUT), "I-RPT-03", "한 문서에서 비율을 반올림한 곳 1개와 버린 곳 1개가 섞여 있습니다."),
    ],
)
def test_a_finding_of_figures_has_the_code_of_its_rule(tables, code, said):
    (found,) = examine_blocks(*(make_table(each) for each in tables)).findings

    assert found.message.startswith(said)
    assert code_of(found.message, MESSAGE_CODES) == code


def test_a_finding_of_style_has_none():
    assert code_of("시각을 공문서의 꼴과 다르게 적었습니다.", MESSAGE_CODES) == ""
