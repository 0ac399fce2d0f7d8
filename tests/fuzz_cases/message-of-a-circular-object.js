
(function () {
const log = console.log;
const subject8 = async () => {
  const config = Object.assign({}, { minimumFractionDigits: 2, signDisplay: 'always', sensitivity: 'base' });
  config.self = config
  JSON.stringify(config)
};
log(subject8, subject8())
})()
