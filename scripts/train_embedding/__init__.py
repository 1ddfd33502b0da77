"""Train the embedding model that docpipe carries; see docs/embedding-model.md."""
