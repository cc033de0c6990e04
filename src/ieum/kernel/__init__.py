"""Pure ideas that every package shares: numbers, units, rounding, days, figures and registries."""
