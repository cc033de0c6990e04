"""Learning: training of residents and officials."""
