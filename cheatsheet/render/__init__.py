"""Results → lines of text, with what each stretch means; the last step alone knows about colour."""
