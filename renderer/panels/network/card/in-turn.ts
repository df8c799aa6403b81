/** Cards of a large network that come into sight are filled a few per frame, so that no frame has to fill a whole column. */
const perFrame = 4;

const waiting = new Set<() => void>();

/** Calls `fill` in one of the next frames. What is returned takes the call back. */
export function inTurn(fill: () => void): () => void {
  if (waiting.size === 0) requestAnimationFrame(fillNext);
  waiting.add(fill);
  return () => waiting.delete(fill);
}

function fillNext(): void {
  for (const fill of [...waiting].slice(0, perFrame)) {
    waiting.delete(fill);
    fill();
  }
  if (waiting.size > 0) requestAnimationFrame(fillNext);
}
