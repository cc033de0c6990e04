"""Organisation: units, staffing, facilities."""
