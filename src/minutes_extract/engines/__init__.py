"""Ways to run the extractor over many releases."""
