export { default as ExampleChoice } from './ExampleChoice.svelte';
