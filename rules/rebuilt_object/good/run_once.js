// The outer function runs once, when the module is loaded, and so does what it builds.

const routes = (() => {
  const table = {
    home: { path: "/", title: "Home" },
    news: { path: "/news", title: "News" },
    shop: { path: "/shop", title: "Shop" },
    help: { path: "/help", title: "Help" },
    jobs: { path: "/jobs", title: "Jobs" },
  };
  return Object.entries(table);
})();

module.exports = routes.map(([name, route]) => `${name}=${route.path}`);
