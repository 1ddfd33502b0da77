"""What the search page shows, put into words and links before any template sees it."""
