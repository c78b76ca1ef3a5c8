"""The template judged by the rules of others, and why some of their findings are accepted."""
