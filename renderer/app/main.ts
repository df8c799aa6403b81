/** Entry of the page. */
import './promise-with-resolvers';
import '../styles/index';
import { mount } from 'svelte';
import { connectToApp, type Connection } from '../bridge/connect';
import { connectApp, loadApp } from '../state/app-life.svelte';
import App from './App.svelte';
import { listenToMenu } from './commands/listen';

/** The build with mode `demo` runs in a plain browser, without the other processes. */
async function connection(): Promise<Connection> {
  if (import.meta.env.MODE !== 'demo') return connectToApp();
  const { connectToFake } = await import('../bridge/fake');
  return connectToFake();
}

const { bridge, onEnginePort } = await connection();
const app = await loadApp(bridge);
connectApp(app, onEnginePort);
listenToMenu(app);
mount(App, { target: document.getElementById('app')!, props: { app } });
