// A decoder of a stream remembers the beginning of a character: each stream needs its own.

export async function read(stream) {
  const decoder = new TextDecoder("utf-8");
  let text = "";
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
