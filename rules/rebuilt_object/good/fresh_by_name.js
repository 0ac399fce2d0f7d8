// The function's name says that it gives a new object to each of its callers.

export function createDefaultSettings() {
  return {
    theme: "light",
    language: "en",
    fontSize: 14,
    lineNumbers: true,
    wordWrap: false,
    tabSize: 2,
    autosave: true,
    minimap: false,
  };
}
