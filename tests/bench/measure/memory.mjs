/** Memory of a process tree as PSS: shared pages are counted once, unlike in a sum of RSS. Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

const MEASURED = /chrom|electron/i;
const SAMPLE_MS = 400;

function processes() {
  const list = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const end = stat.lastIndexOf(')');
      const command = stat.slice(stat.indexOf('(') + 1, end);
      list.push({ pid: Number(name), parent: Number(stat.slice(end + 2).split(' ')[1]), command });
    } catch {
      // It ended while we looked.
    }
  }
  return list;
}

function pssOf(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** MB of every browser or Electron process that this bench started. */
export function treePss(root = process.pid, wanted = MEASURED) {
  const all = processes();
  let sum = 0;
  const visit = (parent, isInside) => {
    for (const { pid, command, parent: of } of all) {
      if (of !== parent) continue;
      const counts = isInside || wanted.test(command);
      if (counts) sum += pssOf(pid);
      visit(pid, counts);
    }
  };
  visit(root, false);
  return sum;
}

/** Highest PSS above the moment of the call. Looking costs a few milliseconds each time, so times come from other runs. */
export function watchMemory() {
  const before = treePss();
  let highest = before;
  let sinceMark = 0;
  const look = () => {
    sinceMark = Math.max(sinceMark, treePss());
    highest = Math.max(highest, sinceMark);
  };
  const timer = setInterval(look, SAMPLE_MS);
  return {
    before,
    /** Highest since the last mark. */
    mark() {
      look();
      const found = sinceMark;
      sinceMark = 0;
      return found;
    },
    end() {
      clearInterval(timer);
      look();
      return { before, highest, above: highest - before };
    },
  };
}
