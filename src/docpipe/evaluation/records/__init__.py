"""How good the records are: labelled papers, and what of them the miner finds.

``labels`` and ``papers`` read gold, ``matching`` pairs it with what was mined, ``measures`` counts,
``report`` prints. What a label means stands in docs/labelling.md.
"""
