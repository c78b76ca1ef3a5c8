"""What one more article costs, as the site grows: ours beside generators of static sites."""
