"""Bytes: spans, files, line maps, edits. Nothing here is ever decoded and encoded again."""
