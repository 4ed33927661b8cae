"""Judges every policy of a tree: `prove.py` is the way in."""
