import { newId } from '../../shared/kernel';
import { maskLongNumbers } from '../../shared/payout';
import { decodeUnit, type UnitLevel, type UnitRecord } from '../../shared/records';
import { instantNow, operator, source } from './source';
import { commit } from './store/commit';
import { readTable } from './store/records';

export interface UnitInput {
  readonly id?: string;
  readonly name: string;
  readonly level: UnitLevel;
  /** 12 digits; '' asks for a local code below the parent. */
  readonly code: string;
  readonly parentCode: string;
  readonly isSelf: boolean;
  readonly aliases?: readonly string[];
}

/** Next free local code below a parent: the last group 9xx (bundle.md § 12). */
export function nextLocalCode(parentCode: string, level: UnitLevel, taken: ReadonlySet<string>): string {
  const head = level === 'village' ? parentCode.slice(0, 9) : parentCode.slice(0, 6);
  for (let n = 901; n <= 999; n += 1) {
    const code = level === 'village' ? `${head}${n}` : `${head}${n}000`;
    if (!taken.has(code)) return code;
  }
  return '';
}

export async function listUnits(): Promise<UnitRecord[]> {
  return (await readTable('units', decodeUnit)).filter((unit) => !unit.deleted);
}

export async function selfUnit(): Promise<UnitRecord | undefined> {
  return (await listUnits()).find((unit) => unit.isSelf);
}

/** Villages at or below this installation's unit, in code order. */
export async function listVillages(): Promise<UnitRecord[]> {
  const units = await listUnits();
  return units.filter((unit) => unit.level === 'village').sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
}

/** Which unit a village name of a sheet means: its name or one of its aliases; a trailing 村 or 社区 makes no difference. */
export function unitOfVillage(name: string, units: readonly UnitRecord[]): UnitRecord | undefined {
  const bare = (one: string): string => one.replace(/(村民委员会|居民委员会|村委会|居委会|社区|村)$/, '');
  const villages = units.filter((unit) => unit.level === 'village');
  return (
    villages.find((unit) => unit.name === name || unit.aliases.includes(name)) ??
    villages.find((unit) => bare(unit.name) === bare(name))
  );
}

const unitWrite = (unit: UnitRecord) => ({ table: 'units' as const, key: unit.id, value: unit });

/** Saves units in one act; one without a code gets a local one. Exactly one unit stays `isSelf`. */
export async function saveUnits(inputs: readonly UnitInput[]): Promise<UnitRecord[]> {
  let saved: UnitRecord[] = [];
  const [first] = inputs;
  await commit({
    name: inputs.length === 1 ? 'unit.saved' : 'units.saved',
    params: { name: maskLongNumbers(first?.name.trim() ?? ''), n: inputs.length },
    scope: 'units',
    plan: async () => {
      const known = new Map((await readTable('units', decodeUnit)).map((unit) => [unit.id, unit]));
      saved = plannedUnits(inputs, known);
      const others = saved.some((unit) => unit.isSelf)
        ? [...known.values()].filter((unit) => unit.isSelf && !saved.some((one) => one.id === unit.id))
        : [];
      return { records: [...others.map((unit) => unitWrite({ ...unit, isSelf: false })), ...saved.map(unitWrite)] };
    },
  });
  return saved;
}

function plannedUnits(inputs: readonly UnitInput[], known: ReadonlyMap<string, UnitRecord>): UnitRecord[] {
  const taken = new Set([...known.values()].map((unit) => unit.unitCode));
  for (const input of inputs) if (input.code) taken.add(input.code);
  return inputs.map((input) => {
    const before = input.id ? known.get(input.id) : undefined;
    const code = input.code || before?.unitCode || nextLocalCode(input.parentCode, input.level, taken);
    taken.add(code);
    return {
      id: before?.id ?? newId(source),
      unitCode: code,
      revision: before?.revision ?? 0,
      updatedAt: instantNow(),
      updatedBy: operator(),
      name: maskLongNumbers(input.name.trim()),
      level: input.level,
      parentCode: input.parentCode,
      codeIsLocal: input.code === '' && (before?.codeIsLocal ?? true),
      isSelf: input.isSelf,
      aliases: input.aliases ?? before?.aliases ?? [],
      deleted: false,
    };
  });
}

/** Into the recycle bin, and back. */
export async function removeUnit(id: string, deleted = true): Promise<void> {
  const unit = (await readTable('units', decodeUnit)).find((one) => one.id === id);
  if (!unit) return;
  await commit({
    name: deleted ? 'unit.removed' : 'unit.restored',
    params: { name: unit.name },
    scope: 'units',
    plan: async () => {
      const stored = (await readTable('units', decodeUnit)).find((one) => one.id === id);
      return stored ? { records: [unitWrite({ ...stored, deleted })] } : {};
    },
  });
}
