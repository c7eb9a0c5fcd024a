"""Directories of members: the contents, the lists of the sections, the entries, and what each says of a member."""
