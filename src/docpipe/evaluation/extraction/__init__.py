"""How well PDFs become text: docpipe beside other tools, on papers whose text is known.

``gold`` says what is known of a paper and ``gold_files`` reads it from a folder; ``reading`` is
what a tool made of a paper, ``tools`` calls the tools, each in a process of its own (``process``).
``text_measures``, ``piece_measures`` and ``table_measures`` count, ``scoring`` chooses what can be
counted, ``report`` shows it.
"""
