import { createContentScanner, decodeBundleSchemas } from '../shared/bundle';
import { InvariantError } from '../shared/kernel';
import { bundleSchemaTables } from './schemas';
import { privacyRules } from './tables';

const decoded = decodeBundleSchemas(bundleSchemaTables);
if (!decoded.ok) throw new InvariantError(`bundle schemas: ${JSON.stringify(decoded.params)}`);

/** The program's own schemas and detector, for every shell: no schema of a sender is trusted. */
export const bundleTables = { schemas: decoded.value, makeScanner: createContentScanner(privacyRules) };
