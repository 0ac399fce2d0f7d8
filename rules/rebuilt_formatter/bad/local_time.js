// Without a time zone it takes the one of the moment.

export function shortDate(date) {
  const format = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric" });
  //             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter environment-may-change
  return format.format(date);
}
