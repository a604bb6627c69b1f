"""What the words around cells say: labels, titles, whose figures they are, whom they leave out."""
