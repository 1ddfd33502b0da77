"""Sets the sample publications in ``corpus/samples`` from the texts in ``publications/``.

The samples are invented texts in the manner of municipal handouts, set in the layouts that real
ones have: columns, boxes, footnotes, marginalia, tables, contents pages, page labels.
"""
