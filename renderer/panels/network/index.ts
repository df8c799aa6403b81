export { default as NetworkCanvas } from './NetworkCanvas.svelte';
