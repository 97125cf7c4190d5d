/** Runs in an isolated, sandboxed world: shows the page the host contract and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { hostFrom } from '../shared/host';

contextBridge.exposeInMainWorld(
  'gongkaiHost',
  hostFrom((name, input) => ipcRenderer.invoke(name, input)),
);
