// A caller sorts the array that it got: with one shared array the order would stay changed.

function holidays() {
  const days = [
  //           ^ rebuilt-array written
    { name: "New Year", month: 1, day: 1 },
    { name: "Labour Day", month: 5, day: 1 },
    { name: "All Saints", month: 11, day: 1 },
    { name: "Christmas", month: 12, day: 25 },
  ];
  return days;
}

export const byName = () => holidays().sort((a, b) => (a.name < b.name ? -1 : 1)).map((day) => day.name);
export const first = () => holidays()[0].name;

export const probe = () => [first(), byName(), first()];
