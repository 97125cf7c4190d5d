/**
 * formats/scan: text of any produced file for the detector, and the active content of docx and pdf.
 * Owns: extraction from csv, txt, html, json, docx, xlsx, xls, pdf, zip, jpg and png, down to files inside files.
 * Must never: decide what is private (shared/privacy does), change a byte, hand an unmasked value on.
 */
export { decodeText } from './decodeText';
export { checkDocxActive } from './docxActive';
export { checkImageMetadata } from './imageMetadata';
export { checkPdfActive } from './pdfActive';
export { type ScanOptions, scanFile } from './scanFile';
