"""The vocabulary and its grammar: from the words around a number to the item it states."""
