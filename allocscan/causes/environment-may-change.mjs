export const dayOf = (time) => {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" }); // <- here
  return format.format(time);
};
