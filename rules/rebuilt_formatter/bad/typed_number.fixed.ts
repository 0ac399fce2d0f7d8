// TypeScript: a parameter that is a number is believed to be one.

const PERCENT_FORMAT = new Intl.NumberFormat("en", { style: "percent", minimumFractionDigits: 1 });

export const percent = (share: number): string => {
  return PERCENT_FORMAT.format(share);
};
