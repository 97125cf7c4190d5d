/** Run as a process of its own: appends entries until it is killed, and says which were acknowledged. */
import { storeHandlers } from '../../shared/store';
import { openNodeStore } from './nodeStore';

async function append(root: string): Promise<void> {
  const calls = storeHandlers(openNodeStore(root).store);
  const opened = await calls['store.open'](undefined);
  if (!opened.ok) throw new Error(opened.fault);
  let { head } = opened.value;
  for (let round = 0; ; round += 1) {
    const payload = new Uint8Array(200 + ((round * 7919) % 60_000)).fill(head.seq % 251);
    const bulk = round % 5 === 4 ? await calls['journal.begin'](undefined) : undefined;
    if (bulk?.ok) await calls['journal.part']({ bulk: bulk.value.bulk, bytes: new Uint8Array(100_000).fill(7) });
    const entry = { seq: head.seq + 1, previous: head.hash, payload, ...(bulk?.ok ? { bulk: bulk.value.bulk } : {}) };
    const done = await calls['journal.commit'](entry);
    if (!done.ok) throw new Error(done.fault);
    head = done.value;
    process.stdout.write(`${head.seq} ${head.hash}\n`);
  }
}

void append(process.argv[2] ?? '');
