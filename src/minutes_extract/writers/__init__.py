"""Records become JSON, JSON Lines, CSV tables or a readable summary."""
