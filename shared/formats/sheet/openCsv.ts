import { type ByteSource, fault, ok, type Problem, type Result, type TableFile, type TextEncoding } from '../../kernel';
import { guessShape, readCsvRows, TextStream } from '../csv';
import { cutOffNotes } from './cutOff';
import { createFileDigest, type FileDigest } from './fileDigest';
import type { ReadFault } from './readFault';
import { ReadFailure } from './readFault';
import { MAX_BYTES, MAX_LINE_CHARS, type ReadOptions } from './readOptions';

/**
 * A text file as a table of one sheet. `rows()` may be called again (it then reads the file again); `encoding` and the
 * sheet's `notes` are live and final once the rows have been read to the end; `sha256` settles then, too.
 */
export function openCsv(
  source: ByteSource,
  head: Uint8Array,
  wholeFileInHead: boolean,
  options: ReadOptions,
): Result<TableFile, ReadFault> {
  const decoding = new TextStream(head, options.encoding);
  const headText = decoding.push(head) + (wholeFileInHead || !decoding.settled ? decoding.end() : '');
  const replaced = headText.split('\uFFFD').length - 1;
  if (headText.includes('\0') || (replaced > 16 && replaced * 20 > headText.length)) {
    return fault('read.notTable', { file: source.name, what: 'BINARY' });
  }
  if (headText.trim() === '' && wholeFileInHead) return fault('read.empty', { file: source.name });
  const guessed = guessShape(headText);
  const shape = { ...guessed, separator: options.separator ?? guessed.separator };

  let encoding: TextEncoding = decoding.encoding;
  const notes: Problem[] = [];
  const digest = deferredDigest();

  const file: TableFile = {
    name: source.name,
    bytes: source.size,
    format: 'csv',
    get encoding() {
      return encoding;
    },
    sha256: digest.promise,
    sheets: [
      {
        name: '',
        hidden: false,
        hiddenRows: 0,
        hiddenColumns: 0,
        notes,
        async *rows(signal = options.signal) {
          notes.length = 0;
          const hash = await createFileDigest(source.size);
          const plan = {
            ...shape,
            file: source.name,
            head,
            ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
            maxBytes: options.maxBytes ?? MAX_BYTES,
            maxLineChars: options.maxLineChars ?? MAX_LINE_CHARS,
            onBytes: (bytes: Uint8Array) => hash.update(bytes),
            onEncoding: (found: TextEncoding) => {
              encoding = found;
            },
            onNote: (note: Problem) => {
              notes.push(note);
            },
          };
          try {
            let rows = 0;
            for await (const chunk of readCsvRows(source, plan, signal)) {
              rows = chunk.firstRow + chunk.rows.length - 1;
              yield chunk;
            }
            notes.push(...cutOffNotes(source.name, '', rows));
          } catch (error) {
            if (error instanceof ReadFailure) digest.fail(error);
            throw error;
          }
          await digest.settle(hash);
        },
      },
    ],
  };
  return ok(file);
}

interface DeferredDigest {
  readonly promise: Promise<string>;
  settle(hash: FileDigest): Promise<void>;
  fail(error: ReadFailure): void;
}

function deferredDigest(): DeferredDigest {
  let resolve: (hex: string) => void = () => undefined;
  let reject: (error: ReadFailure) => void = () => undefined;
  const promise = new Promise<string>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Whoever reads rows hears of the fault there; an unread digest must not end the process.
  promise.catch(() => undefined);
  return {
    promise,
    settle: async (hash) => resolve(await hash.finish()),
    fail: (error) => reject(error),
  };
}
