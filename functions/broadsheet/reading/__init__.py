"""Sources become articles: the gate, after which everything may be trusted."""
