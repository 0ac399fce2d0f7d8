// Each call needs a copy of its own, and spread first it is copied fast since Node 22.

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
};

export function request(url) {
  return { ...DEFAULTS, url };
}
