import { drawChart } from "./charts.js";

export const drawRevenue = (canvas, rows) => {
  const options = {
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
  drawChart(canvas, rows, options); // <- here
};
