"""Days and periods: weekdays, days that do not exist, the order of dates, lengths of periods, base days."""
