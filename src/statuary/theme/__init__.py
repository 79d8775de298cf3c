"""How pages look: templates and assets, read once into a value. The only owner of Jinja.

A project's `templates/` may replace single files of the built-in theme, and a file that does
may extend what it replaces under the name `default/<file>`.

Jinja is imported with what renders, as whoever only checks records can do without it.
"""

from statuary.theme.files import Theme, built_in_folder
from statuary.theme.loading import load

__all__ = ["Theme", "built_in_folder", "load"]
