"""A command line → what each of its parts means."""
