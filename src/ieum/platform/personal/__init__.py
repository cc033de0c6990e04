"""Personal data: what it is, how it is kept, shown, read and erased."""
