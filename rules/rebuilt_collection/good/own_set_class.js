// Here `Set` is a class of the file, which may do anything with its list.

class Set {
  constructor(items) {
    this.items = items;
    this.asked = 0;
  }

  has(item) {
    this.asked += 1;
    return this.items.includes(item);
  }
}

export function isWeekend(day) {
  return new Set(["saturday", "sunday", "holiday", "bridge day"]).has(day);
}
