"""What dkr can be asked, a module a verb: arguments in, one call of the core, one answer shown, an exit code out."""
