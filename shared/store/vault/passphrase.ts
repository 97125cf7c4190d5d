import { fault, ok, type Result } from '../../kernel';

export const MIN_PASSPHRASE = 8;

/** The commonest ones of leaked lists that are long enough; the whole list would not help a township more. */
const COMMON = new Set([
  '12345678',
  '123456789',
  '1234567890',
  '0123456789',
  '87654321',
  '987654321',
  '9876543210',
  '12341234',
  '123123123',
  '11223344',
  '1122334455',
  '12344321',
  '66668888',
  '88886666',
  '5201314520',
  '1234qwer',
  'qwer1234',
  'qwertyui',
  'qwertyuiop',
  'qwerty123',
  'asdfghjk',
  'asdfghjkl',
  '1qaz2wsx',
  '1q2w3e4r',
  'q1w2e3r4',
  'abcd1234',
  'abc12345',
  'abc123456',
  'a1234567',
  'a12345678',
  'a123456789',
  'aa123456',
  'woaini1314',
  'woaini520',
  'iloveyou',
  'admin123',
  'password',
  'password1',
  'passw0rd',
  'p@ssw0rd',
]);

/** The same words typed on another keyboard (full-width, composed or not) are the same passphrase. */
export const normalisePassphrase = (text: string): string => text.normalize('NFKC');

/** A new passphrase in its one spelling. Refused: fewer than 8 characters, one character only, the commonest ones. */
export function checkPassphrase(text: string): Result<string, 'host.weakPassphrase'> {
  const normal = normalisePassphrase(text);
  const characters = [...normal];
  const isWeak =
    characters.length < MIN_PASSPHRASE || new Set(characters).size < 2 || COMMON.has(normal.trim().toLowerCase());
  return isWeak ? fault('host.weakPassphrase', { least: MIN_PASSPHRASE }) : ok(normal);
}
