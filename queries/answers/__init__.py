"""Answers in words: what is known of a thing, how two are connected, who could be a partner, what is missing, what changed."""
