"""Text from the pictures of pages, by tesseract, for pages whose text layer does not do.

A page goes through ``need`` (is its text missing or garbage?), ``raster`` (a straight grey
picture, rulings apart), ``engine`` (the program), ``hocr`` (its answer), ``typeset`` (words with
sizes) and ``sheet`` (lines and tables like those of any page).
"""
