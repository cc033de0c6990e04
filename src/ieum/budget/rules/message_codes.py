"""The codes of the budget's messages (finance 6.5): one table, which pages, docs/message-codes.md and tests read."""

from ieum.kernel.message_codes import MessageCode

MESSAGE_CODES = (
    MessageCode(
        "E-BAL-01", "Spending above commitment, commitment above allotment, or allotment above the available budget",
        "지방회계법 제29조, 지방재정법 시행령 제85조",
        ("{place}: {left_of} {left:,}원을 넘습니다. ({day} 기준 {gap:,}원 초과)",),
    ),
    MessageCode(
        "E-BAL-02", "A movement would leave less than was spent, committed or allotted, or less than nothing",
        "지방회계법 제29조",
        (
            "{place}: 감액 후 {upper}이 이미 있는 {lower}보다 작아집니다. ({day} 기준 {gap:,}원)",
            "{place}: {day} {upper}이 {gap:,}원 모자라 0원 아래로 내려갑니다.",
        ),
    ),
    MessageCode(
        "E-BAL-03", "Revenue and expenditure of an account differ", "지방재정법 제34조",
        (
            "세입과 세출 총계가 일치하지 않습니다.",
            "세입과 세출의 총계가 같지 않은 회계가 있습니다. (지방재정법 제34조)",
            "{account}: 세입 {revenue:,}원, 세출 {expenditure:,}원, 차이 {gap}원",
        ),
    ),
    MessageCode(
        "E-BAL-04", "The sources of an amount do not add up to it", "finance 2.2 I5",
        ("재원의 합이 금액 {amount:,}원과 맞지 않습니다. 구비가 {own:,}원이 됩니다.",),
    ),
    MessageCode(
        "E-TRF-01", "전용 from or to labour, of repayments but between principal and interest, or into 업무추진비",
        "지방재정법 시행령 제55조",
        (
            "인건비는 전용할 수 없습니다. (지방재정법 시행령 제55조)",
            "상환금은 원금과 이자 사이에서만 전용할 수 있습니다. (지방재정법 시행령 제55조)",
            "업무추진비로는 전용할 수 없습니다. (지방재정법 시행령 제55조제2항)",
        ),
    ),
    MessageCode(
        "E-TRF-02", "전용 between different 정책사업, which is 이용", "지방재정법 제47조의2, 제49조",
        ("정책사업이 다르므로 전용이 아니라 이용(의회 사전 의결) 대상입니다.",),
    ),
    MessageCode(
        "E-TRF-03", "전용 after the fiscal year", "지방재정법 제49조", ("회계연도가 지나 전용할 수 없습니다.",)
    ),
    MessageCode(
        "W-TRF-04", "전용 and 이체 of a quarter are to be told to the council", "지방재정법 제47조의2, 제49조",
        ("{quarter} 전용·이체 내역 {count}건을 {day}까지 의회에 제출해야 합니다.",),
    ),
    MessageCode(
        "E-RSV-01", "The reserve is used for 업무추진비 or a private subsidy", "지방재정법 시행령 제48조",
        ("예비비는 업무추진비·보조금에 사용할 수 없습니다. (지방재정법 시행령 제48조)",),
    ),
    MessageCode(
        "E-RSV-02", "The reserve is used for what the council cut", "지방재정법 제43조",
        ("의회에서 삭감된 항목에는 예비비를 사용할 수 없습니다.",),
    ),
    MessageCode(
        "W-RSV-03", "The general reserve is above its share of the budget", "지방재정법 제43조",
        ("{account}: 일반예비비 {reserve:,}원이 예산 총액 {total:,}원의 {share}인 {most:,}원을 넘습니다.",),
    ),
    MessageCode(
        "E-DEEM-01", "성립전 사용 of money that is not earmarked and paid in", "지방재정법 제45조 단서",
        ("용도 지정 및 전액 교부가 확인되지 않아 성립전 사용을 할 수 없습니다.",),
    ),
    MessageCode(
        "E-DEEM-02", "A supplementary budget does not take up what was used before adoption", "지방재정법 제45조 단서",
        (
            "성립전 사용 예산이 추경예산안에 계상되지 않았습니다. 먼저 같은 차수에 계상하십시오.",
            "성립전 사용 예산이 추경예산안에 계상되지 않았습니다. (지방재정법 제45조)",
        ),
    ),
    MessageCode(
        "E-CARRY-01", "사고이월 without a commitment in the year", "지방재정법 제50조제2항",
        (
            "{place}: 회계연도 내 지출원인행위가 없어 사고이월할 수 없습니다. ({gap:,}원 초과)",
            "사고이월은 회계연도 안에 한 지출원인행위(계약 등)의 문서를 적어야 합니다.",
        ),
    ),
    MessageCode(
        "E-INV-01", "A project above the threshold without a concluded 투자심사", "지방재정법 제37조",
        ("투자심사 결과가 필요합니다.",),
    ),
    MessageCode(
        "E-INV-02", "A project whose 투자심사 ended with 재검토 or 부적정", "지방재정법 제37조제5항",
        ("{name}: 투자심사 결과가 '{state}'이므로 예산을 편성할 수 없습니다. (지방재정법 제37조제5항)",),
    ),
    MessageCode(
        "W-INV-03", "The cost of a reviewed project grew by the share that calls for another review",
        "지방재정투자사업 심사규칙 제6조", ("{said} 30% 이상 늘면 다시 심사합니다.",),
    ),
    MessageCode(
        "E-EXT-01", "A special grant pays for a private subsidy", "지방교부세법 제9조제6항, 지방재정법 제29조의3",
        ("{funding}은(는) 민간보조사업의 재원으로 사용할 수 없습니다.",),
    ),
    MessageCode(
        "E-GRA-01", "A contest above both thresholds without 지방재정영향평가", "지방재정법 제27조의6",
        ("응모 전에 지방재정영향평가가 필요합니다.",),
    ),
    MessageCode(
        "E-BOND-01", "A bond for a project below the smallest size", "지방재정법 시행령 제10조제1항",
        ("총사업비 {smallest} 미만 사업은 지방채를 발행할 수 없습니다.",),
    ),
    MessageCode(
        "W-CAL-01", "A budget bill after the last day of its submission", "지방자치법 제142조제1항",
        ("예산안 제출기한({day})이 지났습니다.",),
    ),
)  # fmt: skip
