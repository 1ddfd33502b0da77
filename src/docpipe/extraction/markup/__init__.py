"""Formats without pages: web pages and DOCX, laid out on one virtual page.

Every element becomes tagged lines on a sheet, so that structure recovery, proof and citation work
on them as on a PDF. What an element is comes from the file's own tags, never from geometry.
"""

from docpipe.extraction.markup.web_page import read_web_page
from docpipe.extraction.markup.word_file import read_word_file

__all__ = ["read_web_page", "read_word_file"]
