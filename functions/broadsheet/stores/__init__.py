"""Where things are kept: the only room that speaks AWS."""
