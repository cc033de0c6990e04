"""What accounts are told: on the page 알림, by mail, gathered each morning, and as a calendar of due dates."""
