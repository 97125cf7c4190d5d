import { LIMITS } from './limits';
import { decodeUtf8 } from './strictText';

/**
 * Reads JSON the strict way (bundle.md § 3.2): UTF-8 without BOM, depth at most 32, no key twice in an object (two readers
 * would keep different ones). `undefined` for anything else; no JSON text has that value.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  if (bytes.length > LIMITS.jsonBytes) return undefined;
  const text = decodeUtf8(bytes);
  if (text === undefined || !isShallowWithUniqueKeys(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** One pass over the tokens; what is not JSON at all is left to the parser. */
function isShallowWithUniqueKeys(text: string): boolean {
  /** One set of keys per open object, `undefined` per open array. */
  const open: (Set<string> | undefined)[] = [];
  let lastString: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '"') {
      const end = endOfString(text, at);
      lastString = text.slice(at, end + 1);
      at = end;
      continue;
    }
    if (letter === '{' || letter === '[') open.push(letter === '{' ? new Set() : undefined);
    else if (letter === '}' || letter === ']') open.pop();
    else if (letter === ':' && lastString !== undefined) {
      const keys = open.at(-1);
      const key = unescapeKey(lastString);
      if (keys?.has(key)) return false;
      keys?.add(key);
    }
    if (open.length > LIMITS.jsonDepth) return false;
    if (letter.trim() !== '') lastString = undefined;
  }
  return true;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '"') at += text.charAt(at) === '\\' ? 2 : 1;
  return at;
}

/** "a" and "\u0061" are the same key. */
function unescapeKey(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    return token;
  }
}
