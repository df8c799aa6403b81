/** The canvas on which networks are drawn. */
export { default as Miniature } from './picture/Miniature.svelte';
export { pictureOf, type NetworkPicture } from './picture/index';
export { default as NetworkCanvas } from './NetworkCanvas.svelte';
export type { CanvasCommands } from './menu/canvas-commands';
