"""The explorer page and what it is made of."""
