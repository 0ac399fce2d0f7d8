// A table keyed by the names of another: with its first key computed, it is built key by key.

const STATE = {
  ACTIVE: "active",
  BANNED: "banned",
  CLOSED: "closed",
  DELETED: "deleted",
  EXPIRED: "expired",
  FROZEN: "frozen",
  HIDDEN: "hidden",
  INVITED: "invited",
  LOCKED: "locked",
  MERGED: "merged",
  OPEN: "open",
  PAUSED: "paused",
  QUEUED: "queued",
  READY: "ready",
  STALE: "stale",
  TRIAL: "trial",
};

export function colorOf(state) {
  const colors = {
  //             ^ rebuilt-spread
    [STATE.ACTIVE]: "green",
    [STATE.BANNED]: "red",
    [STATE.CLOSED]: "gray",
    [STATE.DELETED]: "black",
    [STATE.EXPIRED]: "green",
    [STATE.FROZEN]: "red",
    [STATE.HIDDEN]: "gray",
    [STATE.INVITED]: "black",
    [STATE.LOCKED]: "green",
    [STATE.MERGED]: "red",
    [STATE.OPEN]: "gray",
    [STATE.PAUSED]: "black",
    [STATE.QUEUED]: "green",
    [STATE.READY]: "red",
    [STATE.STALE]: "gray",
    [STATE.TRIAL]: "black",
  };
  return colors[state];
}

export const probe = () => ["open", "stale", "none"].map(colorOf);
