/** Text of a file whose encoding nobody declared: BOM, UTF-16 by its zeros, UTF-8 when it is valid, else GB18030. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = countZeros(bytes);
  if (zeros.odd > zeros.even * 4 && zeros.odd * 20 > zeros.looked) return new TextDecoder('utf-16le').decode(bytes);
  if (zeros.even > zeros.odd * 4 && zeros.even * 20 > zeros.looked) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Enough to tell the encoding; counted in pairs. */
const SAMPLE_BYTES = 65536;

function countZeros(bytes: Uint8Array): { even: number; odd: number; looked: number } {
  const looked = Math.min(bytes.length, SAMPLE_BYTES);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < looked; i += 1) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even += 1;
    else odd += 1;
  }
  return { even, odd, looked: looked / 2 };
}

/** Bytes as they stand, each one character: finds ASCII text between binary data. */
export const asLatin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Texts that plain numbers may have inside binary data: one byte, and two bytes from either parity. */
export function* binaryReadings(bytes: Uint8Array): Generator<string> {
  yield asLatin1(bytes);
  yield new TextDecoder('utf-16le').decode(bytes);
  yield new TextDecoder('utf-16le').decode(bytes.subarray(1));
}
