"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# Machines are slow at times, which is no fault of the code. In CI a run is the same each
# time, so that a failure there is about the change; at home each run looks further.
settings.register_profile("home", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "home")
