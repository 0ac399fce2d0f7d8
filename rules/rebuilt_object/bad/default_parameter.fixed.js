// A default value is built on every call that leaves the argument out.

const DEFAULT_FACTORS = Object.freeze({ mm: 0.001, cm: 0.01, dm: 0.1, m: 1, km: 1000, inch: 0.0254, ft: 0.3048, yd: 0.9144, mi: 1609.344 });

export function convert(
  amount,
  unit,
  factors = DEFAULT_FACTORS,
) {
  return amount * (factors[unit] ?? NaN);
}

export const probe = () => [convert(3, "km"), convert(3, "mi"), convert(3, "fur", { fur: 201.168 })];
