"""Documents of an office: one model, readers that make it, writers that take it."""
