// It is made once for an object that lives long, and is its own.

export class Ticker {
  constructor() {
    this.percent = new Intl.NumberFormat("en", { style: "percent" });
  }

  show(change) {
    return this.percent.format(change);
  }
}
