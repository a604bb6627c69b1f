"""The nouns every stage speaks of: figures, cells, documents, the vocabulary, files, privacy."""
