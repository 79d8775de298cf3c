"""What is tried on Statuary without end: see `fuzz/__main__.py` and `fuzz/dearest.py`."""
