// TypeScript: the annotation moves with the copy.

type Options = Readonly<Record<string, string | number | boolean | null>>;

const DEFAULTS = {
  allowEmpty: false,
  baseUrl: "/",
  cache: true,
  compress: true,
  credentials: "omit",
  depth: 4,
  encoding: "utf-8",
  followRedirects: true,
  integrity: null,
  keepAlive: true,
  limit: 50,
  method: "GET",
  mode: "cors",
  page: 1,
  priority: "low",
  redirects: 5,
  referrer: "",
  retries: 3,
  secure: true,
  timeout: 30_000,
} as const;

export function uploadOption(name: string): string | number | boolean | null | undefined {
  const options: Options = { ...DEFAULTS, method: "POST", timeout: 120_000 };
  //                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-spread
  return options[name];
}
