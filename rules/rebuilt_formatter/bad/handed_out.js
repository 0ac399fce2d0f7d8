// Callers that are not visible may add properties to a formatter that they share.

export function numbers() {
  return new Intl.NumberFormat("de-DE", { minimumFractionDigits: 2 });
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter returned
}
