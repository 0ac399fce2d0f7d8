"""From the sites of a file to findings and to the fixed file."""
