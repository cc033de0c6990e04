"""Staff pages: reports with their proof, and the officer's round from an upload to a new edition."""
