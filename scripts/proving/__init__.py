"""Synthetic handouts with exact gold: what extraction is measured on before it meets real ones.

Texts are those of the samples and own ones; all is invented. Several programs set them (a press of
our own drawn by reportlab, Typst, LibreOffice Writer, Chromium), so that no layout is one that the
extraction was tuned on by hand. Then text is hidden in each file and one page becomes a scan.

    make proving OUT=build/proving
    python -m scripts.proving --check build/proving
    python -m scripts.proving --out build/drawn --drawn 5 --seed 7   # papers that nobody has seen
    python -m scripts.bench_extract --data build/proving --tools docpipe --show all

``x.gold.json`` lies beside ``x.pdf``. ``ordered`` is the running text in reading order,
``unordered`` what has no fixed place in it; every entry names the page of the file on which it
begins (``last_page``: ends). ``furniture`` is told page by page, ``line_ends`` are the words that
really were broken, as the source writes them, ``hidden`` is text that nobody sees. The heading of
the contents page belongs to that page, not to the running text. Pages come from pdftotext's
reading and are the only part of the gold that is not known beforehand.
"""
