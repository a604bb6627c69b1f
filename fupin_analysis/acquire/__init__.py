"""Files to rows of text that know their address."""
