/** The canvas on which networks are drawn. */
export { default as NetworkCanvas } from './NetworkCanvas.svelte';
export type { CanvasCommands } from './menu/canvas-commands';
