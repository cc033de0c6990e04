"""Statistics: surveys and the yearbook."""
