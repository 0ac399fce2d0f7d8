// Inside two loops a small table is enough: it is built for every cell of the grid.

export function pathCost(grid) {
  let total = 0;
  for (const row of grid) {
    for (const cell of row) {
      const terrainCosts = { plain: 1, forest: 2, hill: 3, swamp: 5, river: 8 };
      //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-object
      total += terrainCosts[cell];
    }
  }
  return total;
}

export const probe = () => pathCost([["plain", "hill"], ["river", "swamp"]]);
