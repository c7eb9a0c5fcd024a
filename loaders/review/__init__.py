"""Extracted tables: how they are written for a person to review, what to look at first, and what is accepted."""
