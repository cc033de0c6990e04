"""Work that takes longer than one waits for a page: asked for, queued, done by a worker, and told of."""
