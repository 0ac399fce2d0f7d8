export const limitUploads = (request, response, next) => {
  const limits = {
    bytes: 10_485_760,
    parts: 64,
    retries: 3,
    backoff: 250,
    timeout: 30_000,
    parallel: 4,
    resume: true,
    verify: false,
    compress: true,
  };
  response.locals.limits = limits; // <- here
  next();
};
