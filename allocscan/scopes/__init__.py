"""Names: what binds to what in one file. Built only for a file that has a candidate left."""
