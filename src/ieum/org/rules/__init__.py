"""Rules of the organisation: pure functions of what stands on one day."""
