/** The network as a list. */
export { default as Outline } from './Outline.svelte';
