"""What charts are drawn on: their style, and painters of plain figures as PNG and SVG."""
