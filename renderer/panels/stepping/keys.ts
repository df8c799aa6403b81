/** Arrow keys go through a step wherever nothing else listens to them. */

type Go = (direction: 1 | -1, stride?: 'layer') => void;

/** Things that move, choose or write with arrow keys themselves. */
const listeners = 'input:not(.step-place), textarea, select, [contenteditable], [role="radio"], [role="combobox"], [role="listbox"], [role="menu"], [role="dialog"], [role="application"], [role="grid"], [role="slider"], .svelte-flow__node, .svelte-flow__edge';

/** Left and right; with Shift by layer. The slider of the step is among what they move. */
export function goByKey(event: KeyboardEvent, go: Go): void {
  const { key, shiftKey, ctrlKey, altKey, metaKey, target } = event;
  if ((key !== 'ArrowRight' && key !== 'ArrowLeft') || ctrlKey || altKey || metaKey) return;
  if (target instanceof Element && target.closest(listeners)) return;
  event.preventDefault();
  event.stopPropagation();
  go(key === 'ArrowRight' ? 1 : -1, shiftKey ? 'layer' : undefined);
}
