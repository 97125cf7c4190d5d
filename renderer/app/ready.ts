/** Marks "first data shown": tests and the start-up measurement wait for it. */
export function markReady(): void {
  document.body.dataset.ready = '1';
}
