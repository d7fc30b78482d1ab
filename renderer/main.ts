import { mount } from 'svelte';
import './app.css';
import App from './App.svelte';
import { start } from './state/files.js';
import { findHost } from './state/host.js';
import { Workspace } from './state/workspace.svelte.js';

const workspace = new Workspace(findHost);
const target = document.getElementById('app');
if (target) mount(App, { target, props: { workspace } });
void start(workspace);
