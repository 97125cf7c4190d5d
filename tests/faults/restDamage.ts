import type { Dice } from '../support/dice';
import type { FaultHistory } from './faultHistory';
import type { Tally } from './tally';

export async function restDamage(_history: FaultHistory, _dice: Dice, _tally: Tally): Promise<void> {}
