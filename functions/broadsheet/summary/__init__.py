"""Articles become summaries."""
