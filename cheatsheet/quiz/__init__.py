"""Questions made from the pages, graded by meaning, asked again when the memory needs it."""
