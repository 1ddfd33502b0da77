"""German text: sentences, line-end hyphens, and the words that lexical search compares."""
