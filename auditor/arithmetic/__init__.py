"""Arithmetic on printed figures: what they can stand for once rounding is allowed for. Knows nothing of articles."""
