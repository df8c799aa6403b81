export { default as TensorDialog } from './TensorDialog.svelte';
