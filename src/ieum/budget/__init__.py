"""Budget: appropriations, their execution and their funding."""
