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

const UPLOAD_OPTIONS: Options = Object.freeze<Options>({ ...DEFAULTS, method: "POST", timeout: 120_000 });

export function uploadOption(name: string): string | number | boolean | null | undefined {
  return UPLOAD_OPTIONS[name];
}
