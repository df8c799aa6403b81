/** A small sign on a connection that shows the tensor it carries. */
export { default as TensorChip } from './View.svelte';
