"""Rules of office work: pure functions."""
