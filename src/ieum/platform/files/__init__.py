"""Files that hang on matters of any app: taken in by their content, scanned, kept in versions, shown, and expiring."""
