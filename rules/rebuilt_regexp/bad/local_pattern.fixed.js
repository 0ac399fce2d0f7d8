// A pattern with a name: the constant is called after it.

const ISO_DATE = new RegExp("^(\\d{4})-(\\d{2})-(\\d{2})$");

export function yearOf(date) {
  const match = ISO_DATE.exec(date);
  return match && Number(match[1]);
}

export const probe = () => ["2024-02-29", "29.2.2024"].map(yearOf);
