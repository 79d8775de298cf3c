"""Static status pages: incident files in, an honest site out."""

__version__ = "0.1.0"
