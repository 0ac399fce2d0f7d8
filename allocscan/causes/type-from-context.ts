interface Colors {
  ink: string;
  paper: string;
  accent: string;
  border: string;
  shadow: string;
  focus: string;
  radius: number;
}
interface Light extends Colors {
  mode: "light";
}
interface Dark extends Colors {
  mode: "dark";
  glow: string;
}

export const styleOf = (part: keyof Light): string => {
  const theme: Light | Dark = { // <- here
    mode: "light",
    ink: "#111",
    paper: "#fff",
    accent: "#06c",
    border: "#ccc",
    shadow: "#999",
    focus: "#f90",
    radius: 4,
  };
  return `${part}: ${theme[part]}`;
};
