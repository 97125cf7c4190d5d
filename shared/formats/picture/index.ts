/**
 * formats/picture: what a camera wrote into a photograph beside its pixels.
 * Owns: the shooting day out of Exif, whether a JPEG has its end, whether anything but pixels is inside.
 * Must never: decode pixels (the engine does), hand on a place or a name of a camera, trust a length inside the file.
 */
export { checkImageMetadata } from '../scan/imageMetadata';
export { readShotOn } from './shotOn';
export { isWholeJpeg } from './whole';
