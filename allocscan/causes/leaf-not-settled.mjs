import { green, grey, red } from "./palette.js";

export const colorOf = (state) => {
  const colors = {
    open: "#000",
    paid: green, // <- here
    late: red,
    closed: grey,
    draft: "#999",
    sent: "#333",
    refunded: "#666",
    disputed: "#c60",
  };
  return colors[state] ?? "#000";
};
