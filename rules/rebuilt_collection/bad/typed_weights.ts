// TypeScript: the annotation moves with the weights of a window.

export function smooth(samples: readonly number[], at: number): number {
  const weights: Float64Array = new Float64Array([0.01, 0.05, 0.12, 0.2, 0.24, 0.2, 0.12, 0.05, 0.01]);
  //                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-collection
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (samples[at + i - 4] ?? 0) * (weights[i] ?? 0);
  return sum;
}
