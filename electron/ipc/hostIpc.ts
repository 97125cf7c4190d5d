/**
 * The one door between page and main process: every call of the contract is registered once; sender checked, input
 * decoded, faults encoded. There is no other `ipcMain` in the program.
 */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { answerHostCall, type HostHandlers, type HostResult, hostCallNames } from '../../shared/host';
import { fault } from '../../shared/kernel';
import { encodeFileFault } from '../services/fileFaults';

/** What of an event decides: the frame that really sent it, taken from the engine and not from the message. */
export type Sender = Pick<IpcMainInvokeEvent, 'senderFrame'>;

/** Only the top frame of a page of our own origin may call. `devOrigin` is never set in a package. */
export function isTrustedSender(event: Sender, devOrigin?: string): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  let url: URL;
  try {
    url = new URL(frame.url);
  } catch {
    return false;
  }
  if (url.protocol === 'app:') return url.host === 'gongkai';
  return devOrigin !== undefined && url.origin === devOrigin;
}

export function registerHostIpc(
  ipc: Pick<IpcMain, 'handle'>,
  handlersFor: (event: IpcMainInvokeEvent) => HostHandlers | undefined,
  devOrigin?: string,
): void {
  for (const name of hostCallNames) {
    ipc.handle(name, async (event, input: unknown): Promise<HostResult<unknown>> => {
      const handlers = isTrustedSender(event, devOrigin) ? handlersFor(event) : undefined;
      if (handlers === undefined) return fault('host.unavailable', { where: name });
      return await answerHostCall(handlers, name, input, encodeFileFault);
    });
  }
}
