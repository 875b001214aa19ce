"""Records of many files → one book of pages."""
