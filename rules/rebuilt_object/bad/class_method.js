// A method builds the values of the letters again for each letter.

class Scrabble {
  constructor(bonus) {
    this.bonus = bonus;
  }

  score(letter) {
    const letterValues = { d: 2, g: 2, b: 3, c: 3, m: 3, p: 3, f: 4, h: 4, k: 5, j: 8, x: 8, q: 10, z: 10 };
    //                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-object
    return (letterValues[letter] ?? 1) * this.bonus;
  }
}

module.exports = { Scrabble, probe: () => [..."quiz"].map((letter) => new Scrabble(2).score(letter)) };
