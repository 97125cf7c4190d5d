/** Running sums of rows, by village and group, for comparing with what a sheet prints. */
export interface Sum {
  readonly village: string;
  readonly group: string;
  fen: number;
  unreadable: number;
  rows: number;
}

export const sum = (village = '', group = ''): Sum => ({ village, group, fen: 0, unreadable: 0, rows: 0 });

export function put(into: Sum, fen: number | undefined): void {
  into.rows += 1;
  if (fen === undefined) into.unreadable += 1;
  else into.fen += fen;
}

export function addUp(list: Iterable<Sum>): Sum {
  const all = sum();
  for (const one of list) {
    all.fen += one.fen;
    all.unreadable += one.unreadable;
    all.rows += one.rows;
  }
  return all;
}

export const key = (village: string, group: string): string => `${village}\u0001${group}`;

export function reach(map: Map<string, Sum>, village: string, group: string): Sum {
  const at = key(village, group);
  let found = map.get(at);
  if (!found) {
    found = sum(village, group);
    map.set(at, found);
  }
  return found;
}
