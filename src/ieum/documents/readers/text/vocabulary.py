"""Words that head the columns of tables in the reports of planning divisions, without spaces."""

_HEADS = """
계 합계 소계 총계 누계 예산 예산액 예산현액 본예산 추경 간주처리 당초예산 최종예산 최종예산액 집행액 집행률
집행율 집행잔액 잔액 배정액 배정잔액 배정률 배정율 이월액 전년도이월액 불용액 전년도 전년도예산액 증감 증감액
증감률 금액 사업비 소요예산 재원 연차별소요재원 국비 시비 구비 군비 도비 기금 기타 단위사업 세부사업 정책사업
회계 일반회계 특별회계 일반직 관리운영직 기능직 별정직 임기제 별정직․임기제 별정직·임기제 별정직ㆍ임기제 정원
현원 과부족 대체인력 직렬 직종 명칭 현황 비고 소속 시설 시설명 장비 규모 면적 위치 쪽 주요사업 주요업무 담당
담당자 담당부서 소관 소관국 신규 계속 진행 진행중 종결 확정 승소 패소 승소율 소취하 일부승 일부인용 인용 기각
소송 소송명 사건명 행정 민사 심판 년도 처리현황 건수 횟수 인원 비율 실적 목표 달성률 달성도 처리안건 서면 전화
방문 조례 규칙 훈령 예규 제정 개정 폐지 유형 내용 공포일 자치법규 행정규칙 자치법규명 평가대상 평가내용 평가시기
평가분야 평가주기 관리대상 관리내용 추진기간 추진내용 추진실적 조사결과 모집기간 대상 시기 일정 기간 일시 장소
방법 성별 나이 지역 선발 정의 분야그룹 한도액 심사및시상 제안현황
"""
_HEADS_OF_LABELS = """
구분 회계구분 단위사업명 세부사업명 정책사업명 사업명 연번 번호 순번 재원별 연도 연도별 분야 부서 부서명 팀명
업무명 직급
"""
_HEADS_OF_GROUPS = """
일반직 관리운영직 기능직 별정직 임기제 별정직․임기제 별정직·임기제 별정직ㆍ임기제 예산현액 추경 집행액 확정 종결
처리현황 연차별소요재원 연차별소요자원 자치법규 행정규칙 정례회 임시회
"""

ROW_LABELS = frozenset(_HEADS_OF_LABELS.split())
"""Words that head the column of row labels, and so open a header."""

GROUPS = frozenset(_HEADS_OF_GROUPS.split())
"""Words that stand over several columns."""

KNOWN = ROW_LABELS | GROUPS | frozenset(_HEADS.split())
"""All words that head columns."""
