"""Which item a number counts: one decision after another looks at it, and the first that knows answers."""
