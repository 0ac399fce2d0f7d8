exports.limitsOf = (plan) => {
  const limits = {
    free: { seats: 1, projects: 3 },
    team: { seats: 10, projects: 50 },
    business: { seats: 100, projects: 500 },
    school: { seats: 1000, projects: 100 },
  };
  return limits[plan]; // <- here
};
