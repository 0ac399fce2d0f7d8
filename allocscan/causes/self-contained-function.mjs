export const stateOf = (page, selector) =>
  page.evaluate((query) => { // <- here
    const states = {
      0: "empty",
      1: "metadata",
      2: "current",
      3: "future",
      4: "enough",
      5: "stalled",
      6: "ended",
      7: "failed",
    };
    return states[document.querySelector(query).readyState];
  }, selector);
