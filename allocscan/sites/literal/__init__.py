"""A literal as V8 builds it: kinds of values, hidden classes, graphs, bytes."""
