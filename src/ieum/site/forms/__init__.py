"""What the pages ask, a module for each field of work; what is wrong is said beside its field."""
