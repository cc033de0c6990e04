"""Periods set by law: how they are counted, which rules there are, and how a due date came about."""
