export const regionName = (code) => {
  const regions = new Intl.DisplayNames("en", { type: "region" }); // <- here
  return regions.of(code);
};
