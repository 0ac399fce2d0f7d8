// `RegExp` makes the same without `new`.

export const words = (line) => line.split(RegExp("\\s*[,;]\\s*"));
//                                        ^^^^^^^^^^^^^^^^^^^^^^ rebuilt-regexp

export const probe = () => words("a, b ;c");
