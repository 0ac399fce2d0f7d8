// The function adds to the array before it hands it on.

export function columnsFor(user) {
  const columns = [
    { key: "name", width: 200 },
    { key: "date", width: 120 },
    { key: "size", width: 80 },
    { key: "kind", width: 80 },
  ];
  if (user.admin) columns.push({ key: "owner", width: 120 });
  return columns;
}
