/** No sentence for a person is longer; onnxruntime can add pages to its own. */
const longest = 2000;

/** What went wrong, as a text that fits into every message of the protocol. */
export function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
