/** The workspace of gradient descent on surfaces of two weights. */
export { default as Descent } from './Descent.svelte';
