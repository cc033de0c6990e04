"""Views: each reads through queries, or makes one call of an operation."""
