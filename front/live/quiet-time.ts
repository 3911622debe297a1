/** Waits, but not while news says that the network is back, that the page is looked at again, or that nobody waits any more. */
export function quietTime(forMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const wake = () => {
      clearTimeout(timer)
      window.removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = window.setTimeout(wake, forMs)
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    signal?.addEventListener('abort', wake)
  })
}
