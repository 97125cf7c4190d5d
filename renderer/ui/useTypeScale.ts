import { createContext, useContext, useSyncExternalStore } from 'react';

/** Size of type in percent: 100, 125, 150, 200. */
export const TypeScaleContext = createContext(100);
export const useTypeScale = (): number => useContext(TypeScaleContext);

const listen = (onChange: () => void): (() => void) => {
  addEventListener('resize', onChange);
  return () => removeEventListener('resize', onChange);
};

/** True when the window is small for the size of type: side panels then become layers of their own. */
export function useNarrow(): boolean {
  const scale = useTypeScale();
  const width = useSyncExternalStore(listen, () => innerWidth);
  return width / (16 * (scale / 100)) < 66;
}
