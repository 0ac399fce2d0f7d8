"""Recordings of a running program: their bytes to plain values, whatever tool wrote them."""
