"""Everything that can be said of a project before it is built, and what can be mended in it."""

from statuary.checks.fixing import Fixed, fix
from statuary.checks.verdict import Verdict, check, problems

__all__ = ["Fixed", "Verdict", "check", "fix", "problems"]
