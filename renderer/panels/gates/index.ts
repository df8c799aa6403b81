/** The workspace of gate circuits. */
export { default as Gates } from './Gates.svelte';
