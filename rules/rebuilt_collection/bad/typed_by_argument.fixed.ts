// TypeScript: a type argument is part of the expression, so no place changes its type.

const RETRYABLE_VALUES = new Set<number>([408, 425, 429, 500, 502, 503, 504]);

const retryable = () => RETRYABLE_VALUES;

export function shouldRetry(status: number, attempt: number): boolean {
  return attempt < 3 && retryable().has(status);
}
