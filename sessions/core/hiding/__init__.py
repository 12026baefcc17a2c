"""Harm stays out, openly: the facilitator hides a text everywhere at once, with a reason that its author sees."""
