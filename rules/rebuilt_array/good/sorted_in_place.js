// `sort` changes the array that it is called on, so each call needs its own.

export function ranking(bonus) {
  const players = [
    { name: "Ada", points: 12 },
    { name: "Bob", points: 30 },
    { name: "Cid", points: 7 },
    { name: "Dot", points: 21 },
  ];
  players.sort((a, b) => b.points + bonus[b.name] - (a.points + bonus[a.name]));
  return players.map((player) => player.name);
}
