"""What Broadsheet runs on: one template, and the means to run it without AWS."""
