"""Reports: definitions, editions, intake, comparison, verification."""
