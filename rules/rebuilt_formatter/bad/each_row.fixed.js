// A callback makes a formatter for each row of the table.

const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

export function shares(rows) {
  return rows.map((row) => {
    return `${row.name}: ${PERCENT.format(row.share)}`;
  });
}

export const probe = () => shares([{ name: "a", share: 0.256 }, { name: "b", share: 1 }]);
