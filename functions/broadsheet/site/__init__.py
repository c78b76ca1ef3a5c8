"""Articles become pages, feeds and sitemaps."""
