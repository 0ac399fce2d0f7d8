// The object is built only when something has already gone wrong.

export function parsePort(text) {
  const port = Number(text);
  if (!Number.isInteger(port)) {
    throw Object.assign(new TypeError(`not a port: ${text}`), {
      code: "E_PORT",
      status: 400,
      expose: true,
      retry: false,
      docs: "ports",
      lowest: 1,
      highest: 65535,
      kind: "integer",
    });
  }
  return port;
}
