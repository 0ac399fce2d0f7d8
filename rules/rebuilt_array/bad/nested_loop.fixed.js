// Four rows are enough where two loops build them for each cell.

const STEPS = [{ x: -1, y: 0 }, { x: 1, y: 0 }, { x: 0, y: -1 }, { x: 0, y: 1 }];

export function liveNeighbours(cells, width) {
  const counts = [];
  for (let at = 0; at < cells.length; at += 1) {
    let count = 0;
    for (const step of STEPS) {
      count += cells[at + step.x + step.y * width] ? 1 : 0;
    }
    counts.push(count);
  }
  return counts;
}

export const probe = () => liveNeighbours([1, 0, 1, 0, 1, 1, 0, 0, 1], 3);
