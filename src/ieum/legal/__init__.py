"""Legal affairs: litigation, appeals, local legislation, advice."""
