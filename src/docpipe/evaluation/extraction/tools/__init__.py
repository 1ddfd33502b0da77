"""The tools that can be measured: docpipe and its peers, one module each.

A tool's module has ``load()``, which imports its library, ``read(paths)``, which yields what the
library makes of each paper, and ``as_reading(made)``, which brings that into the common shape.
Only the first two are metered with the tool; and only the tool's own process imports its library.

Peers read as their documentation shows it first, to Markdown where they write Markdown. Those that
bring tesseract recognise scanned pages if this machine has its German model, as docpipe does.
"""
