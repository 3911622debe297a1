/** Loads the page again, unless it just did: a page that cannot be mended by loading must not load for ever. */
export function reloadOnce(): boolean {
  const KEY = 'heed:reloaded-at'
  try {
    const last = Number(sessionStorage.getItem(KEY) ?? 0)
    if (Date.now() - last < 15_000) return false
    sessionStorage.setItem(KEY, String(Date.now()))
  } catch {
    return false
  }
  window.location.reload()
  return true
}
