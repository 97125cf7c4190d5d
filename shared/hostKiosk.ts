/** A key press as a page or the engine reports it. */
export interface KioskKey {
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/**
 * Whether a key is kept back while the window is locked (`window.setKiosk`): function keys, and everything with Ctrl, Alt or the
 * system key. What typing needs passes: AltGr (Ctrl and Alt) with a letter, and Ctrl+Space, which switches input methods.
 */
export function isKeptBack({ key, control, alt, meta }: KioskKey): boolean {
  if (/^(?:F\d{1,2}|ContextMenu|(?:Browser|Launch|Zoom|Media).*)$/.test(key)) return true;
  if (meta) return true;
  if (control && alt) return key.length !== 1;
  if (control) return key !== ' ' && key !== 'Control';
  return alt && key !== 'Alt' && key !== 'AltGraph';
}
