import { fault, ok, type Result } from '../../shared/kernel';
import { mendAfter } from '../workers/mending';

/** An act of the page as a task wants it: a refusal and a fault of the machine come back as codes, as from a worker. */
export async function outcomeOf<T>(act: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await act());
  } catch (error) {
    const { code, params } = await mendAfter(error, false);
    return fault(code, params);
  }
}
