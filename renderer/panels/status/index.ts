/** The line at the bottom of the window. */
export { default as StatusBar } from './StatusBar.svelte';
