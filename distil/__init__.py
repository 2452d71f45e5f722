"""Makes ``data/word-vectors.txt``; README.md says when and how."""
