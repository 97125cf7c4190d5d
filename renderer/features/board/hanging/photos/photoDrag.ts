import type { DragEvent } from 'react';

/** Of our own rows, so that files from outside are told apart. */
const TYPE = 'application/x-gongkai-photos';

/** The dragged one, or all chosen ones when it is one of them. */
export const draggedPhotos = (id: string, chosen: readonly string[]): readonly string[] =>
  chosen.includes(id) ? chosen : [id];

export function startDrag(event: DragEvent, ids: readonly string[]): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(ids));
  event.dataTransfer.effectAllowed = 'move';
}

export const isPhotoDrag = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes(TYPE);

export function droppedPhotos({ dataTransfer }: DragEvent): readonly string[] {
  const ids: unknown = JSON.parse(dataTransfer.getData(TYPE) || '[]');
  return Array.isArray(ids) ? ids.map(String) : [];
}
