"""What reads well and is probably not meant so, one rule in one module.

A new rule is a module here that makes a `Rule` from a function: it takes what was read and the
instant that is now, and yields a `Problem` for each place. Then add the rule to `RULES`.
"""

from statuary.lint.contrast import CONTRAST
from statuary.lint.future_update import FUTURE_UPDATE
from statuary.lint.interface import Rule

RULES: tuple[Rule, ...] = (CONTRAST, FUTURE_UPDATE)
