// Vue calls `data` for each component because each component changes what it returns.

export default {
  name: "search-form",
  data() {
    return {
      query: "",
      page: 1,
      perPage: 20,
      sort: "date",
      order: "desc",
      loading: false,
      failed: false,
      results: 0,
      language: "en",
    };
  },
};
