// The spread comes after another property: the property list grows three at a time.

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
  return { url, ...DEFAULTS };
  //     ^^^^^^^^^^^^^^^^^^^^ rebuilt-spread
}
