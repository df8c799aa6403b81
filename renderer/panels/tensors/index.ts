export { default as TensorDialog } from './TensorDialog.svelte';
export { default as TensorView } from './TensorView.svelte';
