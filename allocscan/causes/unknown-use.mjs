export const labelOf = (kind) => {
  const labels = {
    free: "Free",
    team: "Team",
    business: "Business",
    school: "School",
    trial: "Trial",
    partner: "Partner",
    internal: "Internal",
    legacy: "Legacy",
    toString: () => "free, team, business, school, trial, partner, internal or legacy",
  };
  return `${labels[kind]} of ${labels}`; // <- here
};
