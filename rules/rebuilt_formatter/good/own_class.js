// This is not the platform's.

import { Intl } from "./formats.js";

export const show = (amount) => new Intl.NumberFormat("en").format(amount);
