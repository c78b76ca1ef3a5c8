"""Broadsheet publishes articles on AWS with no server to keep."""
