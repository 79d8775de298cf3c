"""`python -m statuary` is `statuary`."""

from statuary.cli import main

main()
