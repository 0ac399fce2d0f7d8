// TypeScript: a parameter that is a number is believed to be one.

export const percent = (share: number): string => {
  return share.toLocaleString("en", { style: "percent", minimumFractionDigits: 1 });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter
};
