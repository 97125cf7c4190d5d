import os from 'node:os';

/** What a figure needs beside it to be read later. No name of the machine. */
export function machineLine() {
  const cpus = os.cpus();
  return {
    cpu: `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown'}`,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.platform()} ${os.arch()}`,
    node: process.versions.node,
    load: Number(os.loadavg()[0]?.toFixed(1)),
  };
}
