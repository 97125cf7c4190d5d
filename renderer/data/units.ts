import { newId } from '../../shared/kernel';
import { maskLongNumbers } from '../../shared/payout';
import { decodeUnit, type UnitLevel, type UnitRecord } from '../../shared/records';
import { database } from './database';
import { instantNow, operator, source } from './source';

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
  const rows = await database().units.toArray();
  return rows.flatMap((row) => {
    const unit = decodeUnit(row);
    return unit.ok && !unit.value.deleted ? [unit.value] : [];
  });
}

export async function selfUnit(): Promise<UnitRecord | undefined> {
  return (await listUnits()).find((unit) => unit.isSelf);
}

/** Villages at or below this installation's unit, in code order. */
export async function listVillages(): Promise<UnitRecord[]> {
  const units = await listUnits();
  return units.filter((unit) => unit.level === 'village').sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
}

/** Saves units in one transaction; one without a code gets a local one. Exactly one unit stays `isSelf`. */
export async function saveUnits(inputs: readonly UnitInput[]): Promise<UnitRecord[]> {
  const db = database();
  return db.transaction('rw', db.units, async () => {
    const known = new Map((await db.units.toArray()).map((unit) => [unit.id, unit]));
    const taken = new Set([...known.values()].map((unit) => unit.unitCode));
    for (const input of inputs) if (input.code) taken.add(input.code);
    const saved: UnitRecord[] = [];
    for (const input of inputs) {
      const before = input.id ? known.get(input.id) : undefined;
      const code = input.code || before?.unitCode || nextLocalCode(input.parentCode, input.level, taken);
      taken.add(code);
      saved.push({
        id: before?.id ?? newId(source),
        unitCode: code,
        revision: (before?.revision ?? 0) + 1,
        updatedAt: instantNow(),
        updatedBy: operator(),
        name: maskLongNumbers(input.name.trim()),
        level: input.level,
        parentCode: input.parentCode,
        codeIsLocal: input.code === '' && (before?.codeIsLocal ?? true),
        isSelf: input.isSelf,
        aliases: input.aliases ?? before?.aliases ?? [],
        deleted: false,
      });
    }
    if (saved.some((unit) => unit.isSelf)) {
      const others = [...known.values()].filter((unit) => unit.isSelf && !saved.some((one) => one.id === unit.id));
      await db.units.bulkPut(others.map((unit) => ({ ...unit, isSelf: false, revision: unit.revision + 1 })));
    }
    await db.units.bulkPut(saved);
    return saved;
  });
}

export async function removeUnit(id: string): Promise<void> {
  const db = database();
  await db.transaction('rw', db.units, async () => {
    const unit = await db.units.get(id);
    if (unit) await db.units.put({ ...unit, deleted: true, revision: unit.revision + 1, updatedAt: instantNow() });
  });
}
