"""Instants, lengths of time, days and zones, as maintainers write them."""
