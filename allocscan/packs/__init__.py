"""Packs: folders of rules. What lies in one, what its files may say, and how it is loaded."""
