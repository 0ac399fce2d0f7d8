// Inside two loops a small table is enough: it is built for every cell of the grid.

const TERRAIN_COSTS = Object.freeze({ plain: 1, forest: 2, hill: 3, swamp: 5, river: 8 });

export function pathCost(grid) {
  let total = 0;
  for (const row of grid) {
    for (const cell of row) {
      total += TERRAIN_COSTS[cell];
    }
  }
  return total;
}

export const probe = () => pathCost([["plain", "hill"], ["river", "swamp"]]);
