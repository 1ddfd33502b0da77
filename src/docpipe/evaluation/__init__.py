"""Judge each stage and the whole."""
