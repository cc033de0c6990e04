"""Performance: internal and external evaluations."""
