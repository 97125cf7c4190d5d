/** From the start of the process to the first data, in real Electron: with an empty folder and with the sample in it. */
import { newProfile, openAppWindow, removeProfile, setUpSample } from '../measure/appWindow.mjs';
import { figure } from '../measure/statistics.mjs';

const WANTED = { of: 'value', max: 1500 };

export async function benchStart({ runs, log }) {
  const used = newProfile();
  const times = { empty: [], used: [] };
  try {
    const first = await openAppWindow(used);
    await setUpSample(first.page);
    await first.close();
    // Each turn: an empty folder, then the used one. The first turn is the warm-up.
    for (let run = 0; run <= runs; run += 1) {
      log(`start, run ${run} of ${runs}`);
      const empty = newProfile();
      for (const [name, profile] of [
        ['empty', empty],
        ['used', used],
      ]) {
        const window = await openAppWindow(profile);
        if (run > 0) times[name].push(window.readyMs);
        await window.close();
      }
      removeProfile(empty);
    }
  } finally {
    removeProfile(used);
  }
  return [
    figure({ name: 'start to first data, first start', unit: 'ms', values: times.empty, wanted: WANTED }),
    figure({ name: 'start to first data, sample data', unit: 'ms', values: times.used, wanted: WANTED }),
  ];
}
