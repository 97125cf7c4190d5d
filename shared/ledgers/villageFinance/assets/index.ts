export * from './assetBlocks';
export * from './assetCells';
export * from './checkAssets';
export * from './readAssets';
export * from './term';
