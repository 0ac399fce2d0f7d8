// Code outside of functions runs once.

const defaults = {};

if (process.env.NODE_ENV !== "production") {
  Object.assign(defaults, {
    verbose: true,
    colors: true,
    timing: true,
    port: 3000,
    host: "localhost",
    retries: 0,
    cache: false,
    minify: false,
  });
}

module.exports = defaults;
