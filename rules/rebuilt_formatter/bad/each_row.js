// A callback makes a formatter for each row of the table.

export function shares(rows) {
  return rows.map((row) => {
    const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
    //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter
    return `${row.name}: ${percent.format(row.share)}`;
  });
}

export const probe = () => shares([{ name: "a", share: 0.256 }, { name: "b", share: 1 }]);
