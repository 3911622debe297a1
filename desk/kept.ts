/** What this browser keeps for the agent: choices and unsent words. A full or forbidden storage loses comfort, never the page. */

export function readKept(name: string): unknown {
  try {
    const text = localStorage.getItem(`heed.desk.${name}`)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keeps a value; undefined forgets it. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(`heed.desk.${name}`)
    else localStorage.setItem(`heed.desk.${name}`, JSON.stringify(value))
  } catch {
    // Private windows and full disks refuse; what is on the screen is still there.
  }
}
