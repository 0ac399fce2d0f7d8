// One rule: object and array literals with eight or more entries inside a function. TypeScript is
// parsed where typescript-eslint is installed beside the ESLint that runs, and left out elsewhere.
import { createRequire } from "node:module";

const ENTRIES = 8;

const literalInFunction = {
  meta: { type: "suggestion", messages: { built: "a literal that every call builds again" } },
  create(context) {
    let depth = 0;
    const enter = () => void depth++;
    const leave = () => void depth--;
    const look = (entries) => (node) => {
      if (depth > 0 && node[entries].length >= ENTRIES) context.report({ node, messageId: "built" });
    };
    return {
      ":function": enter,
      ":function:exit": leave,
      ObjectExpression: look("properties"),
      ArrayExpression: look("elements"),
    };
  },
};

const shared = {
  plugins: { bench: { rules: { "literal-in-function": literalInFunction } } },
  rules: { "bench/literal-in-function": "warn" },
  linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "off" },
};
const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } };

const typescript = () => {
  try {
    const { parser } = createRequire(process.argv[1])("typescript-eslint");
    return [{ ...shared, files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser } }];
  } catch {
    return [];
  }
};

export default [
  { ...shared, files: ["**/*.{js,jsx,mjs,cjs}"], languageOptions: jsx },
  ...typescript(),
];
