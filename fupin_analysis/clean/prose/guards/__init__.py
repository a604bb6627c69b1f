"""What a decision is not believed for: words at the number that make of its item another thing."""
