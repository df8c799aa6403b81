/** Details of what is selected. */
export { default as Inspector } from './Inspector.svelte';
