// A typed array is copied from its list, with a buffer of its own, for one number.

const DAYS = new Uint8Array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);

export function daysIn(month) {
  return DAYS[month % 12];
}

export const probe = () => [daysIn(0), daysIn(13)];
