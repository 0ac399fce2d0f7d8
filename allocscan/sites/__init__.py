"""One file's sites: where they are, whether they are constant, what they cost, where they go."""
