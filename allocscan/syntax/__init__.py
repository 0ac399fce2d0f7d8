"""Trees: which grammar reads a file, parsing, the node names relied on, walks by a stack."""
