"""Several reports beside each other: plans against results, one figure in two files, as-of columns."""
