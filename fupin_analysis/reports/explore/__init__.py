"""Questions that no report answers: figures by words, their cells, two townships side by side, a correction tried out."""
