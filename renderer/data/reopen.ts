/**
 * An opening that has no answer by then is given up. A large store on a slow disk may need longer; that costs one refused act,
 * because whoever works here begins anew and waits without a limit.
 */
const MOST_MS = 5000;
const ANSWERS = ['success', 'error', 'blocked', 'upgradeneeded'] as const;

let tell: () => void = () => undefined;

/** Who is told that this context (worker or page) no longer reaches the engine's store, though another one may. */
export function onCutOff(told: () => void): void {
  tell = told;
}

/**
 * Opens the store again after the engine closed it. On a full disk Chromium gives its store up, and sometimes forgets those who
 * ask at that very moment: from then on nothing that this context asks is answered, neither with yes nor with no. Here it is
 * answered with `TimeoutError` in the end, so that an act is refused and does not wait for ever.
 */
export function reopen(ask: () => IDBOpenDBRequest, mostMs = MOST_MS): IDBOpenDBRequest {
  const request = ask();
  const timer = setTimeout(() => {
    const refuse = request.onerror;
    request.onsuccess = request.onerror = request.onupgradeneeded = request.onblocked = null;
    // It was only slow: nobody waits for it any more.
    request.addEventListener('success', () => request.result.close());
    const error = new DOMException('the engine does not answer', 'TimeoutError');
    refuse?.call(request, { target: { error } } as unknown as Event);
    tell();
  }, mostMs);
  for (const answer of ANSWERS) request.addEventListener(answer, () => clearTimeout(timer));
  request.addEventListener('error', tell);
  return request;
}
