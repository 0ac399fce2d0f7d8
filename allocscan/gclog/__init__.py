"""What V8 says of its collections: `node --trace-gc` output, read and judged."""
