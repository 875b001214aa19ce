"""dkr: a cheat sheet for containers that searches, explains and asks. Importing this package does nothing."""
