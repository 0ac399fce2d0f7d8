// Without a language it follows the environment, which may change while the program runs.

export function show(count) {
  return new Intl.NumberFormat(undefined, { useGrouping: true }).format(count);
  //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-formatter environment-may-change
}
