/**
 * formats/docx: page documents as DOCX packages, written as strings through one path for two rows or twenty thousand.
 * Owns: WordprocessingML, the package around it, fixed times.
 * Must never: decide where a line or a sheet ends, put a name, a time or a program into the properties.
 */
export { renderDocx, renderNoticeDocx } from './renderDocx';
export { renderReportDocx } from './renderReport';
