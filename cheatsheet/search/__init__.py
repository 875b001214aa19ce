"""A question → the pages that answer it."""
