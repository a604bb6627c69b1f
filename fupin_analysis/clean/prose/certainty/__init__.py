"""How sure a number of prose is read: what of it was inherited or guessed, and by how much that lowers its confidence."""
