// Each instance changes its own state.

export class Player {
  constructor(name) {
    this.name = name;
    this.stats = { health: 100, mana: 50, speed: 10, armor: 5, luck: 1, level: 1, points: 0, gold: 25 };
  }

  hit(damage) {
    this.stats.health -= damage;
  }
}
