// A copy of a constant with two constant changes is a constant of its own.

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

const UPLOAD_OPTIONS = Object.freeze({ ...DEFAULTS, method: "POST", timeout: 120_000 });

export function uploadOption(name) {
  return UPLOAD_OPTIONS[name];
}

export const probe = () => ["method", "timeout", "mode"].map(uploadOption);
