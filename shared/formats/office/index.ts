/**
 * office: what DOCX and XLSX packages have in common (ECMA-376 part 2): relations, properties, the zip around the parts.
 * Owns: fixed times and the properties, which hold a title and nothing else.
 * Must never: put a name, a time or a program into a package.
 */
export {
  corePropertiesXml,
  PART_HEAD,
  packageRelationsXml,
  packParts,
  RELATION_TYPE,
  relationsXml,
} from './packageParts';
