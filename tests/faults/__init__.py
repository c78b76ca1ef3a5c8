"""Whatever AWS and the network do to it: nothing lost, nothing stale, nothing doubled."""
