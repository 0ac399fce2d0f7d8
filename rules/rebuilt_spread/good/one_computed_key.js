// An object of one computed key is small.

export const patch = (name, value) => ({ [name]: value });
