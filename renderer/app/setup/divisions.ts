/** The offline table of county codes, loaded when it is asked for the first time. */
export interface County {
  /** Six digits of GB/T 2260. */
  readonly code: string;
  readonly name: string;
  /** Province and prefecture, for telling namesakes apart. */
  readonly place: string;
}

interface Table {
  readonly provinces: Readonly<Record<string, string>>;
  readonly prefectures: Readonly<Record<string, string>>;
  readonly counties: readonly (readonly string[])[];
}

let loaded: Promise<readonly County[]> | undefined;

export function loadCounties(): Promise<readonly County[]> {
  loaded ??= import('../../../resources/catalogs/divisions.json').then((module) => {
    const table: Table = module.default;
    return table.counties.map(([code = '', name = '']) => ({
      code,
      name,
      place: `${table.provinces[code.slice(0, 2)] ?? ''}${table.prefectures[code.slice(0, 4)] ?? ''}`,
    }));
  });
  return loaded;
}
