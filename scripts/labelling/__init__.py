"""From a paper to a sheet of numbered sentences, and from a labeller's table to a label file."""
