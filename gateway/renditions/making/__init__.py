"""The makers: hostile bytes in, a rendition out."""
