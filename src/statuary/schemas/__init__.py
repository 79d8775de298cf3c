"""JSON Schemas of what people write, for editors.

They are made from the model: its fields are the keys, with the description of each, and its types
say how their texts look. A schema lets through all that reads; what concerns several keys or files
at once only `statuary check` can tell. They are of draft 7, which editors know best.
"""

from statuary.schemas.documents import DOCUMENTS, MADE_BY, Document, render

__all__ = ["DOCUMENTS", "MADE_BY", "Document", "render"]
