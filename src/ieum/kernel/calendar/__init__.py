"""Days off and working days, as the decree on public holidays (관공서의 공휴일에 관한 규정) has them by date."""
