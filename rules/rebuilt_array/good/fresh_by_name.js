// The function's name says that it gives a new array to each of its callers, who will shuffle it.

export function createDeck() {
  return [
    { suit: "hearts", rank: 1 },
    { suit: "hearts", rank: 2 },
    { suit: "spades", rank: 1 },
    { suit: "spades", rank: 2 },
    { suit: "clubs", rank: 1 },
    { suit: "clubs", rank: 2 },
  ];
}
