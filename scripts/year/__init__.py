"""A year of weekly runs over a site that changes: ``make year``.

A municipal page is served on 127.0.0.1 and changes from week to week: papers come, are replaced,
renamed, moved, taken down and put up again. Three weeks it does not answer, once the disk is full,
and ten runs are killed in the middle. In the end the corpus must hold exactly what the page showed,
and everybody who asked to be told must have been told of each recommendation once.
"""
