"""The HTTP routes and their errors."""
