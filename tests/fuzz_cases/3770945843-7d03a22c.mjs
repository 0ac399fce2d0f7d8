async function subject1() { Object.freeze(new RegExp('a|z', 'gi'))
  'aba'.replace(new RegExp('a|z', 'gi'))
}
export { subject1 };
