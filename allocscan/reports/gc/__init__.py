"""What `allocscan gc` shows: text with a plot, a page, JSON."""
