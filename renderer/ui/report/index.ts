/**
 * ui/report: a report on its way out: saved as a file or printed.
 * Owns: the buttons, progress and refusals, and the check that nothing private leaves.
 * Must never: make a report, know what it says, or hand out a file that the detector has not opened again.
 */
export { bytesOf, htmlOf, refuseBlocked, scanMade } from './outgoing';
export { ReportActs, ReportFindings } from './ReportActs';
export { useReport } from './useReport';
