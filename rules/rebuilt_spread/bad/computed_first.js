// One computed key, written first, makes the whole literal slow.

export function counters(name, start) {
  return {
  //     ^ rebuilt-spread
    [name]: start,
    active: 0,
    banned: 0,
    closed: 0,
    deleted: 0,
    expired: 0,
    frozen: 0,
    hidden: 0,
    invited: 0,
    locked: 0,
    merged: 0,
    open: 0,
    paused: 0,
    queued: 0,
    ready: 0,
    stale: 0,
    trial: 0,
    total: 0,
    updated: start,
  };
}
