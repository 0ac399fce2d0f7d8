// What is cloned was made for it: the clone is what goes out.

export const snapshot = (state) =>
  structuredClone(new Map([["draft", state.draft], ["saved", state.saved], ["sent", state.sent], ["read", 0]]));
