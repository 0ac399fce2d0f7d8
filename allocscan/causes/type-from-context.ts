interface Theme {
  mode: "light" | "dark";
  ink: string;
  paper: string;
  accent: string;
  border: string;
  shadow: string;
  focus: string;
  radius: number;
}

export const styleOf = (custom: Theme | null, part: keyof Theme): string => {
  const theme: Theme = custom ?? { // <- here
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
