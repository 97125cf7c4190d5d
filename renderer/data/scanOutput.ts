import { privacyRules } from '../../resources/tables';
import { scanFile } from '../../shared/formats/scan';
import { type Problem, problem } from '../../shared/kernel';
import { isQuestion, type ScanFinding } from '../../shared/privacy';
import type { PrivacyProfile } from '../../shared/records';

export interface ScanSettings {
  /** Supervision telephones that the person typed into the posting: official by their act. */
  readonly telephone?: string;
  readonly publicContacts?: readonly string[];
  readonly profile?: PrivacyProfile;
}

/** A finding as a problem: what only needs a look is a warning, everything else blocks the output. */
export const findingProblem = (finding: ScanFinding): Problem =>
  problem(
    finding.code,
    isQuestion(finding.code) ? 'warning' : 'error',
    {
      file: finding.path,
      part: finding.part,
      ...(finding.row === null ? {} : { row: finding.row }),
      ...(finding.column === null ? {} : { column: finding.column }),
    },
    { masked: finding.masked },
  );

/** Opens a finished file again and looks for private values with the one detector (product.md § 3, first law). */
export async function scanOutput(name: string, bytes: Uint8Array, settings: ScanSettings): Promise<Problem[]> {
  const typed = settings.telephone ? settings.telephone.split(/[、,，;；\s]+/).filter(Boolean) : [];
  const findings = await scanFile(bytes, name, {
    rules: privacyRules,
    publicContacts: [...(settings.publicContacts ?? []), ...typed],
    ...(settings.profile ? { profile: settings.profile } : {}),
  });
  return findings.map(findingProblem);
}
