// What runs when the module loads runs once.

import { readFileSync } from "node:fs";

export const version = readFileSync("VERSION", "utf8").replace(new RegExp("\\s+$"), "");
