// A typed array is copied from its list, with a buffer of its own, for one number.

export function daysIn(month) {
  const days = new Uint8Array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rebuilt-collection
  return days[month % 12];
}

export const probe = () => [daysIn(0), daysIn(13)];
