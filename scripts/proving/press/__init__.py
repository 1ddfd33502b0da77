"""A small press: absolute layouts as of a desktop publishing program, drawn by reportlab."""
