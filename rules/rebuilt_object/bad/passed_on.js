// Options are handed to code that is not in this file, which may complete or keep them.

import { drawChart } from "./charts.js";

export function drawRevenue(canvas, rows) {
  const options = {
  //              ^ rebuilt-object passed-on
    kind: "line",
    smooth: true,
    points: false,
    legend: "bottom",
    grid: "dotted",
    currency: "EUR",
    digits: 2,
    animate: 250,
    locale: "en",
  };
  drawChart(canvas, rows, options);
}
