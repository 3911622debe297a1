/**
 * What this browser keeps for the agent: choices and unsent words. A full or forbidden storage loses comfort, never the page.
 * Words belong to the agent who wrote them: on a shared computer nobody finds, or sends, what a colleague left unsent.
 */

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

let owner = ''

/** Whose words are kept and read from now on. */
export function keepAs(agentId: string): void {
  owner = agentId
}

export function readOwn(name: string): unknown {
  return readKept(`${owner}.${name}`)
}

export function keepOwn(name: string, value: unknown): void {
  keep(`${owner}.${name}`, value)
}

/** What is kept of one's own under names that begin so, by the rest of the name. */
export function ownNames(beginning: string): string[] {
  const full = fullName(beginning)
  try {
    return Object.keys(localStorage).flatMap(key => (key.startsWith(full) ? [key.slice(full.length)] : []))
  } catch {
    return []
  }
}

/** Tells which of one's own things under that beginning another tab has changed. */
export function onOtherTab(beginning: string, tell: (rest: string) => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    const full = fullName(beginning)
    if (key?.startsWith(full)) tell(key.slice(full.length))
  }
  window.addEventListener('storage', listen)
  return () => window.removeEventListener('storage', listen)
}

function fullName(beginning: string): string {
  return `heed.desk.${owner}.${beginning}`
}
