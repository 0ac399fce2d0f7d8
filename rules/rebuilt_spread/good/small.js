// A small copy is a drop in the bucket.

const POINT = { x: 0, y: 0, z: 0 };

export const at = (x) => ({ ...POINT, x });
