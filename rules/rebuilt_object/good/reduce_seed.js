// The seed of a reduction is what the callback writes to.

export const tally = (votes) =>
  votes.reduce(
    (sums, vote) => {
      sums[vote] += 1;
      return sums;
    },
    { north: 0, south: 0, east: 0, west: 0, up: 0, down: 0, left: 0, right: 0 },
  );
